import { expect, test } from 'vitest'
import type { AuditEvent } from '../../../../geodata/model/work.ts'
import { toldOf } from '../../../../web/administration/log/told.ts'
import type { SignedIn } from '../../../../web/api/session.ts'

const person = {
  ...{ unitId: 'mine', organisationKind: 'municipality', grants: [], viewAs: null },
} as unknown as SignedIn // only what sight asks for
const place = { person, municipality: '2182' }

const event = (part: Partial<AuditEvent>): AuditEvent => ({
  ...{ id: '1', at: new Date(0), actorId: 'x', actorName: 'X', address: null, action: 'update' },
  ...{ recordKind: 'hotspot', recordId: '2', classification: 'internal', ownerUnitId: 'theirs' },
  ...{ reason: null, before: null, after: null },
  ...part,
})

test('values that are there are told', () => {
  expect(toldOf(event({ after: {} }), place)).toBe('told')
})

test('what is not one’s to see is hidden, what is has been thinned', () => {
  expect(toldOf(event({ classification: 'own' }), place)).toBe('hidden')
  expect(toldOf(event({ classification: 'police' }), place)).toBe('hidden')
  expect(toldOf(event({ classification: 'own', ownerUnitId: 'mine' }), place)).toBe('thinned')
  expect(toldOf(event({ ownerUnitId: null }), place)).toBe('thinned')
})

test('what never had values is not said to have lost them', () => {
  expect(toldOf(event({ action: 'link', recordKind: 'person' }), place)).toBe('none')
})
