import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Db } from './connect.ts'

/** How one column of a bulk insert is read from its JSON row. */
export type BulkColumn = {
  /** SQL type of the JSON value. */
  type: 'uuid' | 'text' | 'float8' | 'int4' | 'boolean' | 'timestamptz' | 'json'
  /** Makes the column's value of the JSON value; the value itself when left out. */
  make?: (value: Expression<unknown>) => RawBuilder<unknown>
}

/** A table's columns by their names in snake_case. */
export type BulkColumns = { [column: string]: BulkColumn }

export type BulkRow = { id?: string; [column: string]: unknown }

const ROWS_A_STATEMENT = 2_000

/** What goes into a table. */
export type BulkInsert = {
  columns: BulkColumns
  rows: readonly BulkRow[]
  valid?: (row: (column: string) => RawBuilder<unknown>) => RawBuilder<boolean>
  signal?: AbortSignal | undefined
}

/**
 * Inserts many rows, each batch sent as one JSON text: quick on both homes, and no limit on the
 * number of parameters. Rows that meet a unique constraint are left out.
 *
 * @param table its name in snake_case
 * @param insert.valid a condition on a row's made values; rows that fail it are left out
 * @param insert.signal looked at before each batch
 * @returns the ids of the rows that were added
 * @throws the signal's reason
 */
export async function insertMany(
  tx: Db,
  table: string,
  { columns, rows, valid, signal }: BulkInsert,
): Promise<Set<string>> {
  const names = Object.keys(columns)
  const value = (name: string): RawBuilder<unknown> => {
    const { make } = columns[name]!
    const read = sql`r.${sql.id(name)}`
    return make ? make(read) : read
  }
  const definitions = sql.join(
    names.map((name) => sql`${sql.id(name)} ${sql.raw(columns[name]!.type)}`),
  )
  const where = valid ? sql`where ${valid(value)}` : sql``
  const added = new Set<string>()
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    signal?.throwIfAborted()
    const batch = JSON.stringify(rows.slice(start, start + ROWS_A_STATEMENT))
    const result = await sql<{ id?: string }>`
      insert into ${sql.id(table)} (${sql.join(names.map((name) => sql.id(name)))})
      select ${sql.join(names.map(value))}
      from json_to_recordset(${batch}::text::json) as r(${definitions})
      ${where}
      on conflict do nothing
      returning ${sql.raw(names.includes('id') ? 'id' : '1')}`.execute(tx)
    for (const { id } of result.rows) if (id) added.add(id)
  }
  return added
}

/** The columns every record of a municipality carries, for `insertMany`. */
export const keptColumns: BulkColumns = {
  municipality: { type: 'text' },
  id: { type: 'uuid' },
  owner_unit_id: { type: 'uuid' },
  classification: { type: 'text' },
  created_by: { type: 'uuid' },
  created_at: { type: 'timestamptz' },
  updated_at: { type: 'timestamptz' },
}
