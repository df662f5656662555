import { expect, test } from 'vitest'
import { roleNeeds, roles } from '../../../../geodata/model/person.ts'
import {
  actions,
  audiences,
  projectorRoles,
  recordNames,
  rights,
} from '../../../../server/rights.ts'
import { actionsIn, doesOf, rowsOf } from '../../../../web/administration/rights/rights-rows.ts'
import type { RightsTable } from '../../../../web/api/administration-rights.ts'

// The very table that the service goes by, as JSON carries it.
const table: RightsTable = JSON.parse(
  JSON.stringify({
    ...{ roles, records: recordNames, actions, rights, roleNeeds, audiences, projectorRoles },
  }),
)

test('each role’s rows say all that the table says, and nothing else', () => {
  for (const role of roles) {
    const told = rowsOf(table, role).flatMap(({ records, doings }) =>
      records.flatMap((record) =>
        doings
          .filter(({ extent }) => extent !== null)
          .map(({ action, extent }) => `${record} ${action} ${extent}`),
      ),
    )
    const asked = recordNames.flatMap((record) =>
      actions.flatMap((action) => {
        const extent = rights[role][record]?.[action]
        return extent ? [`${record} ${action} ${extent}`] : []
      }),
    )
    expect(told.sort(), role).toEqual(asked.sort())
  }
})

test('kinds of record that a role does the same with share a row', () => {
  const rows = rowsOf(table, 'reader')
  expect(rows).toHaveLength(1)
  expect(rows[0]!.records).toContain('incident')
})

test('an action that a role never has gets no column', () => {
  const rows = rowsOf(table, 'camera-owner')
  expect(actionsIn(rows, actions)).toEqual(['read', 'create', 'change', 'delete', 'share'])
})

test('the overview tells what is done, and nothing where nothing is', () => {
  expect(doesOf(table, 'reporter', 'incident')).toEqual(['read', 'create'])
  expect(doesOf(table, 'reader', 'person')).toEqual([])
})
