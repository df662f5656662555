import { expect, test } from 'vitest'
import type { Person } from '../../../../geodata/model/person.ts'
import {
  canHave,
  changeOf,
  draftOf,
  emptyPerson,
  faultsIn,
  faultsOf,
  newPersonOf,
} from '../../../../web/administration/people/person-draft.ts'
import { isFound } from '../../../../web/administration/people/search-people.ts'
import { ApiProblem } from '../../../../web/api/http.ts'

const person: Person = {
  ...{ id: '1', version: 3, name: 'Åsa Exempel', email: 'asa@exempel.invalid', unitId: 'u' },
  ...{ roles: ['member', 'camera-owner'], disabled: false, hasPassword: true, secondFactor: false },
  organisationKind: 'municipality',
  ...{ lastSignInAt: null, createdAt: new Date(0), updatedAt: new Date(0) },
}

test('a form that says nothing new changes nothing', () => {
  expect(changeOf(person, newPersonOf(draftOf(person), 'municipality'))).toEqual({})
  const turned = { ...draftOf(person), roles: [...person.roles].reverse() }
  expect(changeOf(person, newPersonOf(turned, 'municipality'))).toEqual({})
})

test('only what was changed is sent: roles that were left alone are not', () => {
  const draft = { ...draftOf(person), name: ' Åsa Ny ', email: 'ASA@exempel.invalid' }
  expect(changeOf(person, newPersonOf(draft, 'municipality'))).toEqual({ name: 'Åsa Ny' })
})

test('a role that the organisation cannot have is neither offered nor sent', () => {
  expect(canHave('police', 'municipality')).toBe(false)
  expect(canHave('police', undefined)).toBe(false)
  expect(canHave('reader', undefined)).toBe(true)
  expect(changeOf(person, newPersonOf(draftOf(person), 'business'))).toEqual({ roles: ['member'] })
})

test('what is missing is told before anything is sent', () => {
  expect([...faultsOf(emptyPerson)].sort()).toEqual(['email', 'name', 'roles', 'unitId'])
  expect(faultsOf(draftOf(person)).size).toBe(0)
})

test('an address that is taken is not one that is badly written', () => {
  const refusal = (status: number, path: string) =>
    new ApiProblem({ status, code: 'x', message: '', fields: [{ path, message: '' }] })
  expect([...faultsIn(refusal(409, 'email'))]).toEqual(['emailTaken'])
  expect([...faultsIn(refusal(400, 'email'))]).toEqual(['email'])
  expect([...faultsIn(refusal(400, 'roles.0'))]).toEqual(['roles'])
  expect(faultsIn(new Error('no answer')).size).toBe(0)
})

test('a search looks for each word in all that is told of a person', () => {
  const told = { ...person, unit: 'Söderhamns kommun', roles: ['Medarbetare'] }
  for (const search of ['', 'ÅSA', 'exempel söderhamn', 'medarb kommun'])
    expect(isFound(told, search), search).toBe(true)
  expect(isFound(told, 'åsa polis')).toBe(false)
})
