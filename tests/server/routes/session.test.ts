import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import type { Directory } from '../../../server/auth/directories.ts'
import {
  type Browser,
  newMunicipality,
  newOrganisation,
  newSomebody,
  openDoors,
  ownDeeds,
  password,
  signedIn,
} from '../../support/sign-in.ts'

let db: Db
let unitId: string
let doors: Awaited<ReturnType<typeof openDoors>>
let browser: (address?: string) => Browser
beforeAll(async () => {
  doors = await openDoors()
  db = doors.db
  browser = doors.browser
  await newMunicipality(db, '2182')
  unitId = (await newOrganisation(db, 'municipality', { name: 'Söderhamns kommun' })).unitId
})

describe('who has signed in, and which doors there are', () => {
  test('nobody, and a password alone', async () => {
    const answer = await browser().ask('GET', '/api/session')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.body).toEqual({
      person: null,
      door: { directories: [], mail: false, demo: null },
    })
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('directories by their names alone', async () => {
    const directory: Directory = {
      ...{ id: 'kommunen', name: 'Söderhamns kommun', issuer: 'http://127.0.0.1:1' },
      ...{ clientId: 'kund', clientSecret: 'mycket hemligt', groupsClaim: 'groups' },
      ...{ organisationId: unitId, unitId, scopes: ['openid'], trustsEmail: false },
      roles: [{ group: 'chefsgruppen', municipality: '2182', role: 'administrator' }],
    }
    const { browser } = await openDoors({ directories: [directory], mail: async () => undefined })
    const answer = await browser().ask('GET', '/api/session')
    expect(answer.body.door).toEqual({
      directories: [{ id: 'kommunen', name: 'Söderhamns kommun' }],
      ...{ mail: true, demo: null },
    })
    expect(answer.text).not.toMatch(/hemligt|kund|127\.0|chefsgruppen/)
  })

  test('somebody, with their unit, roles and rights', async () => {
    const { id, email } = await newSomebody(db, { unitId, roles: ['member'] })
    const who = browser()
    await who.signIn(email)
    const person = (await who.person())!
    expect(person).toMatchObject({
      ...{ id, email, name: 'Anna Andersson', unitId, unit: 'Första' },
      ...{ organisation: 'Söderhamns kommun', organisationKind: 'municipality' },
      ...{ grants: [{ municipality: '2182', role: 'member' }], viewAs: null },
      rights: { '2182': { incident: { read: ['seen'] } } },
    })
    expect(person.unitIds).toHaveLength(2)
  })
})

describe('projector mode', () => {
  const viewAs = (who: Browser, role: unknown) => who.post('/api/session/view-as', { role })

  test('is for those who see all that the role sees', async () => {
    const { email } = await newSomebody(db, { unitId, roles: ['reporter', 'administrator'] })
    const who = browser()
    await who.signIn(email)
    expect(await who.person()).toMatchObject({ mayShowAs: ['reporter'] })
    expect((await viewAs(who, 'reader')).status).toBe(403)
    expect(await who.person()).toMatchObject({ viewAs: null })
    expect((await viewAs(who, 'reporter')).status).toBe(204)
  })

  test('shows all as a role would see it, changes nothing, and ends', async () => {
    const { email } = await newSomebody(db, { unitId, roles: ['member', 'administrator'] })
    const [who, elsewhere] = [browser(), browser()]
    await who.signIn(email)
    await elsewhere.signIn(email)
    expect((await who.ask('GET', '/api/m/2182/people')).status).toBe(200)

    expect(await viewAs(who, 'reader')).toMatchObject({ status: 204, text: '' })

    expect(await who.person()).toMatchObject({ viewAs: 'reader', unitIds: [] })
    expect((await who.ask('GET', '/api/m/2182/people')).status).toBe(403)
    expect((await who.ask('GET', '/api/m/2182/incidents')).status).toBe(200)
    const writes = await who.ask('POST', '/api/m/2182/hotspots', { body: {} })
    const secret = { currentPassword: password, newPassword: 'gröna bussar norrut' }
    expect((await who.post('/api/auth/change-password', secret)).status).toBe(403)
    expect(writes).toMatchObject({ status: 403, body: { error: { code: 'projector' } } })
    expect(await elsewhere.person()).toMatchObject({ viewAs: null })

    expect((await viewAs(who, null)).status).toBe(204)
    expect(await who.person()).toMatchObject({ viewAs: null })
    expect((await who.ask('GET', '/api/m/2182/people')).status).toBe(200)
  })

  test('gives nobody more than they have', async () => {
    const { email } = await newSomebody(db, { unitId, roles: ['reporter'] })
    const who = browser()
    await who.signIn(email)
    for (const role of ['administrator', 'police', 'coordinator', 'camera-owner', 'x', 7, {}])
      expect((await viewAs(who, role)).status).toBe(400)
    const stranger = await newSomebody(db, { unitId })
    const alone = browser()
    await alone.signIn(stranger.email)
    await db.deleteFrom('personRole').where('personId', '=', stranger.id).execute()
    await viewAs(alone, 'reader')
    expect((await alone.ask('GET', '/api/m/2182/incidents')).status).toBe(404)
  })

  test('is written down when it begins and when it ends', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const who = browser()
    await who.signIn(email)
    for (const role of ['reader', 'reader', 'x', null, null]) await viewAs(who, role)
    expect(await ownDeeds(db, id)).toEqual([
      signedIn,
      { action: 'update', before: { viewAs: null }, after: { viewAs: 'reader' } },
      { action: 'update', before: { viewAs: 'reader' }, after: { viewAs: null } },
    ])
  })

  test('is for whoever has signed in; signing out works in it', async () => {
    expect((await viewAs(browser(), 'reader')).status).toBe(401)
    const { email } = await newSomebody(db, { unitId })
    const who = browser()
    await who.signIn(email)
    await viewAs(who, 'reader')
    expect((await who.post('/api/auth/sign-out')).status).toBe(200)
    await who.signIn(email)
    expect(await who.person()).toMatchObject({ viewAs: null })
  })
})

describe('other sites', () => {
  const body = { email: 'a@exempel.invalid', password }
  const ways = [
    ['/api/auth/sign-in/email', body],
    ['/api/auth/sign-in/social', { provider: 'a', callbackURL: '/' }],
    ['/api/auth/sign-out', {}],
    ['/api/auth/revoke-sessions', {}],
    ['/api/auth/two-factor/verify-totp', { code: '123456' }],
    ['/api/auth/two-factor/disable', { password }],
    ['/api/auth/change-password', { currentPassword: password, newPassword: 'x' }],
    ['/api/auth/request-password-reset', { email: body.email }],
    ['/api/auth/reset-password', { token: 'x', newPassword: 'x' }],
    ['/api/session/view-as', { role: 'reader' }],
  ] as const
  let who: Browser
  let email: string
  beforeAll(async () => {
    email = (await newSomebody(db, { unitId })).email
    who = browser()
    await who.signIn(email)
  })

  test.each(ways)(
    'reach nothing at %s: not as a browser says it, nor an old one',
    async (path, body) => {
      for (const site of ['cross-site', 'same-site'])
        expect(await who.ask('POST', path, { body, site })).toMatchObject({
          status: 403,
          body: { error: { code: 'cross-site' } },
        })
      for (const origin of [
        'https://elak.example',
        'http://localhost.elak.example',
        'null',
        'http://localhost:81',
      ]) {
        const answer = await old(path, JSON.stringify(body), { origin })
        expect({ origin, status: answer.status }).toEqual({ origin, status: 403 })
      }
      expect(await who.person()).toMatchObject({ email, viewAs: null })
    },
  )

  /** As a browser sends it that knows nothing of Sec-Fetch-Site. */
  const old = async (path: string, body: string, headers: { [name: string]: string }) => {
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return await doors.app.request(`http://localhost${path}`, {
      ...{ method: 'POST', body },
      headers: { host: 'localhost', cookie, 'content-type': 'application/json', ...headers },
    })
  }

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a form of %s signs nobody in',
    async (type) => {
      const sent = { body: JSON.stringify({ email, password }), headers: { 'content-type': type } }
      const answer = await browser().ask('POST', '/api/auth/sign-in/email', sent)
      expect(answer).toMatchObject({ status: 415 })
      expect(answer.headers.getSetCookie()).toEqual([])
    },
  )

  test('a form without anything in it signs nobody out', async () => {
    for (const path of ['/api/auth/sign-out', '/api/auth/revoke-sessions']) {
      const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await doors.app.request(`http://localhost${path}`, {
        ...{ method: 'POST', headers: { host: 'localhost', cookie } },
      })
      expect(answer.status).toBe(403)
    }
    expect(await who.person()).toMatchObject({ email })
  })

  test('no way in is gone by GET', async () => {
    for (const [path] of ways) {
      const answer = await who.ask('GET', path)
      expect(answer).toMatchObject({ status: 405, body: { error: { code: 'method-not-allowed' } } })
    }
    expect(await who.person()).toMatchObject({ email })
  })

  test('no name but its own is answered to, and no other leads anybody anywhere', async () => {
    for (const host of ['elak.example', 'localhost.elak.example', 'localhost@elak.example']) {
      const asked = { body: { email, password }, headers: { host } }
      expect((await browser().ask('POST', '/api/auth/sign-in/email', asked)).status).toBe(421)
    }
    const forwarded = { 'x-forwarded-host': 'elak.example', 'x-forwarded-proto': 'https' }
    const back = await browser().ask('GET', '/api/auth/callback/a?state=b', { headers: forwarded })
    expect(back.headers.get('location')).toBe('http://localhost/logga-in?error=state_mismatch')
  })
})
