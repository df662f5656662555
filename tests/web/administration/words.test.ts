import { expect, test } from 'vitest'
import { organisationKind } from '../../../geodata/model/organisation.ts'
import { roleNeeds, roles } from '../../../geodata/model/person.ts'
import { classification } from '../../../geodata/model/record.ts'
import { retentionSubject } from '../../../geodata/model/retention.ts'
import { auditAction } from '../../../geodata/model/work.ts'
import type { Extent } from '../../../geodata/privacy/extent.ts'
import { actions, recordNames } from '../../../server/rights.ts'
import { sv } from '../../../web/text/sv.ts'

// That English has the same keys is the compiler's to see to.
const extents = ['mine', 'unit', 'organisation', 'shared', 'seen'] as const satisfies Extent[]
const sorted = (names: readonly string[]) => [...names].sort()

const complete: [what: string, words: object, names: readonly string[]][] = [
  ['role', sv.names.role, roles],
  ['what a role gives', sv.names.roleWhat, roles],
  ['kind of organisation', sv.names.organisationKind, organisationKind.options],
  ['classification', sv.names.classification, classification.options],
  ['kind of record', sv.names.record, recordNames],
  ['action', sv.names.action, actions],
  ['action as a verb', sv.names.does, actions],
  ['extent', sv.rights.reach, extents],
  ['extent of what is added', sv.rights.createReach, extents],
  ['action in the log', sv.log.deed, auditAction.options],
  ['subject of retention', sv.retention.subject, retentionSubject.options],
]

test.each(complete)('every %s has its words, and no words are of nothing', (_, words, names) => {
  expect(sorted(Object.keys(words))).toEqual(sorted(names))
})

test('a role for one kind of organisation says for which', () => {
  for (const needs of Object.values(roleNeeds)) expect(sv.names.onlyFor[needs]).toMatch(/bara/)
})
