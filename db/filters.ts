import { type Expression, type SqlBool, sql } from 'kysely'
import type { Bbox } from '../geodata/position.ts'
import { touchesBbox } from './postgis.ts'

// Conditions that several kinds of records share. Each is an empty list when nothing is asked of it,
// so that a kind's filter is one list of them.

type Conditions = Expression<SqlBool>[]

/** Where a geometry column's box meets `bbox`. */
export const inBbox = (column: string, bbox: Bbox | undefined): Conditions =>
  bbox ? [touchesBbox(sql.ref(column), bbox)] : []

/** Where a column is one of `values`; none means all. */
export const oneOf = (column: string, values: readonly string[]): Conditions =>
  values.length > 0 ? [sql<SqlBool>`${sql.ref(column)} in (${sql.join([...values])})`] : []

/** Where a column is `value`. */
export const equals = (column: string, value: string | boolean | undefined): Conditions =>
  value === undefined ? [] : [sql<SqlBool>`${sql.ref(column)} = ${value}`]

/** Where any of the columns holds `text`, whatever the case. */
export const holds = (columns: readonly string[], text: string | undefined): Conditions => {
  if (!text) return []
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const each = columns.map((column) => sql`${sql.ref(column)} ilike ${pattern}`)
  return [sql<SqlBool>`(${sql.join(each, sql` or `)})`]
}

/**
 * Where a row's time, half-open from `fromAt` to `toAt`, meets [from, to). A row whose times are
 * equal is a moment; one without an end goes on.
 */
export function overlaps({ from, to }: { from?: Date | undefined; to?: Date | undefined }) {
  const found: Conditions = []
  if (to) found.push(sql<SqlBool>`from_at < ${to}::timestamptz`)
  if (from)
    found.push(
      sql<SqlBool>`(to_at is null or to_at > ${from}::timestamptz
        or (to_at = from_at and to_at = ${from}::timestamptz))`,
    )
  return found
}
