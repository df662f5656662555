import type { AliasedRawBuilder, Expression, Kysely, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Classification, Kept } from '../geodata/model/record.ts'
import type { Actor } from './audit.ts'
import type { Db } from './connect.ts'
import type { KeptTable, Schema } from './schema.ts'
import { ALL, type Seen, whereSeen } from './sight.ts'

/** What a writer states about any record, beside its own fields. */
export type Owned = { ownerUnitId: string; classification: Classification }

/** What a reader sees of a municipality: no query for records goes without it. */
export type View = { municipality: string; seen: Seen }

/** Where a write happens, who is behind it, and which records they see. */
export type Scope = View & { actor: Actor; now: Date }

/**
 * How one kind of record lies in its table, as data: the functions here and in `write-records.ts` do
 * the rest. `Record` is the whole record as it is read, `Input` what a writer states.
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
  /** Where the record is seen, beside its own classification: when what it tells of is seen too. */
  seenWith?: (seen: Seen) => Expression<SqlBool>[]
  /**
   * The classifications of what each of some records tells of, in their order, asked for at once: the log
   * tells of it as narrowly as that.
   */
  tellsOf?: (
    tx: Db,
    municipality: string,
    records: readonly Record[],
  ) => Promise<Classification[][]>
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
  | 'createdBy'
  | 'createdAt'
  | 'updatedAt'
  | 'deletedAt'
>
/** A kind's table, by the name "record". */
export const recordTable = (db: Db, kind: { table: KeptTable }) =>
  (db as unknown as Kysely<{ record: Bare }>).selectFrom(
    sql.table(kind.table).as('record') as never as 'record',
  )

const keptColumns = [
  'record.id',
  'record.version',
  'record.ownerUnitId',
  'record.classification',
  'record.createdAt',
  'record.updatedAt',
] as const

type SeenWith = { seenWith?: (seen: Seen) => Expression<SqlBool>[] }

/** Where a record of the kind, be it deleted, is of the municipality and is seen. */
const whereOf = (
  { seenWith }: SeenWith,
  { municipality, seen }: View,
): [Expression<SqlBool>, ...Expression<SqlBool>[]] => [
  sql<SqlBool>`record.municipality = ${municipality}`,
  ...whereSeen(seen),
  ...(seen === ALL ? [] : (seenWith?.(seen) ?? [])),
]

/** The same, of those that stand. */
const inView = (kind: SeenWith, view: View): Expression<SqlBool>[] => [
  ...whereOf(kind, view),
  sql<SqlBool>`record.deleted_at is null`,
]

/**
 * That the record of a kind with an id is seen as it is now, or was when it was deleted.
 *
 * @param id a text; no record has one that is no UUID
 */
export const isSeenNow = (
  kind: SeenWith & { table: KeptTable },
  view: View,
  id: Expression<string>,
): Expression<SqlBool> =>
  sql<SqlBool>`exists (select 1 from ${sql.table(kind.table)} as record
    where record.id = case when ${id} ~ '^[0-9a-f-]{36}$' then (${id})::uuid end
      and ${sql.join(whereOf(kind, view), sql` and `)})`

/** Rows of one kind that stand (no tombstones) and are seen, as whole records; add filters and order. */
export const selectRecords = <I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  view: View,
) =>
  recordTable(db, kind)
    .select(keptColumns)
    .select([...kind.plain.map((column) => sql.ref(column).as(column)), ...kind.read])
    .where(({ and }) => and(inView(kind, view)))
    .$castTo<R>()

/** The page after a cursor, newest first by id. `where` narrows it. */
export function findRecords<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  view: View,
  page: { where?: readonly Expression<SqlBool>[]; before?: string | undefined; limit: number },
): Promise<R[]> {
  let query = selectRecords(db, kind, view)
  for (const condition of page.where ?? []) query = query.where(condition)
  if (page.before) query = query.where('record.id', '<', page.before)
  return query.orderBy('record.id', 'desc').limit(page.limit).execute()
}

export const findRecord = <I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  view: View,
  id: string,
): Promise<R | undefined> =>
  selectRecords(db, kind, view).where('record.id', '=', id).executeTakeFirst()

/**
 * Changes whenever any record of the kind that is seen does, comes or goes: an ETag for all of them.
 * A sum of hashes of what is seen and its versions, so what is not seen leaves no trace in it.
 */
export async function stateOf<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  view: View,
): Promise<string> {
  const { rows, hash } = await recordTable(db, kind)
    .select(({ fn }) => [
      fn.countAll<number>().as('rows'),
      sql<string>`coalesce(sum(hashtextextended(record.id::text || '/' || record.version, 0)),
        0)::text`.as('hash'),
    ])
    .where(({ and }) => and(inView(kind, view)))
    .executeTakeFirstOrThrow()
  return `${rows}-${hash}`
}

/** How many of the records of a kind that are seen are classified so. `where` narrows it. */
export async function countClassified<I extends Owned, R extends Kept>(
  db: Db,
  kind: RecordKind<I, R>,
  view: View,
  asked: { classifications: readonly Classification[]; where?: readonly Expression<SqlBool>[] },
): Promise<number> {
  const { classifications, where = [] } = asked
  const { n } = await recordTable(db, kind)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(({ and }) => and([...inView(kind, view), ...where]))
    .where('record.classification', 'in', classifications)
    .executeTakeFirstOrThrow()
  return n
}
