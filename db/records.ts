import type { AliasedRawBuilder, Expression, Kysely, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Classification, Kept } from '../geodata/model/record.ts'
import { type Actor, recordChange } from './audit.ts'
import { type Db, inTransaction } from './connect.ts'
import { StaleVersion } from './errors.ts'
import { newId } from './ids.ts'
import { holdOwner } from './organisations.ts'
import type { KeptTable, Schema } from './schema.ts'

/** What a writer states about any record, beside its own fields. */
export type Owned = { ownerUnitId: string; classification: Classification }

/** Where a write happens and who is behind it. */
export type Scope = { municipality: string; actor: Actor; now: Date }

/**
 * How one kind of record lies in its table, as data: the functions below do the rest.
 * `Record` is the whole record as it is read, `Input` what a writer states.
 */
export type RecordKind<Input extends Owned, Record extends Kept> = {
  /** Kept in audit rows and shown in errors: "hotspot". */
  name: string
  table: KeptTable
  /** Columns read and written as they stand. */
  plain: readonly (keyof Input & keyof Record & string)[]
  /** Select expressions for the rest of the record. */
  read: readonly AliasedRawBuilder<unknown, string>[]
  /** Column values for the rest of the input. */
  write: (input: Input) => { [column: string]: unknown }
  /** Column values that a change of the record settles, beside those of the new input. */
  settle?: (current: Record, input: Input) => { [column: string]: unknown }
  /** Rows of child tables, written anew after the record's own row. */
  children?: (tx: Db, municipality: string, id: string, input: Input) => Promise<void>
  /** Never set: carries the type of the whole record. */
  readonly record?: Record
}

// The functions below work on any table with a record's columns; the kind tells which. Kysely cannot
// type "one of these tables", so it is told of a single one that stands for all.
type Bare = Pick<
  Schema['hotspot'],
  | 'municipality'
  | 'id'
  | 'version'
  | 'ownerUnitId'
  | 'classification'
  | 'createdAt'
  | 'updatedAt'
  | 'deletedAt'
>
const anyTable = (db: Db) => db as unknown as Kysely<{ record: Bare }>
const named = (kind: { table: KeptTable }) => sql.table(kind.table).as('record')

const keptColumns = [
  'record.id',
  'record.version',
  'record.ownerUnitId',
  'record.classification',
  'record.createdAt',
  'record.updatedAt',
] as const

/** Rows of one kind that stand (no tombstones), as whole records; add filters, order and limit. */
export const selectRecords = <I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  municipality: string,
) =>
  (db as unknown as Kysely<{ record: Bare }>)
    .selectFrom(named(kind) as never as 'record')
    .select(keptColumns)
    .select([...kind.plain.map((column) => sql.ref(column).as(column)), ...kind.read])
    .where('record.municipality', '=', municipality)
    .where('record.deletedAt', 'is', null)
    .$castTo<R>()

/** The page after a cursor, newest first by id. `where` narrows it. */
export function findRecords<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  municipality: string,
  page: { where?: readonly Expression<SqlBool>[]; before?: string | undefined; limit: number },
): Promise<R[]> {
  let query = selectRecords(db, kind, municipality)
  for (const condition of page.where ?? []) query = query.where(condition)
  if (page.before) query = query.where('record.id', '<', page.before)
  return query.orderBy('record.id', 'desc').limit(page.limit).execute()
}

export const findRecord = <I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  municipality: string,
  id: string,
): Promise<R | undefined> =>
  selectRecords(db, kind, municipality).where('record.id', '=', id).executeTakeFirst()

/**
 * Changes whenever any record of the kind does, in that municipality: an ETag for all of them.
 * Versions only grow and rows only come to, so the sum of versions never stands still at a change.
 */
export async function stateOf(
  db: Db,
  kind: { table: KeptTable },
  municipality: string,
): Promise<string> {
  const { rows, versions, newest } = await anyTable(db)
    .selectFrom(named(kind) as never as 'record')
    .select(({ fn }) => [
      fn.countAll<number>().as('rows'),
      sql<number>`coalesce(sum(version), 0)::float8`.as('versions'),
      sql<number>`coalesce(extract(epoch from max(updated_at)) * 1000, 0)::float8`.as('newest'),
    ])
    .where('record.municipality', '=', municipality)
    .executeTakeFirstOrThrow()
  return `${rows}-${versions}-${newest}`
}

/**
 * Whether a deleted record of the kind has this external id: it is never used anew, so that an import
 * does not bring back what was taken away.
 */
export async function isHeldByDeleted(
  tx: Db,
  kind: { table: KeptTable },
  municipality: string,
  { source, externalId }: { source: string; externalId: string },
): Promise<boolean> {
  const found = await anyTable(tx)
    .selectFrom(named(kind) as never as 'record')
    .select('record.id')
    .where('record.municipality', '=', municipality)
    .where(sql<SqlBool>`record.source = ${source} and record.external_id = ${externalId}`)
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
      createdAt: now,
      updatedAt: now,
      ...columnsOf(kind, input),
    })
    await kind.children?.(tx, municipality, id, input)
    return await audited(tx, kind, scope, 'create', id, null)
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
  const { id, version, revise, allow, action = 'update' } = change
  const { municipality, now } = scope
  return inTransaction(db, async (tx) => {
    const current = await lockRecord(tx, kind, municipality, id, version)
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
    return await audited(tx, kind, scope, action, id, current)
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
    const current = await lockRecord(tx, kind, municipality, id, version)
    if (!current) return false
    await allow?.(tx, municipality, current)
    await updateRow(tx, kind.table, municipality, id, {
      deletedAt: now,
      updatedAt: now,
      version: version + 1,
    })
    const { classification } = current
    const what = { recordKind: kind.name, recordId: id, classification }
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
  /** What the audit event says was done. */
  action?: 'update' | 'carry-out'
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
  action: 'create' | 'update' | 'carry-out',
  id: string,
  before: R | null,
): Promise<R> {
  const after = (await findRecord(tx, kind, municipality, id))!
  const { classification } = after
  const what = { recordKind: kind.name, recordId: id, classification }
  await recordChange(tx, { municipality, actor, action, ...what, before, after }, now)
  return after
}

/**
 * Reads a record that nobody else may change before this transaction has ended. Others may still
 * point at it: they hold the audit chain by then, which this transaction will wait for.
 *
 * @throws {StaleVersion} when it is not at `version`, where one is stated
 */
export async function lockRecord<I extends Owned, R extends Kept>(
  tx: Db,
  kind: RecordKind<I, R>,
  municipality: string,
  id: string,
  version?: number,
): Promise<R | undefined> {
  await anyTable(tx)
    .selectFrom(named(kind) as never as 'record')
    .select('record.id')
    .where('record.municipality', '=', municipality)
    .where('record.id', '=', id)
    .forNoKeyUpdate()
    .execute()
  const current = await findRecord(tx, kind, municipality, id)
  if (current && version !== undefined && current.version !== version)
    throw new StaleVersion(current)
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
