import { stringify } from 'csv-stringify/sync'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import {
  type AuditFilter,
  type AuditView,
  countAuditEvents,
  findAuditEvents,
  recordChange,
} from '../../db/audit.ts'
import { cameras, deployments } from '../../db/cameras.ts'
import { inTransaction } from '../../db/connect.ts'
import { hotspots } from '../../db/hotspots.ts'
import { newId } from '../../db/ids.ts'
import { incidents } from '../../db/incidents.ts'
import { lenses } from '../../db/lenses.ts'
import { obstacles } from '../../db/obstacles.ts'
import { planningAreas } from '../../db/planning-areas.ts'
import { plans } from '../../db/plans.ts'
import { streetLamps } from '../../db/street-lamps.ts'
import { files, importBatches } from '../../db/work.ts'
import { classification, instant } from '../../geodata/model/record.ts'
import { type AuditEvent, auditAction } from '../../geodata/model/work.ts'
import { type AppEnv, writeOf } from '../context.ts'
import { logError } from '../log.ts'
import { describe, listOf } from '../openapi.ts'
import { encodeCursor, idCursor, paging, toPage } from '../paging.ts'
import { policeClassifications, writingReads } from '../police-reads.ts'
import { classificationsOf, type RecordName, sightOf } from '../rights.ts'
import { inOrder, searchText, validate } from '../validate.ts'

const tag = 'Audit'
const right = { action: 'read', records: ['audit-event'] } as const
const answer = z
  .object({
    id: z.uuid(),
    at: instant,
    actorId: z.string().describe('empty once the name was erased'),
    actorName: z.string(),
    address: z.string().nullable().describe('the network address it came from'),
    action: auditAction,
    recordKind: z.string(),
    recordId: z.string().describe('empty where it would lead to an erased name'),
    classification,
    ownerUnitId: z.uuid().nullable(),
    reason: z.string().nullable(),
    before: z
      .unknown()
      .describe('null for something new, for what is not yours to see, or once it was erased'),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEvent' })

const filters = {
  recordKind: z.string().min(1).max(60).optional(),
  recordId: z.string().min(1).max(60).toLowerCase().optional(),
  action: auditAction.optional(),
  actor: searchText.optional().describe('any part of the name of who did it'),
  from: instant.optional(),
  to: instant.optional(),
}

/** How many rows of an export are held at a time. */
const ROWS_AT_ONCE = 1_000

type InLog = { kind?: NonNullable<AuditView['values'][number]['kind']>; records: RecordName[] }

// Kinds of records, as the log names them, by what they are in the table of rights.
const inTable: { readonly [recordKind: string]: InLog } = {
  incident: { kind: incidents('UTC'), records: ['incident'] },
  hotspot: { kind: hotspots, records: ['hotspot'] },
  'planning-area': { kind: planningAreas, records: ['planning-area'] },
  camera: { kind: cameras, records: ['fixed-camera', 'temporary-camera'] },
  deployment: { kind: deployments, records: ['fixed-camera', 'temporary-camera'] },
  lens: { kind: lenses, records: ['lens'] },
  plan: { kind: plans, records: ['plan'] },
  obstacle: { kind: obstacles, records: ['town'] },
  'street-lamp': { kind: streetLamps, records: ['town'] },
  file: { kind: files, records: ['file'] },
  'import-batch': { kind: importBatches, records: ['import-batch'] },
  job: { records: ['job'] },
}
const administered = ['person', 'organisation', 'municipality', 'retention-rule', 'session']

/**
 * What an administrator is shown of the log: what was done in the municipality, and the values of
 * those records that their roles let them see. What the police do with police records is for the
 * police.
 */
function viewOf({ var: { who, municipality } }: Context<AppEnv>): AuditView {
  const known = { classifications: classificationsOf(who), unitId: who.unitId, personId: null }
  return {
    municipality: municipality.code,
    seesPolice: who.organisationKind === 'police',
    values: [
      { recordKinds: [...administered, 'audit-event'], seen: known },
      ...Object.entries(inTable).map(([name, { kind, records }]) => ({
        ...{ recordKinds: [name], kind },
        // The log does not say who made a record: what one sees because one made it stays out.
        seen: { ...sightOf(who, ...records), personId: null },
      })),
    ],
  }
}

/** Who did what, and when. Written by every change; never by hand. */
export const auditEventRoutes = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      ...{ tag, summary: 'List what has been done, newest first' },
      ...{ answer: listOf(answer), also: [404], right },
    }),
    validate('query', inOrder(z.strictObject({ ...filters, ...paging(idCursor) }))),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid('query')
      const asked = { ...filter, before: cursor?.id, limit: limit + 1 }
      const events = await readingEvents(c, asked, limit)
      return c.json(toPage(events, limit, ({ id }) => encodeCursor({ id })))
    },
  )
  .get(
    '/export.csv',
    describe({
      ...{ tag, summary: 'The same as a CSV file; that it was taken out is logged' },
      ...{ media: 'text/csv', also: [404], right },
    }),
    validate('query', inOrder(z.strictObject(filters))),
    async (c) => {
      const filter = c.req.valid('query')
      const { db, municipality } = c.var
      const { code } = municipality
      const view = viewOf(c)
      // What is older than this export itself; it is written down before anything is sent.
      const id = newId()
      await inTransaction(db, async (tx) => {
        const rows = await countAuditEvents(tx, view, { ...filter, before: id })
        const { actor, now } = writeOf(c.var)
        await recordChange(
          tx,
          {
            ...{ id, municipality: code, actor, action: 'export', recordKind: 'audit-event' },
            // What the police look for, and how much there is of it, is theirs.
            ...{ recordId: 'many', classification: view.seesPolice ? 'police' : 'internal' },
            ...{ before: null, after: { filter, rows } },
          },
          now,
        )
      })
      const olderThan = (before: string) =>
        findAuditEvents(db, view, { ...filter, before, limit: ROWS_AT_ONCE })
      return c.body(csvOf(olderThan, id), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="logg-${code}.csv"`,
        'Cache-Control': 'no-store',
      })
    },
  )

/** Reads events, and writes down that police records were read where their values were told. */
function readingEvents(c: Context<AppEnv>, asked: AuditFilter & { limit: number }, most: number) {
  const police = policeClassifications(c.var.who)
  return writingReads(c, 'audit-event', async (tx) => {
    const read = await findAuditEvents(tx, viewOf(c), asked)
    const ids = read
      .slice(0, most)
      .filter(
        ({ classification, recordKind }) => police.includes(classification) && inTable[recordKind],
      )
      .filter(({ action, before, after }) => action !== 'read' && (before ?? after) !== null)
      .map(({ id }) => id)
    return { read, police: ids.length > 0 ? { recordId: 'many', after: { ids } } : null }
  })
}

/** All events older than one, as a file: read a page at a time, and no further than it is taken. */
function csvOf(
  olderThan: (id: string) => Promise<AuditEvent[]>,
  id: string,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let last = id
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const events = await olderThan(last)
        controller.enqueue(encoder.encode(toCsv(events, last === id)))
        if (events.length < ROWS_AT_ONCE) controller.close()
        last = events.at(-1)?.id ?? last
      } catch (error) {
        // Broken off, so that half a log is not taken for the whole; why is for our own log alone.
        logError(error, { doing: 'export of the log' })
        controller.error(new Error('the export was broken off'))
      }
    },
  })
}

const columns = [
  ...['at', 'actorName', 'actorId', 'address', 'action', 'recordKind', 'recordId'],
  ...['classification', 'ownerUnitId', 'reason', 'before', 'after'],
]

// A spreadsheet takes a cell that begins with = for a formula, and a file without a mark for Latin-1.
const toCsv = (events: readonly AuditEvent[], isFirst: boolean): string =>
  stringify([...events], {
    ...{ header: isFirst, columns, bom: isFirst, delimiter: ';', escape_formulas: true },
    cast: {
      date: (at) => at.toISOString(),
      object: (value) => (value === null ? '' : JSON.stringify(value)),
    },
  })
