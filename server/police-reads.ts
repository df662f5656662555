import { createMiddleware } from 'hono/factory'
import { recordChange } from '../db/audit.ts'
import { type Db, inTransaction } from '../db/connect.ts'
import { StaleVersion } from '../db/errors.ts'
import type { Owned, RecordKind } from '../db/records.ts'
import type { Classification, Kept } from '../geodata/model/record.ts'
import { type AppEnv, writeOf } from './context.ts'
import type { Viewpoint } from './rights.ts'

/**
 * How the police records that somebody may see are classified: as the police's and, to the police, as a
 * unit's own, since the own records that are seen are those of one's own unit.
 */
export const policeClassifications = ({ organisationKind }: Viewpoint): Classification[] =>
  organisationKind === 'police' ? ['police', 'own'] : ['police']

/** What is needed of a request: who asked, where, and for what. */
export type ReadingAsked = { var: AppEnv['Variables']; req: { path: string; url: string } }

/**
 * Reads records and, in the same transaction, writes down that police records were read, by whom and
 * which. Where that cannot be written down, nothing is read.
 *
 * @param most how many of the rows, from the first, are handed out
 */
export async function readingOf<Input extends Owned, Row extends Kept>(
  c: ReadingAsked,
  kind: RecordKind<Input, Row>,
  read: (db: Db) => Promise<Row[]>,
  most?: number,
): Promise<Row[]> {
  const police = policeClassifications(c.var.who)
  const { code } = c.var.municipality
  return await writingReads(c, kind.name, async (db) => {
    const rows = await read(db)
    const handedOut = rows.slice(0, most)
    // What tells of a police record is read as one: where its camera stands, what a plan does with it.
    const tellsOf = (await kind.tellsOf?.(db, code, handedOut)) ?? []
    const ids = handedOut
      .filter(({ classification }, i) =>
        [classification, ...(tellsOf[i] ?? [])].some((one) => police.includes(one)),
      )
      .map(({ id }) => id)
    const [recordId = 'many'] = ids.length === 1 ? ids : []
    return { read: rows, police: ids.length > 0 ? { recordId, after: { ids } } : null }
  })
}

/** What was read, and what of it is to be written down: null where it held no police records. */
type Reading<Read> = { read: Read; police: { recordId: string; after: object } | null }

/**
 * The same for what is read otherwise than as records. Those who hardly ever meet police records read
 * without a transaction first, and again in one when they did.
 */
export async function writingReads<Read>(
  c: ReadingAsked,
  recordKind: string,
  reading: (db: Db) => Promise<Reading<Read>>,
): Promise<Read> {
  const { db, who } = c.var
  if (who.organisationKind !== 'police') {
    const { read, police } = await reading(db)
    if (!police) return read
  }
  return await inTransaction(db, async (tx) => {
    const { read, police } = await reading(tx)
    if (police) await writeRead(tx, c, recordKind, police)
    return read
  })
}

/**
 * Whoever writes onto an old version is told how the record stands now: a reading like any other. It is
 * written down, or the record is not told.
 */
export const staleIsRead = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  const { error } = c
  if (!(error instanceof StaleVersion) || error.recordKind === undefined) return
  const { recordKind } = error
  const { id } = error.current as Kept // of a record, where its kind is told
  const police = policeClassifications(c.var.who)
  if (!error.told.some((one) => police.includes(one))) return
  const read = { recordId: id, after: { ids: [id] } }
  await inTransaction(c.var.db, (tx) => writeRead(tx, c, recordKind, read))
})

/** Writes down one reading of police records, and what was asked for. */
function writeRead(
  tx: Db,
  { var: variables, req: { path, url } }: ReadingAsked,
  recordKind: string,
  { recordId, after }: { recordId: string; after: object },
): Promise<void> {
  const { actor, now } = writeOf(variables)
  const asked = path + new URL(url).search
  return recordChange(
    tx,
    {
      ...{ municipality: variables.municipality.code, actor, action: 'read' },
      ...{ recordKind, recordId, classification: 'police' },
      ownerUnitId: variables.who.unitId,
      ...{ before: null, after: { asked, ...after } },
    },
    now,
  )
}
