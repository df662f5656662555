import { type Expression, type SqlBool, sql } from 'kysely'
import { isBlind, type Sight } from '../geodata/privacy/sight.ts'

/** Everything: for what the service does itself. Never handed to a route. */
export const ALL = 'all' as const

/** What a query may return: what a viewer sees, or all of it. */
export type Seen = Sight | typeof ALL

/**
 * Where a record is seen: the same rule as `sees` of geodata/privacy, told in SQL.
 *
 * @param table name or alias of a table with a record's columns
 * @returns nothing to ask when all is seen
 */
export function whereSeen(seen: Seen, table = 'record'): Expression<SqlBool>[] {
  if (seen === ALL) return []
  if (isBlind(seen)) return [sql<SqlBool>`false`]
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const ways: Expression<SqlBool>[] = []
  const { classifications, unitId, personId } = seen
  if (classifications.length > 0)
    ways.push(sql<SqlBool>`${column('classification')} in (${sql.join([...classifications])})`)
  if (unitId !== null) ways.push(sql<SqlBool>`${column('ownerUnitId')} = ${unitId}::uuid`)
  if (personId !== null) ways.push(sql<SqlBool>`${column('createdBy')} = ${personId}::uuid`)
  return [sql<SqlBool>`(${sql.join(ways, sql` or `)})`]
}
