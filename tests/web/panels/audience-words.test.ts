import { createInstance, type TFunction } from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Organisation } from '../../../geodata/model/organisation.ts'
import { roles } from '../../../geodata/model/person.ts'
import { classification } from '../../../geodata/model/record.ts'
import { ownedWords, seenWords } from '../../../web/panels/audience/audience-words.ts'
import { sv } from '../../../web/text/sv.ts'
import { now } from '../../support/factories.ts'

let t: TFunction
beforeAll(async () => {
  const i18n = createInstance()
  await i18n.init({
    ...{ lng: 'sv', resources: { sv: { translation: sv } } },
    interpolation: { escapeValue: false },
  })
  t = i18n.t
})

const organisation = (
  name: string,
  kind: Organisation['kind'],
  units: Organisation['units'],
): Organisation => ({
  ...{ id: name, version: 1, name, kind, units, secondFactorRequired: false },
  ...{ createdAt: now, updatedAt: now },
})
const all = [
  organisation('Söderhamns kommun', 'municipality', [{ id: 's', name: 'Samhällsservice' }]),
  organisation('Polisen', 'police', [{ id: 'p', name: 'Lokalpolisområde Hälsingland' }]),
  organisation('Handel Söderhamn', 'business', [{ id: 'h', name: 'Handel Söderhamn' }]),
]

test('whose a record is', () => {
  expect(ownedWords(t, all, { ownerUnitId: 's' })).toBe(
    'Ägs av Samhällsservice (Söderhamns kommun)',
  )
  expect(ownedWords(t, all, { ownerUnitId: 'h' })).toBe('Ägs av Handel Söderhamn')
  expect(ownedWords(t, all, { ownerUnitId: 'x' })).toBe('Ägs av en enhet som inte finns kvar')
})

describe('who sees it, the owner among them', () => {
  test.each([
    ['s', 'own', 'Ses bara av den enheten'],
    ['s', 'authorities', 'Ses av kommunen och polisen'],
    ['s', 'police', 'Ses av polisen, och av den enheten'],
    ['p', 'police', 'Ses av polisen'],
    ['h', 'authorities', 'Ses av kommunen och polisen, och av den enheten'],
    ['h', 'internal', 'Ses av alla som samarbetar'],
    ['h', 'public', 'Ses av alla, också allmänheten'],
  ] as const)('of %s, %s', (ownerUnitId, of, words) => {
    expect(seenWords(t, all, { ownerUnitId, classification: of })).toBe(words)
  })
})

test('every role and every audience has its words', () => {
  for (const role of roles) expect(sv.names.role[role], role).toBeTruthy()
  for (const one of classification.options) {
    expect(sv.names.classification[one], one).toBeTruthy()
    expect(sv.record.audienceWhat[one], one).toBeTruthy()
    expect(sv.record.seen[one], one).toBeTruthy()
  }
})
