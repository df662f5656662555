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
import { findIncidentRows, type IncidentRow, incidentsState } from '../../db/incidents.ts'
import { cellHalves } from '../../geodata/cells/cell-index.ts'
import { DEFAULT_PLACE_RADIUS_M } from '../../geodata/model/incident.ts'
import {
  categories,
  classifications,
  precisions,
  settings,
  timePrecisions,
} from '../../geodata/model/incident-columns.ts'
import { type AppEnv, viewIn } from '../context.ts'
import { describe } from '../openapi.ts'
import { policeClassifications, writingReads } from '../police-reads.ts'
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
    const police = policeClassifications(c.var.who)
    const rows = await writingReads(c, 'incident', async (tx) => {
      const read = await findIncidentRows(tx, view, filter)
      const n = read.filter(({ classification }) => police.includes(classification)).length
      return { read, police: n > 0 ? { recordId: 'many', after: { police: n } } : null }
    })
    return c.body(toArrow(rows), 200, { ...headers, 'Content-Type': media })
  },
)

const sourceType = { source: dictionary(utf8(), uint16()) }
const emptyTypes = {
  ...{ cellHi: uint32(), cellLo: uint32(), lon: float64(), lat: float64() },
  ...{ fromMs: float64(), toMs: float64(), hourOfWeek: int16() },
  ...{ category: uint8(), precision: uint8(), timePrecision: uint8(), setting: uint8() },
  ...{ policeInitiated: uint8(), radiusM: float32(), classification: uint8(), ...sourceType },
}

/** The columns of geodata/model/incident-columns.ts; `source` as a dictionary of texts. */
function toArrow(rows: readonly IncidentRow[]): Uint8Array<ArrayBuffer> {
  const index = (list: readonly string[]) => {
    const places = new Map(list.map((name, i) => [name, i]))
    return (name: string) => places.get(name)!
  }
  const category = index(categories)
  const precision = index(precisions)
  const timePrecision = index(timePrecisions)
  const setting = index(settings)
  const classification = index(classifications)
  const halves = rows.map(({ cell }) => (cell === null ? ([0, 0] as const) : cellHalves(cell)))

  const table = tableFromArrays(
    {
      cellHi: Uint32Array.from(halves, ([hi]) => hi),
      cellLo: Uint32Array.from(halves, ([, lo]) => lo),
      lon: Float64Array.from(rows, (row) => row.lon),
      lat: Float64Array.from(rows, (row) => row.lat),
      fromMs: Float64Array.from(rows, (row) => row.fromMs),
      toMs: Float64Array.from(rows, (row) => row.toMs),
      hourOfWeek: Int16Array.from(rows, (row) => row.hourOfWeek ?? -1),
      category: Uint8Array.from(rows, (row) => category(row.category)),
      precision: Uint8Array.from(rows, (row) => precision(row.precision)),
      timePrecision: Uint8Array.from(rows, (row) => timePrecision(row.timePrecision)),
      setting: Uint8Array.from(rows, (row) => setting(row.setting)),
      policeInitiated: Uint8Array.from(rows, (row) => Number(row.policeInitiated)),
      radiusM: Float32Array.from(rows, placeRadiusM),
      classification: Uint8Array.from(rows, (row) => classification(row.classification)),
      source: rows.map((row) => row.source),
    },
    // Typed arrays tell their types themselves, and are taken as they are; empty ones do not.
    { types: rows.length === 0 ? emptyTypes : sourceType },
  )
  return tableToIPC(table, { format: 'stream' }) as Uint8Array<ArrayBuffer>
}

const placeRadiusM = ({ precision, radiusM }: IncidentRow) =>
  precision === 'place' ? (radiusM ?? DEFAULT_PLACE_RADIUS_M) : 0
