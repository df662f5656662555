import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { setGrants } from '../../../db/roles.ts'
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
let browser: (address?: string) => Browser
beforeAll(async () => {
  const doors = await openDoors()
  db = doors.db
  browser = doors.browser
  await newMunicipality(db, '2182')
  unitId = (await newOrganisation(db, 'municipality')).unitId
})

const sessionsOf = (userId: string) =>
  db.selectFrom('session').selectAll().where('userId', '=', userId).execute()

describe('with the right e-mail and password', () => {
  test('one is who one is, and the answer holds no token', async () => {
    const { id, email } = await newSomebody(db, { unitId, roles: ['member', 'reader'] })
    const anna = browser()
    expect(await anna.person()).toBeNull()

    const answer = await anna.signIn(email)

    expect(answer.status).toBe(200)
    expect(answer.text).toBe('{}')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const [session] = await sessionsOf(id)
    expect(session).toMatchObject({ method: 'password', viewAs: null })
    expect(anna.session).toContain(session!.token)
    expect(await anna.person()).toMatchObject({
      ...{ id, email, method: 'password', secondFactor: false, needsSecondFactor: false },
      grants: [
        { municipality: '2182', role: 'member' },
        { municipality: '2182', role: 'reader' },
      ],
    })
    const whoAmI = await anna.ask('GET', '/api/session')
    expect(whoAmI.text).not.toContain(session!.token)
  })

  test('capitals in the address do not matter', async () => {
    const { id, email } = await newSomebody(db, { unitId, email: 'stor.liten@exempel.invalid' })
    const anna = browser()
    await anna.signIn(email.toUpperCase())
    expect(await anna.person()).toMatchObject({ id })
  })

  test('that somebody came is written down, and when', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const anna = browser()
    await anna.signIn(email)
    const events = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('actorId', '=', id)
      .where('recordKind', '=', 'session')
      .execute()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ action: 'sign-in', address: anna.address })
    const person = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
    expect(person!.lastSignInAt).not.toBeNull()
  })

  test('a cookie that somebody else has set is not taken over', async () => {
    const { email } = await newSomebody(db, { unitId })
    const other = await newSomebody(db, { unitId })
    const attacker = browser()
    await attacker.signIn(other.email)
    const planted = attacker.session!
    const anna = browser()
    for (const [name, value] of attacker.cookies) anna.cookies.set(name, value)

    await anna.signIn(email)

    expect(anna.session).not.toBe(planted)
    expect(await anna.person()).toMatchObject({ email })
    expect(await attacker.person()).toMatchObject({ email: other.email })
  })
})

describe('otherwise', () => {
  test('a wrong password and an unknown address are told alike', async () => {
    const { email } = await newSomebody(db, { unitId })
    const invited = await newSomebody(db, { unitId, secret: null })
    const wrong = await browser().signIn(email, 'gröna cyklar vid kajen')
    const unknown = await browser().signIn('ingen@exempel.invalid', password)
    const without = await browser().signIn(invited.email, password)
    expect(wrong.status).toBe(401)
    expect(wrong.body).toEqual({
      error: { code: 'invalid-email-or-password', message: expect.any(String) },
    })
    for (const { status, text, headers } of [unknown, without]) {
      expect({ status, text }).toEqual({ status: wrong.status, text: wrong.text })
      expect([...headers.keys()].sort()).toEqual([...wrong.headers.keys()].sort())
    }
    expect(wrong.headers.getSetCookie()).toEqual([])
  })

  test('a refusal is written down for whom it concerns, and only for them', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    await browser().signIn(email, 'gröna cyklar vid kajen')
    await browser().signIn('ingen.alls@exempel.invalid')
    const events = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('action', '=', 'sign-in-refused')
      .where('recordId', '=', id)
      .execute()
    expect(events).toHaveLength(1)
    const all = await db.selectFrom('auditValue').selectAll().execute()
    const shown = await db.selectFrom('auditEvent').selectAll().execute()
    expect(JSON.stringify([all, shown])).not.toContain('ingen.alls')
  })

  test('a closed account is told of only with the right password', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    await db.updateTable('person').set({ disabledAt: new Date() }).where('id', '=', id).execute()
    const anna = browser()
    expect(await anna.signIn(email)).toMatchObject({
      status: 403,
      body: { error: { code: 'disabled' } },
    })
    expect(anna.session).toBeUndefined()
    expect(await sessionsOf(id)).toEqual([])
    expect(await anna.signIn(email, 'gröna cyklar vid kajen')).toMatchObject({
      status: 401,
      body: { error: { code: 'invalid-email-or-password' } },
    })
  })

  test('an account without any role that a password gives is told so, and it is written down', async () => {
    const nobody = await newSomebody(db, { unitId, roles: [] })
    const byDirectory = await newSomebody(db, { unitId, roles: [] })
    const grant = { municipality: '2182', role: 'member' as const }
    await setGrants(db, byDirectory, { source: 'kommunen', grants: [grant], now: new Date() })
    for (const { id, email } of [nobody, byDirectory]) {
      const anna = browser()
      expect(await anna.signIn(email)).toMatchObject({
        status: 403,
        body: { error: { code: 'no-role' } },
      })
      expect(anna.session).toBeUndefined()
      expect(await sessionsOf(id)).toEqual([])
      expect((await ownDeeds(db, id)).map(({ action }) => action)).toEqual(['sign-in-refused'])
      // Only to whoever has the password.
      expect(await anna.signIn(email, 'gröna cyklar vid kajen')).toMatchObject({
        body: { error: { code: 'invalid-email-or-password' } },
      })
    }
  })

  test.each([
    ['null', 400],
    ['[]', 400],
    ['"text"', 400],
    ['{"email":"a@b.se"}', 400],
    ['{"email":{"a":1},"password":["b"]}', 400],
    ['{"email":"inte en adress","password":"x"}', 400],
    ['{"email":"a@b.se\\u0000","password":"blå cyklar vid kajen"}', 400],
    ['{"email":"a@b.se","password":"\\u0000"}', 401],
    [`{"email":"a@b.se","password":"${'x'.repeat(500)}"}`, 400],
  ])('%s is refused in the common envelope', async (body, status) => {
    const answer = await browser().ask('POST', '/api/auth/sign-in/email', { body })
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({
      error: { code: expect.stringMatching(/^[a-z-]+$/), message: expect.any(String) },
    })
  })

  test('nobody signs up, and the rest of better-auth is not there', async () => {
    const { email } = await newSomebody(db, { unitId })
    const anna = browser()
    await anna.signIn(email)
    const body = { email: 'ny@exempel.invalid', password, name: 'Ny' }
    for (const [method, path] of [
      ...[
        ['POST', '/sign-up/email'],
        ['GET', '/get-session'],
        ['GET', '/list-sessions'],
      ],
      ...[
        ['POST', '/update-user'],
        ['POST', '/delete-user'],
        ['POST', '/change-email'],
      ],
      ...[
        ['GET', '/list-accounts'],
        ['POST', '/link-social'],
        ['GET', '/error'],
        ['GET', '/ok'],
      ],
      ...[
        ['POST', '/set-password'],
        ['POST', '/verify-password'],
        ['POST', '/update-session'],
      ],
      ...[
        ['POST', '/get-access-token'],
        ['POST', '/two-factor/send-otp'],
        ['POST', '/unlink-account'],
      ],
      ...[
        ['GET', '/reset-password/abc'],
        ['POST', '/two-factor/get-totp-uri'],
      ],
    ] as const) {
      const answer = await anna.ask(method!, `/api/auth${path}`, method === 'POST' ? { body } : {})
      expect({ path, status: answer.status }).toEqual({ path, status: 404 })
    }
  })
})

describe('the cookie', () => {
  test('is out of reach of scripts and of other sites', async () => {
    const { email } = await newSomebody(db, { unitId })
    const anna = browser()
    await anna.signIn(email)
    const [line] = anna.given
    const attributes = line!.split('; ').slice(1).sort()
    expect(line).toMatch(/^tryggkartan\.session_token=/)
    expect(attributes).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax'])
  })

  test('is for https alone under an https PUBLIC_URL, and for the path the service lives under', async () => {
    const base = 'https://karta.example.se/karta'
    const { browser } = await openDoors({ publicUrl: 'https://karta.example.se', base })
    const { id, email } = await newSomebody(db, { unitId })
    const anna = browser()
    expect(await anna.signIn(email)).toMatchObject({ status: 200 })
    const [line] = anna.given
    expect(line).toMatch(/^__Secure-tryggkartan\.session_token=/)
    expect(line!.split('; ').slice(1).sort()).toEqual([
      ...['HttpOnly', 'Max-Age=43200', 'Path=/karta', 'SameSite=Lax', 'Secure'],
    ])
    expect(await anna.person()).toMatchObject({ id })
  })

  test('that was changed by a single character is nobody’s', async () => {
    const { email } = await newSomebody(db, { unitId })
    const anna = browser()
    await anna.signIn(email)
    const [name, value] = [...anna.cookies][0]!
    const [token, signature] = value.split('.')
    for (const forged of [
      `${token}.${signature!.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
      token!,
      `${token}.`,
    ]) {
      anna.cookies.set(name, forged)
      expect(await anna.person()).toBeNull()
    }
    anna.cookies.set(name, value)
    expect(await anna.person()).toMatchObject({ email })
  })
})

describe('a session', () => {
  test('lasts twelve hours, however much it is used, and then it is over', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const anna = browser()
    await anna.signIn(email)
    const [session] = await sessionsOf(id)
    const hours = (+session!.expiresAt - +session!.createdAt) / 3_600_000
    expect(hours).toBeCloseTo(12, 2)
    // Used when nearly half of it has gone.
    const sixHoursMs = 6 * 3_600_000
    const earlier = {
      createdAt: new Date(+session!.createdAt - sixHoursMs),
      updatedAt: new Date(+session!.updatedAt - sixHoursMs),
      expiresAt: new Date(+session!.expiresAt - sixHoursMs),
    }
    await db.updateTable('session').set(earlier).where('userId', '=', id).execute()
    const told = await anna.person()
    expect(told).toMatchObject({ id, expiresAt: earlier.expiresAt.toISOString() })
    expect((await sessionsOf(id))[0]!.expiresAt).toEqual(earlier.expiresAt)
    expect(anna.given).toEqual([])

    const expiresAt = new Date(Date.now() - 1)
    await db.updateTable('session').set({ expiresAt }).where('userId', '=', id).execute()
    expect(await anna.person()).toBeNull()
    expect(await anna.ask('GET', '/api/rights')).toMatchObject({ status: 401 })
  })

  test('ends by signing out here, and nowhere else', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const [here, there] = [browser(), browser()]
    await here.signIn(email)
    await there.signIn(email)
    const cookie = new Map(here.cookies)
    expect(await here.post('/api/auth/sign-out')).toMatchObject({
      status: 200,
      body: { success: true },
    })
    expect(here.session).toBeUndefined()
    for (const [name, value] of cookie) here.cookies.set(name, value)
    expect(await here.person()).toBeNull()
    expect(await there.person()).toMatchObject({ id })
  })

  test('ends with all others by signing out everywhere', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const other = await newSomebody(db, { unitId })
    const [here, there, somebody] = [browser(), browser(), browser()]
    await here.signIn(email)
    await there.signIn(email)
    await somebody.signIn(other.email)
    expect(await here.post('/api/auth/revoke-sessions')).toMatchObject({ status: 200 })
    expect(await there.person()).toBeNull()
    expect(await here.person()).toBeNull()
    expect(await sessionsOf(id)).toEqual([])
    expect(await somebody.person()).toMatchObject({ id: other.id })
    expect(await browser().post('/api/auth/revoke-sessions')).toMatchObject({ status: 401 })
  })

  test('is written down when it ends, here or everywhere, and when the password is another', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const here = browser()
    await here.signIn(email)
    const change = (currentPassword: string, newPassword: string) =>
      here.post('/api/auth/change-password', { currentPassword, newPassword })
    expect((await change('fel lösenord här', 'röda bussar söderut')).status).toBe(400)
    expect((await change(password, 'kort')).status).toBe(400)
    expect((await change(password, 'röda bussar söderut')).status).toBe(200)
    await here.post('/api/auth/sign-out')
    // Nobody is in any more: there is nothing to tell.
    await here.post('/api/auth/sign-out')
    await here.signIn(email, 'röda bussar söderut')
    await here.post('/api/auth/revoke-sessions')
    expect(await ownDeeds(db, id)).toEqual([
      signedIn,
      { action: 'sign-in-refused', before: null, after: null },
      { action: 'update', before: null, after: { changed: 'password' } },
      { action: 'sign-out', before: null, after: { where: 'here' } },
      signedIn,
      { action: 'sign-out', before: null, after: { where: 'everywhere' } },
    ])
    const events = await db.selectFrom('auditEvent').selectAll().where('actorId', '=', id).execute()
    for (const event of events)
      expect(event).toMatchObject({ address: here.address, classification: 'internal' })
    const values = JSON.stringify(await db.selectFrom('auditValue').selectAll().execute())
    for (const secret of [password, 'röda bussar']) expect(values).not.toContain(secret)
  })

  test('of the police is told of to the police alone', async () => {
    const police = await newOrganisation(db, 'police')
    const { id, email } = await newSomebody(db, { unitId: police.unitId, roles: ['police'] })
    const here = browser()
    await here.signIn(email)
    await here.post('/api/auth/sign-out')
    const events = await db.selectFrom('auditEvent').selectAll().where('actorId', '=', id).execute()
    expect(events.map(({ classification }) => classification)).toEqual(['police', 'police'])
  })

  test('has what its person may do just now: a role taken away is gone at once', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const anna = browser()
    await anna.signIn(email)
    expect((await anna.ask('GET', '/api/m/2182/incidents')).status).toBe(200)
    await db.deleteFrom('personRole').where('personId', '=', id).execute()
    expect((await anna.ask('GET', '/api/m/2182/incidents')).status).toBe(404)
    expect(await anna.person()).toMatchObject({ id, grants: [] })
  })

  test('is dead at once when its person is shut out or gone', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const anna = browser()
    await anna.signIn(email)
    await db.updateTable('person').set({ disabledAt: new Date() }).where('id', '=', id).execute()
    expect(await anna.person()).toBeNull()
    expect((await anna.ask('GET', '/api/m/2182/incidents')).status).toBe(401)
    await db.deleteFrom('person').where('id', '=', id).execute()
    expect(await anna.person()).toBeNull()
  })
})
