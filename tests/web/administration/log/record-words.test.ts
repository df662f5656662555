import { expect, test } from 'vitest'
import type { AuditEvent } from '../../../../geodata/model/work.ts'
import {
  actorWords,
  deedWords,
  recordName,
} from '../../../../web/administration/log/record-words.ts'
import { wordsIn } from '../telling.ts'

const t = wordsIn('sv')
const refused: AuditEvent = {
  ...{ id: '1', at: new Date(0), actorId: 'nils', actorName: 'Nils Ny', address: '10.0.0.1' },
  ...{ action: 'sign-in-refused', recordKind: 'session', recordId: 'nils', ownerUnitId: 'unit' },
  ...{ classification: 'internal', reason: null, before: null, after: null },
}

test('whoever gave a wrong password is not said to be the one whose account it was', () => {
  expect(actorWords(t, refused)).toBe('Någon')
  expect(deedWords(t, refused)).toBe('Försökte logga in som Nils Ny, men släpptes inte in')
  expect(actorWords(wordsIn('en'), refused)).toBe('Somebody')
})

test('whoever came by their organisation’s own sign-in is known by it', () => {
  const visit = { ...refused, after: { through: 'kommunen' } }
  expect(actorWords(t, visit)).toBe('Nils Ny')
  expect(deedWords(t, visit)).toBe('Släpptes inte in')
})

test('a name that is no longer kept is not filled in', () => {
  expect(deedWords(t, { ...refused, actorName: '' })).toBe('Släpptes inte in')
  expect(actorWords(t, { ...refused, action: 'update', actorName: '' })).toBe('Namnet är gallrat')
})

test('a camera model is called by its maker and model', () => {
  const lens = { ...refused, recordKind: 'lens', after: { maker: 'Axis', model: 'P1468-LE' } }
  expect(recordName(t, lens, new Map())).toBe('Axis P1468-LE')
})
