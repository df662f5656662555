import { createServer } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { newId } from '../../../db/ids.ts'
import type { Role } from '../../../geodata/model/person.ts'
import type { Directory } from '../../../server/auth/directories.ts'
import {
  type DirectoryPerson,
  startDirectory,
  type TestDirectory,
  throughDirectory,
} from '../../support/directory.ts'
import {
  type Browser,
  newMunicipality,
  newOrganisation,
  newSomebody,
  openDoors,
  password,
} from '../../support/sign-in.ts'

// What an organisation's own sign-in gives, and what somebody who means ill does not get out of it.

const base = 'http://localhost:8080'
const clientSecret = 'hemlighet-mellan-tva-0123456789'
let db: Db
let browser: (address?: string) => Browser
let server: TestDirectory
let police: TestDirectory
let unitId: string
let policeUnit: string
let directory: Directory

const roles = (given: [group: string, role: Role, municipality?: string][]) =>
  given.map(([group, role, municipality = '2182']) => ({ group, role, municipality }))

beforeAll(async () => {
  const back = (id: string) => `${base}/api/auth/callback/${id}`
  server = await startDirectory(back('kommunen'))
  police = await startDirectory(back('polisen'))
  const first = await openDoors()
  db = first.db
  await newMunicipality(db, '2182')
  const municipality = await newOrganisation(db, 'municipality', { secondFactorRequired: true })
  const polisen = await newOrganisation(db, 'police')
  unitId = municipality.unitId
  policeUnit = polisen.unitId
  const common = {
    ...{ clientId: 'tryggkartan', clientSecret, groupsClaim: 'groups', trustsEmail: false },
    scopes: ['openid', 'profile', 'email'],
  }
  directory = {
    ...{ ...common, id: 'kommunen', name: 'Kommunen', issuer: server.issuer },
    ...{ organisationId: municipality.id, unitId },
    roles: roles([
      ['medlem', 'member'],
      ['medlem-igen', 'member'],
      ['chef', 'administrator'],
      ['annorstädes', 'member', '9999'],
      ['poliser', 'police'],
    ]),
  }
  const directories: Directory[] = [
    directory,
    {
      ...{ ...common, id: 'polisen', name: 'Polisen', issuer: police.issuer },
      ...{ organisationId: polisen.id, unitId: policeUnit },
      roles: roles([['lokalpolis', 'police']]),
    },
  ]
  browser = (await openDoors({ publicUrl: base, base, directories })).browser
})
afterAll(async () => {
  await server.close()
  await police.close()
})

const begin = (who: Browser, provider = 'kommunen') =>
  who.post<{ url: string }>('/api/auth/sign-in/social', { provider, callbackURL: '/arbete' })

/** The way back from a directory, not yet gone. */
async function wayBack(who: Browser, person: DirectoryPerson, provider = 'kommunen') {
  const there = provider === 'kommunen' ? server : police
  there.becomes(person)
  const { body } = await begin(who, provider)
  return new URL(await throughDirectory(body.url, `${base}/api/auth/callback/${provider}`))
}

/** @returns where one ends up */
const goBack = async (who: Browser, back: URL) => {
  const answer = await who.ask('GET', `${back.pathname}${back.search}`)
  expect(answer.status).toBe(302)
  return answer.headers.get('location')!
}

async function visit(person: DirectoryPerson, provider = 'kommunen', who = browser()) {
  const to = await goBack(who, await wayBack(who, person, provider))
  return { who, to, person: await who.person() }
}

const refusedAs = (error: string) => expect.stringContaining(`/logga-in?error=${error}`)
let made = 0
const newFace = (told: Partial<DirectoryPerson> = {}): DirectoryPerson => {
  const sub = `face-${++made}`
  return { sub, name: 'Ny Ansikte', email: `${sub}@kommunen.example`, groups: ['medlem'], ...told }
}
const idOf = async (email: string) =>
  (await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst())?.id
const sessionsOf = (userId: string) =>
  db.selectFrom('session').selectAll().where('userId', '=', userId).execute()
const entriesOf = (id: string) =>
  db
    .selectFrom('auditEvent')
    .innerJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
    .select(['action', 'address', 'after'])
    .where('actorId', '=', id)
    .where('recordKind', '=', 'session')
    .orderBy('id')
    .execute()

describe('the way there', () => {
  test('has PKCE, a nonce and a state of its own, and leads to the directory alone', async () => {
    const who = browser()
    const [one, two] = [await begin(who), await begin(who)].map(({ body }) => new URL(body.url))
    expect(one!.origin).toBe(server.issuer)
    const told = one!.searchParams
    expect(told.get('response_type')).toBe('code')
    expect(told.get('redirect_uri')).toBe(`${base}/api/auth/callback/kommunen`)
    expect(told.get('code_challenge_method')).toBe('S256')
    for (const field of ['state', 'nonce', 'code_challenge']) {
      expect(told.get(field)!.length).toBeGreaterThan(20)
      expect(two!.searchParams.get(field)).not.toBe(told.get(field))
    }
    expect(one!.href).not.toContain(clientSecret)
  })

  test('takes nothing from whoever asks but the directory and a page of ours', async () => {
    const who = browser()
    const { body, status } = await who.post<{ url: string }>('/api/auth/sign-in/social', {
      ...{ provider: 'kommunen', callbackURL: '/arbete', scopes: ['allt'], loginHint: 'x' },
      ...{ additionalParams: { prompt: 'none' }, requestSignUp: true, disableRedirect: true },
      idToken: { token: 'eyJhbGciOiJub25lIn0.e30.' },
    })
    expect(status).toBe(200)
    const told = new URL(body.url).searchParams
    expect(told.get('scope')).toBe('openid profile email')
    expect([told.get('prompt'), told.get('login_hint')]).toEqual([null, null])
    expect(who.session).toBeUndefined()
  })

  test('to a directory that there is none of is not found', async () => {
    expect(await begin(browser(), 'ingen')).toMatchObject({
      status: 404,
      body: { error: { code: 'provider-not-found' } },
    })
    expect((await begin(browser(), 'google')).status).toBe(404)
  })
})

describe('somebody who comes', () => {
  test('is asked for no second factor of ours, and is written down', async () => {
    const face = newFace()
    const { who, to, person } = await visit(face)
    expect(to).toMatch(/\/arbete$/)
    expect(person).toMatchObject({ method: 'oidc', needsSecondFactor: false })
    expect((await who.ask('GET', '/api/m/2182/incidents')).status).toBe(200)
    expect(who.given.join()).not.toMatch(/SameSite=None/i)
    expect(await entriesOf((await idOf(face.email!))!)).toEqual([
      { action: 'sign-in', address: who.address, after: { through: 'kommunen' } },
    ])
    const roles = await db
      .selectFrom('auditEvent')
      .innerJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
      .select(['actorId', 'before', 'after', 'municipality'])
      .where('recordId', '=', (await idOf(face.email!))!)
      .where('recordKind', '=', 'person')
      .execute()
    const change = { actorId: 'kommunen', municipality: '2182', before: [], after: ['member'] }
    expect(roles).toEqual([change])
  })

  test('in two groups that give the same role has it once', async () => {
    const { person } = await visit(newFace({ groups: ['medlem', 'medlem-igen'] }))
    expect(person!.grants).toEqual([{ municipality: '2182', role: 'member' }])
  })

  test('in a group for a municipality that is not here has nothing there', async () => {
    const { person } = await visit(newFace({ groups: ['medlem', 'annorstädes'] }))
    expect(person!.grants).toEqual([{ municipality: '2182', role: 'member' }])
    expect((await visit(newFace({ groups: ['annorstädes'] }))).to).toEqual(refusedAs('no_role'))
  })

  test('of no name goes by their address', async () => {
    const { name: _, ...face } = newFace()
    const { person } = await visit(face)
    expect(person).toMatchObject({ name: face.email })
  })

  test('of no address, or of no group, does not come in', async () => {
    const { email: _, ...nowhere } = newFace()
    expect((await visit(nowhere)).to).toEqual(refusedAs('email_not_found'))
    const { groups: __, ...alone } = newFace()
    expect((await visit(alone)).to).toEqual(refusedAs('no_role'))
    expect(await idOf(alone.email!)).toBeUndefined()
  })

  test('from the municipality gets no police role, whatever its file says', async () => {
    const both = await visit(newFace({ groups: ['medlem', 'poliser'] }))
    expect(both.person!.grants).toEqual([{ municipality: '2182', role: 'member' }])
    expect((await visit(newFace({ groups: ['poliser'] }))).to).toEqual(refusedAs('no_role'))
  })

  test('leaves no token of their directory here', async () => {
    const face = newFace()
    await visit(face)
    await visit(face)
    const { rows } = await sql<{ [column: string]: unknown }>`select * from account
      where provider_id = 'kommunen' and account_id = ${face.sub}`.execute(db)
    expect(rows).toHaveLength(1)
    const none = { accessToken: null, refreshToken: null, idToken: null, password: null }
    expect(rows[0]).toMatchObject(none)
  })

  test('signs out here', async () => {
    const { who } = await visit(newFace())
    expect((await who.post('/api/auth/sign-out')).status).toBe(200)
    expect(await who.person()).toBeNull()
  })
})

describe('somebody who has lost their groups', () => {
  test('is refused, loses the roles at once, in open sessions too, and it is written down', async () => {
    const face = newFace()
    const earlier = (await visit(face)).who
    const id = (await idOf(face.email!))!
    expect((await earlier.ask('GET', '/api/m/2182/incidents')).status).toBe(200)

    const { who, to, person } = await visit({ ...face, groups: ['kören'] })

    expect(to).toEqual(refusedAs('no_role'))
    expect(person).toBeNull()
    expect(who.session).toBeUndefined()
    expect(await sessionsOf(id)).toHaveLength(1)
    expect(
      await db.selectFrom('personRole').selectAll().where('personId', '=', id).execute(),
    ).toEqual([])
    expect((await earlier.ask('GET', '/api/m/2182/incidents')).status).toBe(404)
    expect((await entriesOf(id)).at(-1)).toEqual({
      ...{ action: 'sign-in-refused', address: who.address, after: { through: 'kommunen' } },
    })
    expect((await visit(face)).person!.grants).toHaveLength(1)
  })

  test('keeps what an administrator gave, and cannot come by the directory for it', async () => {
    const face = newFace()
    const made = await newSomebody(db, { unitId, email: face.email!, roles: ['reader'] })
    expect((await visit(face)).person).toMatchObject({ id: made.id })
    expect((await visit({ ...face, groups: [] })).to).toEqual(refusedAs('no_role'))
    const left = await db
      .selectFrom('personRole')
      .select(['role', 'source'])
      .where('personId', '=', made.id)
      .execute()
    expect(left).toEqual([{ role: 'reader', source: 'manual' }])
  })
})

describe('roles of a directory', () => {
  test('count only for whoever comes by it: a password of one’s own keeps none of them', async () => {
    const face = newFace({ groups: ['chef', 'medlem'] })
    const made = await newSomebody(db, { unitId, email: face.email!, roles: ['reader'] })
    const { person } = await visit(face)
    expect(person!.grants).toHaveLength(3)
    const who = browser()
    await who.signIn(face.email!)
    expect(await who.person()).toMatchObject({
      ...{ id: made.id, method: 'password', needsSecondFactor: true },
      grants: [{ municipality: '2182', role: 'reader' }],
    })
  })

  test('do not become an administrator’s own by being sent back unchanged', async () => {
    const boss = newFace({ groups: ['chef'] })
    const admin = (await visit(boss)).who
    const face = newFace()
    await newSomebody(db, { unitId, email: face.email!, roles: ['reader'] })
    await visit(face)
    const path = `/api/m/2182/people/${await idOf(face.email!)}`
    const { body } = await admin.ask('GET', path)
    expect([...(body.roles as unknown as string[])].sort()).toEqual(['member', 'reader'])
    const patch = (change: object, ifMatch: unknown) =>
      admin.ask('PATCH', path, { body: change, ifMatch: Number(ifMatch) })
    const renamed = await patch({ name: 'Nytt Namn', roles: body.roles }, body.version)
    expect(renamed.status).toBe(200)
    const sources = () =>
      db
        .selectFrom('personRole')
        .select(['role', 'source'])
        .where('personId', '=', String(body.id))
        .orderBy('role')
        .execute()
    const before = [
      { role: 'member', source: 'kommunen' },
      { role: 'reader', source: 'manual' },
    ]
    expect(await sources()).toEqual(before)
    // What the directory gives is not an administrator's to take: it would be back tomorrow.
    for (const answer of [
      await patch({ roles: ['reader'] }, renamed.body.version),
      await admin.ask('DELETE', path, { ifMatch: Number(renamed.body.version) }),
    ])
      expect(answer).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict', fields: [{ path: 'roles' }] } },
      })
    expect(await sources()).toEqual(before)
    const closed = await patch({ disabled: true }, renamed.body.version)
    expect(closed.status).toBe(200)
    expect((await visit(face)).to).toEqual(refusedAs('DISABLED'))
  })
})

describe('an address that is somebody’s already', () => {
  test('in the same organisation is theirs: made by an administrator before', async () => {
    const face = newFace()
    const { id } = await newSomebody(db, { unitId, email: face.email!, secret: null })
    const { person } = await visit(face)
    expect(person).toMatchObject({ id, name: 'Anna Andersson' })
    // And from then on by the directory's own name for them, whatever the address.
    const moved = await visit({ ...face, email: 'gift@kommunen.example' })
    expect(moved.person).toMatchObject({ id, email: face.email })
  })

  test('in another organisation is not: neither theirs nor ours', async () => {
    const face = newFace({ groups: ['chef'] })
    const { id } = await newSomebody(db, {
      ...{ unitId: policeUnit, email: face.email!, roles: ['police', 'administrator'] },
    })
    const before = await db.selectFrom('account').selectAll().where('userId', '=', id).execute()
    const { to, who } = await visit(face)
    expect(to).toEqual(refusedAs('other_organisation'))
    expect(who.session).toBeUndefined()
    expect(await sessionsOf(id)).toEqual([])
    expect(await db.selectFrom('account').selectAll().where('userId', '=', id).execute()).toEqual(
      before,
    )
  })

  test.each([
    ['not proved', false],
    ['said nothing of', undefined],
    ['proved in a word of its own', 'true'],
    ['proved with a number', 1],
    ['left open', null],
  ])('that the directory has %s takes nobody over, and makes nobody', async (_, email_verified) => {
    const face = newFace({ email_verified })
    const { id } = await newSomebody(db, { unitId, email: face.email!, roles: ['administrator'] })
    expect((await visit(face)).to).toEqual(refusedAs('email_not_verified'))
    expect(await sessionsOf(id)).toEqual([])
    const stranger = newFace({ email_verified })
    expect((await visit(stranger)).to).toEqual(refusedAs('email_not_verified'))
    expect(await idOf(stranger.email!)).toBeUndefined()
  })

  test('of which nothing is said is believed of a directory that is trusted to know', async () => {
    const trusted = { ...directory, trustsEmail: true }
    const there = (await openDoors({ publicUrl: base, base, directories: [trusted] })).browser
    const face = newFace({ email_verified: undefined })
    const { id } = await newSomebody(db, { unitId, email: face.email!, secret: null })
    expect((await visit(face, 'kommunen', there())).person).toMatchObject({ id })
    const stranger = newFace({ email_verified: undefined })
    expect((await visit(stranger, 'kommunen', there())).person).toMatchObject({
      email: stranger.email,
    })
    const denied = newFace({ email_verified: false })
    expect((await visit(denied, 'kommunen', there())).to).toEqual(refusedAs('email_not_verified'))
  })

  test('that has passed to somebody else in the directory takes nothing with it', async () => {
    const face = newFace({ groups: ['chef'] })
    await visit(face)
    const id = (await idOf(face.email!))!
    const heir = newFace({ email: face.email!, groups: ['medlem'] })
    expect((await visit(heir)).to).toEqual(refusedAs('account_not_linked'))
    const without = { ...heir, groups: [] }
    expect((await visit(without)).to).toEqual(refusedAs('account_not_linked'))
    // Nor do they lose anything by it.
    const kept = await db.selectFrom('personRole').selectAll().where('personId', '=', id).execute()
    expect(kept).toMatchObject([{ role: 'administrator', source: 'kommunen' }])
    expect(await sessionsOf(id)).toHaveLength(1)
  })

  test('somebody who has moved to another organisation is refused there where they were', async () => {
    const face = newFace()
    await visit(face)
    const id = (await idOf(face.email!))!
    await db.updateTable('person').set({ unitId: policeUnit }).where('id', '=', id).execute()
    expect((await visit(face)).to).toEqual(refusedAs('other_organisation'))
  })

  test('somebody shut out is told so, and gets no session', async () => {
    const face = newFace()
    await visit(face)
    const id = (await idOf(face.email!))!
    await db.deleteFrom('session').where('userId', '=', id).execute()
    await db.updateTable('person').set({ disabledAt: new Date() }).where('id', '=', id).execute()
    const { to, who } = await visit(face)
    expect(to).toEqual(refusedAs('DISABLED'))
    expect(who.session).toBeUndefined()
    expect(await sessionsOf(id)).toEqual([])
  })
})

describe('a way back that somebody has tampered with', () => {
  const fails = async (who: Browser, back: URL) => {
    expect(await goBack(who, back)).toMatch(/\/logga-in\?error=/)
    expect(who.session).toBeUndefined()
    expect(await who.person()).toBeNull()
  }

  test('is no use in another browser: nobody is signed in as somebody else', async () => {
    const attacker = browser()
    const back = await wayBack(attacker, newFace())
    await fails(browser(), back)
    const victim = browser()
    await begin(victim)
    await fails(victim, back)
  })

  test('works once', async () => {
    const who = browser()
    const back = await wayBack(who, newFace())
    const cookies = new Map(who.cookies)
    expect(await goBack(who, back)).toMatch(/\/arbete$/)
    const again = browser()
    for (const [name, value] of cookies) again.cookies.set(name, value)
    await fails(again, back)
  })

  test('with the code of one beginning and the state of another is refused: PKCE and nonce', async () => {
    const who = browser()
    const first = await wayBack(who, newFace())
    const second = await wayBack(who, newFace())
    second.searchParams.set('code', first.searchParams.get('code')!)
    await fails(who, second)
  })

  test('with a wrong state, code, issuer or directory, or none, is refused', async () => {
    for (const [field, value] of [
      ['state', 'en-annan'],
      ['state', '\u0000'],
      ['state', undefined],
      ['code', 'en-annan'],
      ['code', undefined],
      ['iss', 'https://elak.example'],
    ] as const) {
      const who = browser()
      const back = await wayBack(who, newFace())
      if (value === undefined) back.searchParams.delete(field)
      else back.searchParams.set(field, value)
      await fails(who, back)
    }
    const who = browser()
    const back = await wayBack(who, newFace())
    back.pathname = back.pathname.replace('kommunen', 'polisen')
    await fails(who, back)
    await fails(browser(), new URL(`${base}/api/auth/callback/kommunen`))
    await fails(browser(), new URL(`${base}/api/auth/callback/kommunen?code=a&state=b`))
  })

  test('tells the page nothing that an attacker has written without having begun', async () => {
    const who = browser()
    const to = await goBack(
      who,
      new URL(`${base}/api/auth/callback/kommunen?error=x&error_description=ring+0700`),
    )
    expect(to).toBe(`${base}/logga-in?error=state_not_found`)
  })

  test('by another spelling of the path reaches nothing else', async () => {
    const { who } = await visit(newFace())
    for (const path of [
      ...['..%2Fget-session', '..%2f..%2fapi%2fauth%2flist-sessions', '%2e%2e%2fget-session'],
      ...['..%5Cget-session', 'kommunen%2F..%2F..%2Fget-session', '%252e%252e%252fget-session'],
    ]) {
      const answer = await who.ask('GET', `/api/auth/callback/${path}`)
      expect(answer.text).not.toContain('token')
      expect([302, 404]).toContain(answer.status)
    }
  })
})

describe('a directory that is down', () => {
  /** A server that takes calls and never answers. */
  const silent = () =>
    new Promise<{ issuer: string; close: () => void }>((resolve) => {
      const sockets = new Set<{ destroy: () => void }>()
      const listening = createServer((socket) => {
        sockets.add(socket)
        socket.on('error', () => undefined)
      })
      listening.listen(0, '127.0.0.1', () => {
        const { port } = listening.address() as { port: number }
        const close = () => {
          for (const socket of sockets) socket.destroy()
          listening.close()
        }
        resolve({ issuer: `http://127.0.0.1:${port}`, close })
      })
    })

  test('hinders nobody else, is told of, and works when it is up again', async () => {
    const mute = await silent()
    const gone = { ...directory, id: 'borta', issuer: 'http://127.0.0.1:1' }
    const late = { ...directory, id: 'sen', issuer: mute.issuer }
    const { browser } = await openDoors({
      ...{ publicUrl: base, base, directories: [late, gone, directory] },
    })
    const { email, id } = await newSomebody(db, { unitId })
    const who = browser()
    const begun = performance.now()
    expect((await who.signIn(email, password)).status).toBe(200)
    expect(await who.person()).toMatchObject({ id })
    expect((await begin(browser())).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(5000)

    for (const provider of ['borta', 'borta'])
      expect(await begin(browser(), provider)).toMatchObject({
        status: 503,
        body: { error: { code: 'directory-down', message: expect.any(String) } },
      })
    const slow = begin(browser(), 'sen')
    expect(await who.person()).toMatchObject({ id })
    expect(await slow).toMatchObject({ status: 503, body: { error: { code: 'directory-down' } } })
    mute.close()
    const doors = (await who.ask('GET', '/api/session')).body.door!
    expect(doors.directories).toHaveLength(3)
  })

  test('and then up is found without a new start', async () => {
    const { port } = await new Promise<{ port: number }>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address() as { port: number }
        probe.close(() => resolve(address))
      })
    })
    const coming = { ...directory, id: 'kommunen', issuer: `http://127.0.0.1:${port}` }
    const { browser } = await openDoors({ publicUrl: base, base, directories: [coming] })
    expect((await begin(browser())).status).toBe(503)
    const up = await startDirectory(`${base}/api/auth/callback/kommunen`, port)
    expect(await begin(browser())).toMatchObject({ status: 200 })
    await up.close()
  })
})

test('no person made by hand stands in a directory’s way with an id of its own', async () => {
  // The directory's word for somebody is theirs even when it looks like one of our ids.
  const { id } = await newSomebody(db, { unitId })
  const { person } = await visit(newFace({ sub: id, email: `${newId()}@kommunen.example` }))
  expect(person!.id).not.toBe(id)
})
