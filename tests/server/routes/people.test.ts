import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { newId } from '../../../db/ids.ts'
import type { Role } from '../../../geodata/model/person.ts'
import {
  type Browser,
  newMunicipality,
  newOrganisation,
  newSomebody,
  openDoors,
} from '../../support/sign-in.ts'

// Two municipalities with an administrator each, and a police that works in both.

let db: Db
let browser: (address?: string) => Browser
let units: { here: string; there: string; police: string; shops: string }
let boss: Browser
let bossId: string
let bossThere: Browser
let chief: Browser
beforeAll(async () => {
  const doors = await openDoors()
  db = doors.db
  browser = doors.browser
  for (const code of ['2182', '2161']) await newMunicipality(db, code)
  units = {
    here: (await newOrganisation(db, 'municipality', { name: 'Här' })).unitId,
    there: (await newOrganisation(db, 'municipality', { name: 'Där' })).unitId,
    police: (await newOrganisation(db, 'police', { name: 'Polisen' })).unitId,
    shops: (await newOrganisation(db, 'business', { name: 'Handeln' })).unitId,
  }
  ;[boss, bossId] = await newIn(units.here, ['administrator'], '2182', 'Bosse Chef')
  ;[bossThere] = await newIn(units.there, ['administrator'], '2161')
  ;[chief] = await newIn(units.police, ['administrator', 'police'])
})

/** Somebody who has signed in. */
async function newIn(
  unitId: string,
  roles: Role[],
  code = '2182',
  name = 'Anna Andersson',
): Promise<[Browser, string]> {
  const { id, email } = await newSomebody(db, { unitId, roles, code, name })
  const who = browser()
  await who.signIn(email)
  return [who, id]
}

/** Gives somebody a role in the other municipality too. */
const alsoThere = (personId: string) =>
  db
    .insertInto('personRole')
    .values({ personId, municipality: '2161', role: 'reader', source: 'manual' })
    .execute()

const base = '/api/m/2182/people'
type Person = {
  id: string
  version: number
  roles: Role[]
  email: string
  disabled: boolean
  secondFactor: boolean | null
}
const read = async (who: Browser, id: string, path = base) =>
  (await who.ask<Person>('GET', `${path}/${id}`)).body
const patch = async (who: Browser, id: string, body: object) =>
  who.ask('PATCH', `${base}/${id}`, { body, ifMatch: (await read(who, id)).version ?? 1 })
const newFace = (told: object = {}) => ({
  ...{ name: 'Ny Person', email: `${newId()}@kommunen.example`, unitId: units.here },
  ...{ roles: ['member'], ...told },
})
const eventsOf = (id: string, action: string) =>
  db
    .selectFrom('auditEvent')
    .innerJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
    .selectAll()
    .where('recordId', '=', id)
    .where('action', '=', action)
    .orderBy('id')
    .execute()

describe('an administrator', () => {
  test('lets somebody in, sees them, changes them, and all of it is written down', async () => {
    const face = newFace({ email: 'Ny.Person@Kommunen.example' })
    const made = await boss.ask<Person>('POST', base, { body: face })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`${base}/${made.body.id}`)
    expect(made.headers.get('etag')).toBe('"1"')
    expect(made.body).toMatchObject({
      ...{ email: 'ny.person@kommunen.example', roles: ['member'], unitId: units.here },
      ...{ disabled: false, hasPassword: false, secondFactor: false, lastSignInAt: null },
    })
    const { id } = made.body
    const { items } = (await boss.ask<{ items: Person[] }>('GET', base)).body
    expect(items.map((one) => one.id)).toContain(id)
    const roles = ['coordinator', 'member']
    const changed = await patch(boss, id, { name: 'Annat Namn', roles })
    expect(changed).toMatchObject({ status: 200, body: { version: 2, name: 'Annat Namn' } })
    expect(changed.headers.get('etag')).toBe('"2"')

    const [created] = await eventsOf(id, 'create')
    const [updated] = await eventsOf(id, 'update')
    const actor = { actorId: bossId, actorName: 'Bosse Chef', address: boss.address }
    expect(created).toMatchObject({ ...actor, municipality: '2182', before: null })
    expect(created!.after).toMatchObject({ name: 'Ny Person', roles: ['member'] })
    expect(updated).toMatchObject({ ...actor, ownerUnitId: units.here, recordKind: 'person' })
    expect(updated!.before).toMatchObject({ name: 'Ny Person', roles: ['member'], version: 1 })
    expect(updated!.after).toMatchObject({ name: 'Annat Namn', version: 2 })
    expect([...(updated!.after as Person).roles].sort()).toEqual(roles)
  })

  test('does so on what they saw: If-Match and ETag', async () => {
    const { body } = await boss.ask<Person>('POST', base, { body: newFace() })
    const path = `${base}/${body.id}`
    const change = { body: { name: 'Annat Namn' } }
    expect((await boss.ask('PATCH', path, change)).status).toBe(428)
    expect((await boss.ask('DELETE', path)).status).toBe(428)
    expect((await boss.ask('PATCH', path, { ...change, ifMatch: 1 })).status).toBe(200)
    expect(await boss.ask('PATCH', path, { ...change, ifMatch: 1 })).toMatchObject({
      status: 412,
      body: { error: { code: 'stale' }, current: { name: 'Annat Namn', version: 2 } },
    })
    const known = { headers: { 'if-none-match': '"2"' } }
    expect((await boss.ask('GET', path, known)).status).toBe(304)
    const both = await Promise.all(
      ['Ett', 'Två'].map((name) => boss.ask('PATCH', path, { body: { name }, ifMatch: 2 })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  })

  test('takes all roles here away: then somebody is not there any more, and works elsewhere', async () => {
    const [who, id] = await newIn(units.here, ['member'])
    await alsoThere(id)
    const { version } = await read(boss, id)
    expect((await boss.ask('DELETE', `${base}/${id}`, { ifMatch: version })).status).toBe(204)
    expect((await boss.ask('GET', `${base}/${id}`)).status).toBe(404)
    expect((await who.ask('GET', '/api/m/2182/incidents')).status).toBe(404)
    const [event] = await eventsOf(id, 'update')
    expect(event).toMatchObject({ before: { roles: ['member'] }, after: { roles: [] } })
  })

  test('leaves nobody with an account and no role: closes it instead', async () => {
    const [who, id] = await newIn(units.here, ['member'])
    const { version, email } = await read(boss, id)
    const refused = {
      status: 400,
      body: { error: { code: 'invalid-request', fields: [{ path: 'roles' }] } },
    }
    expect(await patch(boss, id, { roles: [] })).toMatchObject(refused)
    const gone = await boss.ask('DELETE', `${base}/${id}`, { ifMatch: version })
    expect(gone).toMatchObject(refused)
    expect(`${gone.body.error?.message}`).toContain('close the account instead')
    expect((await who.ask('GET', '/api/m/2182/incidents')).status).toBe(200)

    expect((await patch(boss, id, { disabled: true })).status).toBe(200)
    expect(await patch(boss, id, { roles: [], disabled: false })).toMatchObject(refused)
    expect((await patch(boss, id, { roles: [] })).status).toBe(200)
    expect((await boss.ask('GET', `${base}/${id}`)).status).toBe(404)
    expect((await browser().signIn(email)).body).toMatchObject({ error: { code: 'disabled' } })
    // By their address they are found again.
    const back = await boss.ask<Person>('POST', base, { body: newFace({ email }) })
    expect(back.body).toMatchObject({ id, disabled: true, roles: ['member'] })

    const [, other] = await newIn(units.here, ['member'])
    const both = await patch(boss, other, { roles: [], disabled: true })
    expect(both).toMatchObject({ status: 200, body: { roles: [], disabled: true } })
  })

  test.each([
    ['another address', () => ({ email: `${newId()}@kommunen.example` })],
    ['a closed account', () => ({ disabled: true })],
  ])('ends with %s every session, link and half sign-in', async (_, change) => {
    const [who, id] = await newIn(units.here, ['member'])
    const [, bystander] = await newIn(units.here, ['member'])
    const links = []
    for (const one of [id, bystander])
      links.push((await boss.post<{ link: string }>(`${base}/${one}/link`)).body.link)
    expect((await patch(boss, id, { name: 'Annat Namn' })).status).toBe(200)
    expect(await who.person()).toMatchObject({ id })
    // The same address once more is no other.
    expect((await patch(boss, id, { email: (await read(boss, id)).email })).status).toBe(200)
    expect(await who.person()).toMatchObject({ id })

    expect((await patch(boss, id, change())).status).toBe(200)

    expect(await who.person()).toBeNull()
    const statuses = []
    for (const link of links) {
      const token = link.split('#nytt-losenord=')[1]
      const body = { token, newPassword: 'röda bussar söderut' }
      statuses.push((await browser().post('/api/auth/reset-password', body)).status)
    }
    expect(statuses).toEqual([400, 200])
  })

  test('shuts somebody out, whose sessions end, and lets them in again', async () => {
    const [who, id] = await newIn(units.here, ['member'])
    expect((await patch(boss, id, { disabled: true })).body).toMatchObject({ disabled: true })
    expect(await who.person()).toBeNull()
    const { email } = await read(boss, id)
    expect((await browser().signIn(email)).status).toBe(403)
    await patch(boss, id, { disabled: false })
    expect(await who.person()).toBeNull()
    expect((await browser().signIn(email)).status).toBe(200)
  })

  test('ends somebody’s sessions, which is written down', async () => {
    const [who, id] = await newIn(units.here, ['member'])
    expect((await boss.post(`${base}/${id}/sign-out`)).status).toBe(204)
    expect(await who.person()).toBeNull()
    expect(await eventsOf(id, 'sign-out')).toMatchObject([{ actorId: bossId }])
  })

  test('does not shut themselves out, and may do all else to themselves', async () => {
    for (const change of [{ disabled: true }, { roles: [] }, { roles: ['member'] }])
      expect(await patch(boss, bossId, change)).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict' } },
      })
    const { version } = await read(boss, bossId)
    expect((await boss.ask('DELETE', `${base}/${bossId}`, { ifMatch: version })).status).toBe(409)
    const roles = ['administrator', 'member']
    expect((await patch(boss, bossId, { name: 'Bosse Chef', roles })).status).toBe(200)
    expect((await patch(boss, bossId, { roles: ['administrator'] })).status).toBe(200)
    expect(await boss.person()).toMatchObject({ grants: [{ role: 'administrator' }] })
  })

  test.each([
    ['no role', { roles: [] }, 'roles'],
    ['an unknown role', { roles: ['chief'] }, 'roles.0'],
    ['no name', { name: ' ' }, 'name'],
    ['no address', { email: 'inte en adress' }, 'email'],
    ['an unknown unit', { unitId: '01a2113b-10a7-7410-b2d3-ac5625d9bd6d' }, 'unitId'],
    ['an unknown field', { emailVerified: true }, 'emailVerified'],
    ['a personal identity number', { name: 'Anna 811228-9874' }, 'name'],
  ])('lets nobody in with %s', async (_, told, path) => {
    const answer = await boss.ask('POST', base, { body: newFace(told) })
    expect(answer.status).toBe(400)
    expect(answer.body.error!.fields).toMatchObject([{ path }])
  })

  test('gives nobody an address that somebody has', async () => {
    const { email } = await newSomebody(db, { unitId: units.here })
    const { body } = await boss.ask<Person>('POST', base, { body: newFace() })
    for (const taken of [email, email.toUpperCase()])
      expect(await patch(boss, body.id, { email: taken })).toMatchObject({
        status: 409,
        body: { error: { fields: [{ path: 'email' }] } },
      })
    expect(await boss.ask('POST', base, { body: newFace({ email }) })).toMatchObject({
      status: 409,
      body: { error: { fields: [{ path: 'email', message: 'has a role here already' }] } },
    })
  })
})

describe('other municipalities', () => {
  test('their people are not seen, nor changed', async () => {
    const [who, id] = await newIn(units.there, ['member'], '2161')
    const { items } = (await boss.ask<{ items: Person[] }>('GET', base)).body
    expect(items.map((one) => one.id)).not.toContain(id)
    for (const path of [base, '/api/m/2161/people'])
      for (const [method, end, body] of [
        ['GET', '', undefined],
        ['PATCH', '', { name: 'X' }],
        ['DELETE', '', undefined],
        ['POST', '/link', {}],
        ['POST', '/sign-out', {}],
        ['POST', '/forget-second-factor', {}],
      ] as const) {
        const sent = { ifMatch: 1, ...(body && { body }) }
        expect((await boss.ask(method, `${path}/${id}${end}`, sent)).status).toBe(404)
      }
    expect((await boss.ask('GET', '/api/m/2161/people')).status).toBe(404)
    const made = await boss.ask('POST', '/api/m/2161/people', { body: newFace() })
    expect(made.status).toBe(404)
    expect(await who.person()).toMatchObject({ id })
  })

  test('somebody known there by their address gets roles here, and stays as they are', async () => {
    const [who, id] = await newIn(units.there, ['member'], '2161', 'Därifrån')
    const { email } = await read(bossThere, id, '/api/m/2161/people')
    const face = newFace({ email, name: 'Annat Namn', roles: ['reader'] })
    const given = await boss.ask<Person>('POST', base, { body: face })
    expect(given.status).toBe(201)
    expect(given.body).toMatchObject({
      ...{ id, name: 'Därifrån', unitId: units.there, roles: ['reader'] },
    })
    expect(await who.person()).toMatchObject({
      grants: [
        { municipality: '2161', role: 'member' },
        { municipality: '2182', role: 'reader' },
      ],
    })
    const [event] = await eventsOf(id, 'update')
    expect(event).toMatchObject({ municipality: '2182', actorId: bossId })
    expect(event).toMatchObject({ before: { roles: [] }, after: { roles: ['reader'] } })
    // What is told of them is what is told of everybody who has a role here.
    expect(given.body).toEqual(await read(boss, id))
    // What is theirs in the other municipality is not touched from here.
    expect((await patch(boss, id, { roles: [] })).status).toBe(200)
    expect(await who.person()).toMatchObject({ grants: [{ municipality: '2161' }] })
  })

  test('nobody’s way in is taken over by giving them a role first', async () => {
    const victim = await newSomebody(db, {
      ...{ unitId: units.there, code: '2161', roles: ['administrator'] },
    })
    await boss.ask('POST', base, { body: newFace({ email: victim.email, roles: ['reader'] }) })
    for (const change of [{ email: 'min@kommunen.example' }, { disabled: true }, { name: 'X' }])
      expect((await patch(boss, victim.id, change)).status).toBe(403)
    for (const end of ['link', 'sign-out', 'forget-second-factor'])
      expect((await boss.post(`${base}/${victim.id}/${end}`)).status).toBe(403)
    const kept = await db.selectFrom('verification').selectAll().execute()
    expect(kept.filter(({ value }) => value === victim.id)).toEqual([])
    expect(await eventsOf(victim.id, 'link')).toEqual([])
  })
})

describe('the police', () => {
  test('are seen by the municipality’s administrator, and administered by their own', async () => {
    const [who, id] = await newIn(units.police, ['police'])
    expect(await read(boss, id)).toMatchObject({ id, roles: ['police'] })
    for (const change of [{ name: 'X' }, { roles: ['reader'] }, { disabled: true }, { roles: [] }])
      expect(await patch(boss, id, change)).toMatchObject({
        status: 403,
        body: { error: { code: 'forbidden' } },
      })
    for (const end of ['link', 'sign-out', 'forget-second-factor'])
      expect((await boss.post(`${base}/${id}/${end}`)).status).toBe(403)
    const { version } = await read(boss, id)
    expect((await boss.ask('DELETE', `${base}/${id}`, { ifMatch: version })).status).toBe(403)
    expect(await who.person()).toMatchObject({ id })

    expect((await patch(chief, id, { roles: ['police', 'reader'] })).status).toBe(200)
    expect((await chief.post(`${base}/${id}/link`)).status).toBe(200)
    expect((await chief.post(`${base}/${id}/sign-out`)).status).toBe(204)
  })

  test('how and when they sign in is told to them alone, in the log too', async () => {
    const [who, id] = await newIn(units.police, ['police'])
    const [, colleague] = await newIn(units.here, ['member'])
    await who.post('/api/auth/sign-out')
    await chief.post(`${base}/${id}/link`)
    await chief.post(`${base}/${id}/forget-second-factor`)
    await patch(chief, id, { name: 'Annat Namn' })
    const ways = { hasPassword: true, secondFactor: false, lastSignInAt: expect.any(String) }
    const none = { hasPassword: null, secondFactor: null, lastSignInAt: null }
    const listed = async (by: Browser) =>
      (await by.ask<{ items: Person[] }>('GET', base)).body.items.find((one) => one.id === id)
    expect(await read(boss, id)).toMatchObject(none)
    expect(await listed(boss)).toMatchObject(none)
    expect(await read(boss, colleague)).toMatchObject(ways)
    expect(await read(chief, id)).toMatchObject(ways)
    expect(await listed(chief)).toMatchObject(ways)
    // Nor by a change that is refused.
    const stale = await boss.ask('PATCH', `${base}/${id}`, { body: { name: 'X' }, ifMatch: 99 })
    expect(stale).toMatchObject({ status: 403 })
    expect(stale.text).not.toContain('lastSignInAt')

    const logOf = (by: Browser) => by.ask('GET', `/api/m/2182/audit-events?recordId=${id}`)
    const toldOf = async (by: Browser) =>
      ((await logOf(by)).body.items as unknown as { action: string; recordKind: string }[]).map(
        ({ action, recordKind }) => `${recordKind} ${action}`,
      )
    expect(await toldOf(boss)).toEqual(['person update', 'person create'])
    expect((await toldOf(chief)).sort()).toEqual([
      ...['person create', 'person link', 'person update', 'person update'],
      ...['session sign-in', 'session sign-out'],
    ])
    expect((await logOf(boss)).text).not.toMatch(/lastSignInAt|hasPassword|secondFactor/)
  })

  test('nobody else lets anybody in among them, moves anybody there, or gives them roles', async () => {
    const face = newFace({ unitId: units.police, roles: ['police'] })
    expect((await boss.ask('POST', base, { body: face })).status).toBe(403)
    const [, id] = await newIn(units.here, ['member'])
    expect((await patch(boss, id, { unitId: units.police })).status).toBe(403)
    expect((await patch(boss, bossId, { unitId: units.police })).status).toBe(403)
    expect((await patch(boss, id, { unitId: units.shops })).status).toBe(200)
    const elsewhere = await newSomebody(db, {
      ...{ unitId: units.police, code: '2161', roles: ['police'] },
    })
    const known = newFace({ email: elsewhere.email, roles: ['reader'] })
    // Refused as any address that is taken: whose it is nobody learns.
    const { body: another } = await boss.ask<Person>('POST', base, { body: newFace() })
    const taken = await patch(boss, another.id, { email: elsewhere.email })
    const refused = await boss.ask('POST', base, { body: known })
    expect(refused).toMatchObject({ status: 409, text: taken.text })
    const unknown = newFace({ unitId: units.police })
    for (const email of [unknown.email, elsewhere.email])
      expect(await boss.ask('POST', base, { body: { ...unknown, email } })).toMatchObject({
        status: 403,
        body: { error: { message: 'Only the police administer the police' } },
      })
    expect(
      await db.selectFrom('personRole').selectAll().where('personId', '=', elsewhere.id).execute(),
    ).toMatchObject([{ municipality: '2161' }])
    const colleague = { ...known, unitId: units.police }
    expect((await chief.ask('POST', base, { body: colleague })).status).toBe(201)
    expect((await chief.ask('POST', base, { body: face })).status).toBe(201)
  })

  test('their role gives nothing to somebody who is not of the police', async () => {
    const [who] = await newIn(units.here, ['police'])
    const given = Object.values((await who.person())!.rights!['2182']!)
    expect(given).not.toHaveLength(0)
    for (const rights of given) expect(rights).toEqual({})
    expect((await who.ask('GET', '/api/m/2182/incidents')).status).toBe(403)
  })
})

describe('everybody else', () => {
  test.each([
    ...(['reader', 'reporter', 'member', 'camera-owner', 'communicator', 'coordinator'] as const),
  ])('a %s sees nobody and changes nobody, not even themselves', async (role) => {
    const [who, id] = await newIn(units.here, [role])
    expect((await who.ask('GET', base)).status).toBe(403)
    expect((await who.ask('GET', `${base}/${id}`)).status).toBe(404)
    expect((await who.ask('POST', base, { body: newFace() })).status).toBe(403)
    const change = { body: { roles: ['administrator'] }, ifMatch: 1 }
    expect((await who.ask('PATCH', `${base}/${id}`, change)).status).toBe(404)
    expect((await who.ask('DELETE', `${base}/${bossId}`, { ifMatch: 1 })).status).toBe(404)
    expect((await who.post(`${base}/${bossId}/link`)).status).toBe(404)
  })

  test('nor does somebody who has not signed in', async () => {
    const who = browser()
    for (const path of [base, `${base}/${bossId}`])
      expect((await who.ask('GET', path)).status).toBe(401)
    expect((await who.post(`${base}/${bossId}/link`)).status).toBe(401)
  })
})
