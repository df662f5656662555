import type { AliasedRawBuilder, Expression, Kysely, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Classification, Kept } from '../geodata/model/record.ts'
import { type Actor, recordChange } from './audit.ts'
import { type Db, inTransaction } from './connect.ts'
import { StaleVersion } from './errors.ts'
import { newId } from './ids.ts'
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

/** Makes a record and its audit event. @param id stated when the writer chose it beforehand */
export function insertRecord<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  scope: Scope,
  input: I,
  id: string = newId(),
): Promise<R> {
  const { municipality, now } = scope
  return inTransaction(db, async (tx) => {
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
 * @returns `undefined` when there is no such record
 * @throws {StaleVersion} when the record is newer than `version`
 */
export function updateRecord<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  scope: Scope,
  { id, version, revise }: { id: string; version: number; revise: (current: R) => I },
): Promise<R | undefined> {
  const { municipality, now } = scope
  return inTransaction(db, async (tx) => {
    const current = await lockRecord(tx, kind, municipality, id, version)
    if (!current) return undefined
    const input = revise(current)
    await updateRow(tx, kind.table, municipality, id, {
      ownerUnitId: input.ownerUnitId,
      classification: input.classification,
      version: version + 1,
      updatedAt: now,
      ...columnsOf(kind, input),
    })
    await kind.children?.(tx, municipality, id, input)
    return await audited(tx, kind, scope, 'update', id, current)
  })
}

/** Leaves a tombstone. @returns false when there is no such record. @throws {StaleVersion} */
export function deleteRecord<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  scope: Scope,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const { municipality, actor, now } = scope
  return inTransaction(db, async (tx) => {
    const current = await lockRecord(tx, kind, municipality, id, version)
    if (!current) return false
    await updateRow(tx, kind.table, municipality, id, {
      deletedAt: now,
      updatedAt: now,
      version: version + 1,
    })
    const { classification } = current
    const what = { recordKind: kind.name, recordId: id, classification }
    const change = { municipality, actor, action: 'delete', ...what, before: current, after: null }
    await recordChange(tx, { ...change, action: 'delete' }, now)
    return true
  })
}

const columnsOf = <I extends Owned, R extends Kept>(kind: RecordKind<I, R>, input: I) => ({
  ...Object.fromEntries(kind.plain.map((column) => [column, input[column]])),
  ...kind.write(input),
})

async function audited<I extends Owned, R extends Kept>(
  tx: Db,
  kind: RecordKind<I, R>,
  { municipality, actor, now }: Scope,
  action: 'create' | 'update',
  id: string,
  before: R | null,
): Promise<R> {
  const after = (await findRecord(tx, kind, municipality, id))!
  const { classification } = after
  const what = { recordKind: kind.name, recordId: id, classification }
  await recordChange(tx, { municipality, actor, action, ...what, before, after }, now)
  return after
}

async function lockRecord<I extends Owned, R extends Kept>(
  tx: Db,
  kind: RecordKind<I, R>,
  municipality: string,
  id: string,
  version: number,
): Promise<R | undefined> {
  await anyTable(tx)
    .selectFrom(named(kind) as never as 'record')
    .select('record.id')
    .where('record.municipality', '=', municipality)
    .where('record.id', '=', id)
    .forUpdate()
    .execute()
  const current = await findRecord(tx, kind, municipality, id)
  if (current && current.version !== version) throw new StaleVersion(current)
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
