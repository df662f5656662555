import { beforeAll, describe, expect, test } from 'vitest'
import { addRoles, insertPerson, lockPersonByEmail } from '../../../db/people.ts'
import { setRoles } from '../../../db/roles.ts'
import type { Organisation } from '../../../geodata/model/organisation.ts'
import type { Role } from '../../../geodata/model/person.ts'
import type { Viewer } from '../../../server/viewer.ts'
import { testApp } from '../../support/app.ts'
import { actor, newTown, now } from '../../support/factories.ts'
import { newOrganisationWith } from '../../support/people.ts'

// Two municipalities in one installation: who administers one takes nothing over in the other.

let app: Awaited<ReturnType<typeof testApp>>
let here: Viewer
let there: Viewer
let shared: { id: string; version: number }

beforeAll(async () => {
  app = await testApp()
  for (const code of ['2182', '2183']) await newTown(app.db, { code })
  const one = await newOrganisationWith(app.db, 'municipality', ['administrator'])
  const other = await newOrganisationWith(app.db, 'municipality', ['administrator'])
  here = one.viewer
  there = { ...other.viewer, roles: new Map([['2183', ['administrator']]]) }
  const person = {
    ...{ name: 'Delad', email: 'delad@example.se', unitId: other.units[0]! },
    roles: ['administrator' as const],
  }
  await insertPerson(app.db, '2183', person, { actor, now })
  const known = (await lockPersonByEmail(app.db, '2182', person.email))!
  shared = await addRoles(app.db, '2182', known, ['reader'], { actor, now })
})

/** Somebody with roles in a municipality: who is here already, or somebody new. */
async function letIn(municipality: string, unitId: string, roles: Role[], personId?: string) {
  if (personId) return await setRoles(app.db, { municipality, personId, roles, source: 'manual' })
  const person = { name: 'Någon', email: `${unitId}@exempel.invalid`, unitId, roles }
  await insertPerson(app.db, municipality, person, { actor, now })
}

const at = (code: string, path = '') => `/api/m/${code}/people/${shared.id}${path}`

describe('somebody with roles in two municipalities', () => {
  test.each([
    ['link', 'POST', '/link', undefined],
    ['sign out', 'POST', '/sign-out', undefined],
    ['second factor', 'POST', '/forget-second-factor', undefined],
    ['address', 'PATCH', '', { email: 'min@example.se' }],
    ['closing', 'PATCH', '', { disabled: true }],
    ['unit', 'PATCH', '', { name: 'Ny' }],
  ])('is not taken over by an administrator of one: %s', async (_, method, path, body) => {
    const answer = await app.ask(method, at('2182', path), {
      ...{ as: here, ifMatch: shared.version },
      ...(body && { body }),
    })
    expect([answer.status, `${answer.body.error?.code}`]).toEqual([403, 'forbidden'])
  })

  test('but by one of both', async () => {
    const roles = ['administrator'] as const
    const both = { ...there, roles: new Map([['2182', roles] as const, ['2183', roles] as const]) }
    const { status } = await app.ask('POST', at('2182', '/link'), { as: both })
    expect(status).toBe(200)
  })

  test('has their roles here decided here', async () => {
    const { status, body } = await app.ask('PATCH', at('2182'), {
      ...{ as: here, ifMatch: shared.version, body: { roles: ['member'] } },
    })
    expect([status, body.roles]).toEqual([200, ['member']])
    expect((await app.ask('GET', at('2183'), { as: there })).body.roles).toEqual(['administrator'])
  })
})

describe('people of a municipality', () => {
  test('are their own administrators’ to shut out, and no other’s, wherever they work', async () => {
    const unitId = there.unitId
    const person = { name: 'Lånad', email: 'lanad@example.se', unitId, roles: ['member' as const] }
    const { id } = await insertPerson(app.db, '2183', person, { actor, now })
    const lent = await app.ask('POST', '/api/m/2182/people', {
      as: { ...here, unitId: here.unitId },
      body: { ...person, unitId: here.unitId, roles: ['reader'] },
    })
    expect(lent.status).toBe(201)
    const end = async (code: string, as: Viewer) =>
      (await app.ask('POST', `/api/m/${code}/people/${id}/sign-out`, { as })).status
    expect(await end('2182', here)).toBe(403)
    expect(await end('2183', there)).toBe(204)
    // Nor when they have no role at home any more.
    await setRoles(app.db, { municipality: '2183', personId: id, roles: [], source: 'manual' })
    expect(await end('2182', here)).toBe(403)
  })
})

describe('organisations', () => {
  test('of a municipality are changed by its own people, those of the police by the police', async () => {
    const patch = (id: string, as: Viewer) =>
      app.ask('PATCH', `/api/organisations/${id}`, {
        ...{ as, ifMatch: 1, body: { secondFactorRequired: true } },
      })
    const police = await newOrganisationWith(app.db, 'police', ['administrator'])
    expect((await patch(there.organisationId, here)).status).toBe(403)
    expect((await patch(police.organisationId, here)).status).toBe(403)
    expect((await patch(police.organisationId, police.viewer)).status).toBe(200)
    const own = await patch(there.organisationId, there)
    expect([own.status, own.body.secondFactorRequired]).toEqual([200, true])
    const sneaked = await app.ask('POST', '/api/organisations', {
      ...{ as: here, body: { name: 'Polisen 2', kind: 'police', units: [{ name: 'A' }] } },
    })
    expect(sneaked.status).toBe(403)
  })

  test('of others are changed by those who administer all their people', async () => {
    const shop = await newOrganisationWith(app.db, 'business', [])
    await letIn('2182', shop.units[0]!, ['reader'])
    const patch = (as: Viewer, body: object, ifMatch: number) =>
      app.ask('PATCH', `/api/organisations/${shop.organisationId}`, { as, ifMatch, body })
    expect((await patch(there, { secondFactorRequired: false }, 1)).status).toBe(403)
    expect((await patch(here, { secondFactorRequired: true }, 1)).status).toBe(200)
    // What its people see hangs on its kind: that is not changed into authority, or out of it.
    for (const kind of ['municipality', 'police'])
      expect((await patch(here, { kind }, 2)).body).toMatchObject({
        error: { fields: [{ path: 'kind' }] },
      })
    expect((await patch(here, { kind: 'civil-society' }, 2)).status).toBe(200)
    const own = { as: here, ifMatch: 1, body: { kind: 'business' } }
    expect((await app.ask('PATCH', `/api/organisations/${here.organisationId}`, own)).status).toBe(
      400,
    )
  })

  test('nobody gets into a municipality’s own but by its people, or becomes one', async () => {
    const stranger = await newOrganisationWith(app.db, 'business', ['administrator'])
    const as: Viewer = { ...stranger.viewer, roles: new Map([['2183', ['administrator']]]) }
    await letIn('2183', stranger.units[0]!, ['administrator'], as.personId)
    const move = async (unitId: string) => {
      const asked = { as, ifMatch: 1, body: { unitId } }
      return (await app.ask('PATCH', `/api/m/2183/people/${as.personId}`, asked)).status
    }
    const join = async (by: Viewer, unitId: string) => {
      const body = { name: 'Ny', email: `${unitId}@example.se`, unitId, roles: ['reader'] }
      return (await app.ask('POST', '/api/m/2183/people', { as: by, body })).status
    }
    const found = (by: Viewer) =>
      app.ask<Organisation>('POST', '/api/organisations', {
        as: by,
        body: { name: 'Ny kommun', kind: 'municipality', units: [{ name: 'A' }, { name: 'B' }] },
      })
    expect(await move(here.unitId)).toBe(403)
    expect(await join(as, there.unitId)).toBe(403)
    expect((await found(as)).status).toBe(403)
    // One municipality makes another, and lets its first in.
    const { body: made, status } = await found(there)
    expect(status).toBe(201)
    const [first, second] = made.units.map(({ id }) => id)
    expect(await move(first!)).toBe(403)
    const rename = { as: there, ifMatch: 1, body: { name: 'Nya kommunen' } }
    expect((await app.ask('PATCH', `/api/organisations/${made.id}`, rename)).status).toBe(200)
    expect(await join(there, first!)).toBe(201)
    expect(await join(there, second!)).toBe(403)
  })

  test('no two of its units have one name from the start', async () => {
    const body = { name: 'Tvillingarna', kind: 'business', units: [{ name: 'A' }, { name: 'A' }] }
    const made = await app.ask('POST', '/api/organisations', { as: here, body })
    expect(made.body).toMatchObject({ error: { fields: [{ path: 'units' }] } })
  })

  test('add units and rename them, each name once, and none of another', async () => {
    const path = `/api/organisations/${there.organisationId}`
    const read = async () => (await app.ask<Organisation>('GET', path, { as: there })).body
    const { version, units } = await read()
    const [first] = units
    const patch = async (changed: object[], ifMatch = version) => {
      const asked = { as: there, ifMatch, body: { units: changed } }
      return (await app.ask('PATCH', path, asked)).status
    }
    const elsewhere = '01a20770-751a-7768-8412-f5f281ccac0f'
    expect(await patch([{ id: elsewhere, name: 'Parken' }])).toBe(400)
    expect(await patch([{ name: first!.name }])).toBe(400)
    expect(await patch([{ id: first!.id, name: 'Parken' }, { name: 'Hamnen' }])).toBe(200)
    const after = await read()
    expect(after.units.find(({ id }) => id === first!.id)!.name).toBe('Parken')
    expect(after.units.map(({ name }) => name).sort()).toEqual(
      ['Hamnen', 'Parken', ...units.slice(1).map(({ name }) => name)].sort(),
    )
  })
})
