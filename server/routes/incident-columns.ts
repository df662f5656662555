import { createHash } from 'node:crypto'
import {
  dictionary,
  float32,
  float64,
  int16,
  tableFromArrays,
  tableToIPC,
  uint8,
  uint16,
  uint32,
  utf8,
} from '@uwdata/flechette'
import { Hono } from 'hono'
import { z } from 'zod'
import { incidentsState } from '../../db/incidents.ts'
import type { IncidentColumns } from '../../geodata/model/incident-columns.ts'
import { type AppEnv, viewIn } from '../context.ts'
import { readIncidentColumns } from '../incident-columns.ts'
import { describe } from '../openapi.ts'
import { inOrder, validate } from '../validate.ts'
import { isKnown } from '../versions.ts'
import { incidentFilters } from './incidents.ts'

const media = 'application/vnd.apache.arrow.stream'

/** Every incident that meets a filter as one Apache Arrow stream, oldest first. */
export const incidentColumnRoutes = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'Incidents',
    right: { action: 'read', records: ['incident'] },
    summary: 'All incidents as Apache Arrow columns',
    media,
    also: [304, 404],
  }),
  validate('query', inOrder(z.strictObject(incidentFilters))),
  async (c) => {
    const { db } = c.var
    const view = viewIn(c.var, 'incident')
    const filter = c.req.valid('query')
    const state = await incidentsState(db, view)
    const asked = createHash('sha256').update(JSON.stringify(filter)).digest('base64url')
    const headers = {
      ETag: `"${state}-${asked.slice(0, 16)}"`,
      'Cache-Control': 'private, no-cache',
    }
    if (isKnown(c, headers.ETag)) return c.body(null, 304, headers)
    const columns = await readIncidentColumns(c, view, filter)
    return c.body(toArrow(columns), 200, { ...headers, 'Content-Type': media })
  },
)

const sourceType = { source: dictionary(utf8(), uint16()) }
const emptyTypes = {
  ...{ cellHi: uint32(), cellLo: uint32(), lon: float64(), lat: float64() },
  ...{ fromMs: float64(), toMs: float64(), hourOfWeek: int16() },
  ...{ category: uint8(), precision: uint8(), timePrecision: uint8(), setting: uint8() },
  ...{ policeInitiated: uint8(), radiusM: float32(), classification: uint8(), ...sourceType },
}

/** Columns as an Arrow stream; `source` as a dictionary of texts. */
function toArrow({
  length,
  sources,
  source,
  ...columns
}: IncidentColumns): Uint8Array<ArrayBuffer> {
  const table = tableFromArrays(
    { ...columns, source: Array.from(source, (at) => sources[at]!) },
    // Typed arrays tell their types themselves, and are taken as they are; empty ones do not.
    { types: length === 0 ? emptyTypes : sourceType },
  )
  return tableToIPC(table, { format: 'stream' }) as Uint8Array<ArrayBuffer>
}
