import type { Role } from '../../../geodata/model/person.ts'
import type { Extent } from '../../../geodata/privacy/extent.ts'
import type { RightsTable } from '../../api/administration-rights.ts'
import type { Action, RecordName } from '../../api/session.ts'

/** What a role may do with some kinds of record: each action with how far it reaches. */
export type RoleRow = {
  /** All that the role may do the same with. */
  records: RecordName[]
  doings: { action: Action; extent: Extent | null }[]
}

/**
 * What a role may do, in the order of the table: kinds of record that it may do the same with stand in
 * one row, and those that it may do nothing with in none.
 */
export function rowsOf({ records, actions, rights }: RightsTable, role: Role): RoleRow[] {
  const rows = new Map<string, RoleRow>()
  for (const record of records) {
    const extents = actions.map((action) => rights[role][record]?.[action] ?? null)
    if (extents.every((extent) => extent === null)) continue
    const doings = actions.map((action, i) => ({ action, extent: extents[i] ?? null }))
    const same = extents.join()
    rows.set(same, { doings, records: [...(rows.get(same)?.records ?? []), record] })
  }
  return [...rows.values()]
}

/** The actions that occur in some rows: a column without anything in it is left out. */
export const actionsIn = (rows: readonly RoleRow[], actions: readonly Action[]): Action[] =>
  actions.filter((action) =>
    rows.some(({ doings }) => doings.some((one) => one.action === action && one.extent !== null)),
  )

/** What a role does with a kind of record, without how far it reaches. */
export const doesOf = (
  { actions, rights }: RightsTable,
  role: Role,
  record: RecordName,
): Action[] => actions.filter((action) => rights[role][record]?.[action] !== undefined)
