import { expect, test } from 'vitest'
import type { Organisation } from '../../../../geodata/model/organisation.ts'
import {
  changeOf,
  draftOf,
  emptyOrganisation,
  faultsOf,
  unitsIn,
} from '../../../../web/administration/organisations/organisation-draft.ts'

const seen: Organisation = {
  ...{ id: '1', version: 1, name: 'Handel', kind: 'business', secondFactorRequired: true },
  ...{ units: [{ id: '2', name: 'Handel' }], createdAt: new Date(0), updatedAt: new Date(0) },
}

test('a unit a line, without empty ones', () => {
  expect(unitsIn(' Ljusne \n\n Sandarne\n')).toEqual(['Ljusne', 'Sandarne'])
})

test('only what was changed is sent, and units are added to those there are', () => {
  expect(changeOf(seen, draftOf(seen))).toEqual({})
  const draft = { ...draftOf(seen), units: 'Ljusne', secondFactorRequired: false }
  expect(changeOf(seen, draft)).toEqual({
    ...{ units: [{ name: 'Ljusne' }], secondFactorRequired: false },
  })
})

test('a unit gets another name', () => {
  const draft = { ...draftOf(seen), unitNames: { 2: ' Handeln ' }, units: 'Handel' }
  expect(faultsOf(draft, seen)).toEqual({})
  expect(changeOf(seen, draft)).toEqual({
    units: [{ id: '2', name: 'Handeln' }, { name: 'Handel' }],
  })
  const without = { ...draftOf(seen), unitNames: { 2: ' ' } }
  expect(faultsOf(without, seen)).toEqual({ unitNames: ['2'] })
})

test('what does not hold is told by field', () => {
  expect(faultsOf(emptyOrganisation, null)).toEqual({
    ...{ name: true, kind: true, units: { fault: 'units', name: '' } },
  })
  const with_ = (units: string) => faultsOf({ ...draftOf(seen), units }, seen).units
  expect(with_('')).toBeUndefined()
  expect(with_('Handel')).toEqual({ fault: 'unitKnown', name: 'Handel' })
  expect(with_('A\nB\nA')).toEqual({ fault: 'unitTwice', name: 'A' })
  expect(with_('x'.repeat(121))).toEqual({ fault: 'units', name: '' })
})
