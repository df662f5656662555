import type { Kysely, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Classification, Kept } from '../geodata/model/record.ts'
import { narrowest } from '../geodata/privacy/sight.ts'
import { recordChange } from './audit.ts'
import { type Db, inTransaction } from './connect.ts'
import { StaleVersion } from './errors.ts'
import { newId } from './ids.ts'
import { holdOwner } from './organisations.ts'
import {
  findRecord,
  type Owned,
  type RecordKind,
  recordTable,
  type Scope,
  type View,
} from './records.ts'
import type { KeptTable } from './schema.ts'
import { ALL } from './sight.ts'

/**
 * Whether a deleted record of the same owner has this external id: it is never used anew, so that an
 * import does not bring back what was taken away.
 */
export async function isHeldByDeleted(
  tx: Db,
  kind: { table: KeptTable },
  municipality: string,
  held: { ownerUnitId: string; source: string; externalId: string },
): Promise<boolean> {
  const found = await recordTable(tx, kind)
    .select('record.id')
    .where('record.municipality', '=', municipality)
    .where('record.ownerUnitId', '=', held.ownerUnitId)
    .where(sql<SqlBool>`record.source = ${held.source} and record.external_id = ${held.externalId}`)
    .where('record.deletedAt', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Makes a record and its audit event.
 *
 * @param id stated when the writer chose it beforehand
 * @throws {OwnerGone}
 */
export function insertRecord<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  scope: Scope,
  input: I,
  id: string = newId(),
): Promise<R> {
  const { municipality, now } = scope
  return inTransaction(db, async (tx) => {
    await holdOwner(tx, input.ownerUnitId)
    await insertInto(tx, kind.table, {
      municipality,
      id,
      ownerUnitId: input.ownerUnitId,
      classification: input.classification,
      createdBy: scope.actor.personId,
      createdAt: now,
      updatedAt: now,
      ...columnsOf(kind, input),
    })
    await kind.children?.(tx, municipality, id, input)
    return await audited(tx, kind, scope, { action: 'create', reason: null }, id, null)
  })
}

/**
 * Writes a whole new version of a record.
 *
 * @param version the version it was based on
 * @param revise gives the new input from the record as it stands
 * @param allow throws when the record as it stands may not be changed
 * @returns `undefined` when there is no such record
 * @throws {StaleVersion} when the record is newer than `version`
 * @throws {OwnerGone}
 */
export function updateRecord<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  scope: Scope,
  change: Change<I, R>,
): Promise<R | undefined> {
  const { id, version, revise, allow, action = 'update', reason = null } = change
  const { municipality, now } = scope
  return inTransaction(db, async (tx) => {
    const current = await lockRecord(tx, kind, scope, id, version)
    if (!current) return undefined
    await allow?.(tx, municipality, current)
    const input = await revise(current, tx)
    if (input.ownerUnitId !== current.ownerUnitId) await holdOwner(tx, input.ownerUnitId)
    await updateRow(tx, kind.table, municipality, id, {
      ownerUnitId: input.ownerUnitId,
      classification: input.classification,
      version: version + 1,
      updatedAt: now,
      ...columnsOf(kind, input),
      ...kind.settle?.(current, input),
    })
    await kind.children?.(tx, municipality, id, input)
    return await audited(tx, kind, scope, { action, reason }, id, current)
  })
}

/**
 * Leaves a tombstone.
 *
 * @param allow throws when the record as it stands may not go
 * @returns false when there is no such record
 * @throws {StaleVersion} when the record is newer than `version`
 */
export function deleteRecord<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  scope: Scope,
  { id, version, allow }: { id: string; version: number; allow?: Allow<R> | undefined },
): Promise<boolean> {
  const { municipality, actor, now } = scope
  return inTransaction(db, async (tx) => {
    const current = await lockRecord(tx, kind, scope, id, version)
    if (!current) return false
    await allow?.(tx, municipality, current)
    await updateRow(tx, kind.table, municipality, id, {
      deletedAt: now,
      updatedAt: now,
      version: version + 1,
    })
    const what = await aboutIn(tx, kind, municipality, [current])
    const change = { municipality, actor, ...what, before: current, after: null }
    await recordChange(tx, { action: 'delete', ...change }, now)
    return true
  })
}

/** A new version of a record, based on `version`. */
export type Change<I, R> = {
  id: string
  version: number
  revise: Revise<I, R>
  allow?: Allow<R> | undefined
  /** What the audit event says was done, and why. */
  action?: 'update' | 'carry-out' | 'release'
  reason?: string | null
}

/** The new input, from the record as it stands. Runs in the transaction of the change. */
export type Revise<I, R> = (current: R, tx: Db) => Promise<I> | I

/** Throws when a record may not be changed or taken away. Runs in the transaction of the change. */
export type Allow<R> = (tx: Db, municipality: string, current: R) => Promise<void> | void

const columnsOf = <I extends Owned, R extends Kept>(kind: RecordKind<I, R>, input: I) => ({
  ...Object.fromEntries(kind.plain.map((column) => [column, input[column]])),
  ...kind.write(input),
})

async function audited<I extends Owned, R extends Kept>(
  tx: Db,
  kind: RecordKind<I, R>,
  { municipality, actor, now }: Scope,
  deed: { action: 'create' | 'update' | 'carry-out' | 'release'; reason: string | null },
  id: string,
  before: R | null,
): Promise<R> {
  // Whoever wrote it is told what came of it, be it the last they see of it.
  const after = (await findRecord(tx, kind, { municipality, seen: ALL }, id))!
  const what = await aboutIn(tx, kind, municipality, before ? [after, before] : [after])
  await recordChange(tx, { municipality, actor, ...deed, ...what, before, after }, now)
  return after
}

/** What an audit event says it is about: as narrow as the record, and as what it tells of, ever was. */
async function aboutIn<I extends Owned, R extends Kept>(
  tx: Db,
  kind: RecordKind<I, R>,
  municipality: string,
  [first, ...rest]: [R, ...R[]],
) {
  const told: Classification[] = rest.map(({ classification }) => classification)
  told.push(...((await kind.tellsOf?.(tx, municipality, [first, ...rest])) ?? []).flat())
  const { id: recordId, ownerUnitId } = first
  const classification = narrowest(first.classification, ...told)
  return { recordKind: kind.name, recordId, ownerUnitId, classification }
}

/**
 * Reads a record that is seen and that nobody else may change before this transaction has ended. Others may still
 * point at it: they hold the audit chain by then, which this transaction will wait for.
 *
 * @throws {StaleVersion} when it is not at `version`, where one is stated
 */
export async function lockRecord<I extends Owned, R extends Kept>(
  tx: Db,
  kind: RecordKind<I, R>,
  view: View,
  id: string,
  version?: number,
): Promise<R | undefined> {
  await recordTable(tx, kind)
    .select('record.id')
    .where('record.municipality', '=', view.municipality)
    .where('record.id', '=', id)
    .forNoKeyUpdate()
    .execute()
  const current = await findRecord(tx, kind, view, id)
  if (current && version !== undefined && current.version !== version) {
    const [tellsOf = []] = (await kind.tellsOf?.(tx, view.municipality, [current])) ?? []
    throw new StaleVersion(current, kind.name, [current.classification, ...tellsOf])
  }
  return current
}

const insertInto = (tx: Db, table: KeptTable, values: { [column: string]: unknown }) =>
  (tx as unknown as Kysely<{ [table: string]: { [column: string]: unknown } }>)
    .insertInto(table)
    .values(values)
    .execute()

const updateRow = (
  tx: Db,
  table: KeptTable,
  municipality: string,
  id: string,
  values: { [column: string]: unknown },
) =>
  (tx as unknown as Kysely<{ [table: string]: { [column: string]: unknown } }>)
    .updateTable(table)
    .set(values)
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .execute()
