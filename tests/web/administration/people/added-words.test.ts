import { expect, test } from 'vitest'
import type { Role } from '../../../../geodata/model/person.ts'
import { addedWords } from '../../../../web/administration/people/added-words.ts'
import { wordsIn } from '../telling.ts'

const organisation = {
  ...{ id: 'o', version: 1, name: 'Söderhamns kommun', kind: 'municipality' as const, units: [] },
  ...{ secondFactorRequired: false, createdAt: new Date(0), updatedAt: new Date(0) },
}
const units = new Map(
  ['Säkerhet och beredskap', 'Kommunikation'].map((name) => [
    name,
    { id: name, name, organisation },
  ]),
)
const nils = { name: 'Nils Ny', unitId: 'Säkerhet och beredskap' }
const written = { ...nils, email: 'nils@exempel.invalid', roles: ['reader' as const] }
const words = (added: { name: string; unitId: string; roles: Role[] }) =>
  addedWords(wordsIn('sv'), written, added, units)

test('somebody new is told to be added', () => {
  expect(words({ ...nils, roles: ['reader'] })).toMatch(/^Nils Ny är med\./)
})

test('an address that was somebody’s says whose, and that they are as they were', () => {
  expect(words({ name: 'Nils Nyström', unitId: 'Kommunikation', roles: ['reader'] })).toBe(
    'Adressen hör till Nils Nyström, Söderhamns kommun, Kommunikation, som nu har rollen Läsare. Namn och enhet är som de var.',
  )
  expect(words({ ...nils, unitId: 'Kommunikation', roles: ['reporter', 'reader'] })).toMatch(
    /som nu har rollerna Läsare, Rapportör\. Namn/,
  )
})
