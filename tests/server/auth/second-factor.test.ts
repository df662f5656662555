import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../db/connect.ts'
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
let doors: Awaited<ReturnType<typeof openDoors>>
beforeAll(async () => {
  doors = await openDoors()
  db = doors.db
  browser = doors.browser
  await newMunicipality(db, '2182')
  unitId = (await newOrganisation(db, 'municipality')).unitId
})

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base 32, as in the address that an app reads. */
function fromBase32(text: string): Buffer {
  const bits = [...text].map((c) => ALPHABET.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** RFC 6238: the code that an app shows, `steps` half minutes from now. */
function codeOf(totpURI: string, steps = 0): string {
  const secret = fromBase32(new URL(totpURI).searchParams.get('secret')!)
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = digest.at(-1)! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** A code that is none of those around now. */
const wrongCode = (totpURI: string): string => {
  const right = new Set([-2, -1, 0, 1, 2].map((steps) => codeOf(totpURI, steps)))
  return ['111111', '222222', '333333', '444444', '555555', '666666'].find((c) => !right.has(c))!
}

type Begun = { totpURI: string; backupCodes: string[] }

/** Somebody who has signed in and set up a second factor. */
async function newSecured(told: Partial<Parameters<typeof newSomebody>[1]> = {}) {
  const person = await newSomebody(db, { unitId, ...told })
  const here = browser()
  await here.signIn(person.email)
  const { body } = await here.post<Begun>('/api/auth/two-factor/enable', { password })
  await here.post('/api/auth/two-factor/verify-totp', { code: codeOf(body.totpURI) })
  return { ...person, here, ...body }
}

/** Past the password, before the code. */
async function halfway(email: string): Promise<Browser> {
  const there = browser()
  const answer = await there.signIn(email)
  expect(answer).toMatchObject({ status: 200, text: '{"twoFactorRedirect":true}' })
  return there
}

const give = (who: Browser, code: string) => who.post('/api/auth/two-factor/verify-totp', { code })

describe('setting it up', () => {
  test('takes the password, and a code that proves the app works', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const here = browser()
    await here.signIn(email)
    const enable = (secret: string) =>
      here.post<Begun>('/api/auth/two-factor/enable', { password: secret })
    expect(await enable('fel lösenord här')).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid-password' } },
    })
    const { status, body } = await enable(password)
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['backupCodes', 'totpURI'])
    expect(body.totpURI).toMatch(/^otpauth:\/\/totp\/Tryggkartan:/)
    expect(new Set(body.backupCodes).size).toBe(10)
    for (const code of body.backupCodes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    // Until it is proved it is asked for nowhere.
    expect(await here.person()).toMatchObject({ secondFactor: false })
    expect(await browser().signIn(email)).toMatchObject({ status: 200, text: '{}' })
    expect(await give(here, wrongCode(body.totpURI))).toMatchObject({
      status: 401,
      body: { error: { code: 'invalid-code' } },
    })
    expect(await here.person()).toMatchObject({ secondFactor: false })

    const before = here.session
    const proved = await give(here, codeOf(body.totpURI))

    expect(proved).toMatchObject({ status: 200, text: '{}' })
    expect(here.session).not.toBe(before)
    expect(await here.person()).toMatchObject({ id, secondFactor: true, method: 'password' })
    const kept = await db.selectFrom('twoFactor').selectAll().where('userId', '=', id).execute()
    const secret = new URL(body.totpURI).searchParams.get('secret')!
    expect(JSON.stringify(kept)).not.toContain(secret)
    for (const code of body.backupCodes) expect(JSON.stringify(kept)).not.toContain(code)
  })

  test('is no sign-in, and is written down as what it is once it is proved, without the code', async () => {
    const { id, here, totpURI, backupCodes } = await newSecured()
    const on = { action: 'update', before: { secondFactor: false }, after: { secondFactor: true } }
    expect(await ownDeeds(db, id)).toEqual([signedIn, on])
    // A code once more changes nothing, and is nothing to tell.
    await give(here, codeOf(totpURI))
    expect(await ownDeeds(db, id)).toEqual([signedIn, on])
    await here.post('/api/auth/two-factor/generate-backup-codes', { password })
    await here.post('/api/auth/two-factor/disable', { password })
    const [, , ...later] = await ownDeeds(db, id)
    expect(later).toEqual([
      { action: 'update', before: null, after: { changed: 'spare-codes' } },
      { action: 'update', before: { secondFactor: true }, after: { secondFactor: false } },
    ])
    const log = JSON.stringify([
      await db.selectFrom('auditEvent').selectAll().execute(),
      await db.selectFrom('auditValue').selectAll().execute(),
    ])
    for (const secret of [password, ...backupCodes]) expect(log).not.toContain(secret)
  })

  test('begun and not proved is not written down; a wrong password is', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const here = browser()
    await here.signIn(email)
    const { body } = await here.post<Begun>('/api/auth/two-factor/enable', { password })
    await give(here, wrongCode(body.totpURI))
    for (const path of ['disable', 'generate-backup-codes'])
      await here.post(`/api/auth/two-factor/${path}`, { password: 'fel lösenord här' })
    const refused = { action: 'sign-in-refused', before: null, after: null }
    expect(await ownDeeds(db, id)).toEqual([signedIn, refused])
  })

  test('keeps no longer a session than one had', async () => {
    const { id, here } = await newSecured()
    const sessions = await db.selectFrom('session').selectAll().where('userId', '=', id).execute()
    expect(sessions).toHaveLength(1)
    expect(here.session).toContain(sessions[0]!.token)
  })

  test('is for whoever has signed in', async () => {
    for (const path of ['enable', 'disable', 'generate-backup-codes'])
      expect(await browser().post(`/api/auth/two-factor/${path}`, { password })).toMatchObject({
        status: 401,
        body: { error: { code: 'unauthenticated' } },
      })
    expect(await give(browser(), '123456')).toMatchObject({ status: 401 })
  })
})

describe('signing in with it', () => {
  test('a password alone gives nothing; with the code one is in', async () => {
    const { id, email, totpURI } = await newSecured()
    const there = await halfway(email)
    expect(there.session).toBeUndefined()
    expect(await there.person()).toBeNull()
    expect((await there.ask('GET', '/api/m/2182/incidents')).status).toBe(401)
    expect(await give(there, codeOf(totpURI))).toMatchObject({ status: 200, text: '{}' })
    expect(await there.person()).toMatchObject({ id, secondFactor: true, method: 'password' })
    const entries = await db
      .selectFrom('auditEvent')
      .select(['action', 'address'])
      .where('actorId', '=', id)
      .where('action', '=', 'sign-in')
      .orderBy('id')
      .execute()
    expect(entries.at(-1)).toEqual({ action: 'sign-in', address: there.address })
    expect(entries).toHaveLength(2)
  })

  test('no device is trusted instead of a code', async () => {
    const { email, totpURI } = await newSecured()
    const there = await halfway(email)
    const code = codeOf(totpURI)
    await there.post('/api/auth/two-factor/verify-totp', { code, trustDevice: true })
    expect([...there.cookies.keys()]).toEqual([expect.stringContaining('session_token')])
    await there.post('/api/auth/sign-out')
    expect(await there.signIn(email)).toMatchObject({ text: '{"twoFactorRedirect":true}' })
  })

  test('half a sign-in is no use in another browser', async () => {
    const { email, totpURI } = await newSecured()
    await halfway(email)
    expect(await give(browser(), codeOf(totpURI))).toMatchObject({ status: 401 })
  })

  test('a wrong code is refused, and written down for whom it concerns', async () => {
    const { id, email, totpURI } = await newSecured()
    const there = await halfway(email)
    expect(await give(there, wrongCode(totpURI))).toMatchObject({
      status: 401,
      body: { error: { code: 'invalid-code' } },
    })
    const spare = await there.post('/api/auth/two-factor/verify-backup-code', { code: 'abc' })
    expect(spare).toMatchObject({ status: 401, body: { error: { code: 'invalid-backup-code' } } })
    expect(there.session).toBeUndefined()
    const entries = await db
      .selectFrom('auditEvent')
      .select(['action', 'address', 'actorName'])
      .where('recordId', '=', id)
      .where('action', '=', 'sign-in-refused')
      .execute()
    const refusal = { address: there.address, actorName: 'Anna Andersson' }
    expect(entries).toEqual(
      [refusal, refusal].map((one) => ({ action: 'sign-in-refused', ...one })),
    )
  })

  test('five wrong codes end the attempt, ten lock the account, also for the right code', async () => {
    const { id, email, totpURI } = await newSecured()
    for (const _ of [1, 2]) {
      const there = await halfway(email)
      for (const _ of [1, 2, 3, 4, 5])
        expect(await give(there, wrongCode(totpURI))).toMatchObject({ status: 401 })
      // From here on this attempt is over, whatever comes.
      expect([400, 429]).toContain((await give(there, codeOf(totpURI))).status)
      expect(there.session).toBeUndefined()
    }
    const there = await halfway(email)
    expect(await give(there, codeOf(totpURI))).toMatchObject({
      status: 429,
      body: { error: { code: 'too-many' } },
    })
    await db
      .updateTable('twoFactor')
      // Not in the schema: it is better-auth's alone.
      .set({ lockedUntil: new Date(Date.now() - 1000) } as object)
      .where('userId', '=', id)
      .execute()
    const later = await halfway(email)
    expect(await give(later, codeOf(totpURI))).toMatchObject({ status: 200 })
    expect(await later.person()).toMatchObject({ id })
  })

  test('a spare code works, once', async () => {
    const { id, email, backupCodes } = await newSecured()
    const spend = (who: Browser, code: string) =>
      who.post('/api/auth/two-factor/verify-backup-code', { code })
    const there = await halfway(email)
    expect(await spend(there, backupCodes[3]!)).toMatchObject({ status: 200, text: '{}' })
    expect(await there.person()).toMatchObject({ id })
    const again = await halfway(email)
    expect(await spend(again, backupCodes[3]!)).toMatchObject({ status: 401 })
    expect(await spend(again, backupCodes[4]!)).toMatchObject({ status: 200 })
  })

  test('a spare code is taken however it is typed', async () => {
    const { email, backupCodes } = await newSecured()
    const typed = [
      backupCodes[0]!.toLowerCase(),
      backupCodes[1]!.replace('-', ''),
      ` ${backupCodes[2]!.replace('-', ' – ')} `,
      backupCodes[3]!.replaceAll('0', 'o').replaceAll('1', 'l'),
      [...backupCodes[4]!].join(' '),
    ]
    for (const code of typed) {
      const there = await halfway(email)
      const answer = await there.post('/api/auth/two-factor/verify-backup-code', { code })
      expect([code, answer.status]).toEqual([code, 200])
      const again = await halfway(email)
      const second = await again.post('/api/auth/two-factor/verify-backup-code', { code })
      expect([code, second.status]).toEqual([code, 401])
    }
  })

  test('new spare codes make the old ones useless', async () => {
    const { here, email, backupCodes } = await newSecured()
    const { status, body } = await here.post<Begun>('/api/auth/two-factor/generate-backup-codes', {
      password,
    })
    expect(status).toBe(200)
    const there = await halfway(email)
    const spend = (code: string) => there.post('/api/auth/two-factor/verify-backup-code', { code })
    expect(await spend(backupCodes[0]!)).toMatchObject({ status: 401 })
    expect(await spend(body.backupCodes[0]!)).toMatchObject({ status: 200 })
  })

  test('somebody shut out between password and code does not come in', async () => {
    const { id, email, totpURI } = await newSecured()
    const there = await halfway(email)
    await db.updateTable('person').set({ disabledAt: new Date() }).where('id', '=', id).execute()
    expect(await give(there, codeOf(totpURI))).toMatchObject({
      status: 403,
      body: { error: { code: 'disabled' } },
    })
    expect(there.session).toBeUndefined()
  })
})

describe('taking it away', () => {
  test('takes the password', async () => {
    const { here, email } = await newSecured()
    const disable = (secret: string) =>
      here.post('/api/auth/two-factor/disable', { password: secret })
    expect(await disable('fel lösenord här')).toMatchObject({ status: 400 })
    expect(await here.person()).toMatchObject({ secondFactor: true })
    expect(await disable(password)).toMatchObject({ status: 200 })
    expect(await here.person()).toMatchObject({ secondFactor: false })
    expect(await browser().signIn(email)).toMatchObject({ text: '{}' })
  })

  test('an administrator does it for whoever has lost theirs, and every session ends', async () => {
    const { id, email, here, totpURI } = await newSecured()
    const half = await halfway(email)
    const boss = await newSomebody(db, { unitId, roles: ['administrator'] })
    const admin = browser()
    await admin.signIn(boss.email)
    const path = `/api/m/2182/people/${id}`
    expect((await admin.ask('GET', path)).body).toMatchObject({ secondFactor: true })

    expect(await admin.post(`${path}/forget-second-factor`)).toMatchObject({ status: 204 })

    expect((await admin.ask('GET', path)).body).toMatchObject({ secondFactor: false })
    expect(await here.person()).toBeNull()
    expect((await give(half, codeOf(totpURI))).status).toBe(400)
    expect(half.session).toBeUndefined()
    const there = browser()
    expect(await there.signIn(email)).toMatchObject({ text: '{}' })
    expect(await there.person()).toMatchObject({ secondFactor: false })
    const events = await admin.ask(
      'GET',
      `/api/m/2182/audit-events?recordKind=person&action=update&recordId=${id}`,
    )
    expect(events.body.items).toMatchObject([
      {
        ...{ actorName: 'Anna Andersson', actorId: boss.id, action: 'update' },
        before: { secondFactor: true },
        after: { secondFactor: false },
      },
    ])
  })

  test('nobody but an administrator does', async () => {
    const { id } = await newSecured()
    const member = await newSomebody(db, { unitId, roles: ['member', 'coordinator'] })
    const other = browser()
    await other.signIn(member.email)
    const path = `/api/m/2182/people/${id}/forget-second-factor`
    expect((await other.post(path)).status).toBe(404)
    expect((await browser().post(path)).status).toBe(401)
  })
})

describe('an organisation that requires it', () => {
  type Operation = { [method: string]: { 'x-right'?: string } }

  test('lets nobody at anything but their own account until it is set up', async () => {
    const strict = await newOrganisation(db, 'police', { secondFactorRequired: true })
    const { email } = await newSomebody(db, {
      ...{ unitId: strict.unitId, roles: ['police', 'administrator', 'coordinator', 'member'] },
    })
    const here = browser()
    await here.signIn(email)
    expect(await here.person()).toMatchObject({ needsSecondFactor: true, secondFactor: false })
    const { paths } = (
      await here.ask<{ paths: { [path: string]: Operation } }>('GET', '/api/openapi.json')
    ).body
    const asked = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, told]) => ({
        path,
        method,
        right: told['x-right'],
      })),
    )
    const own = asked.filter(({ right }) => right === 'open' || right === 'person')
    expect(own.map(({ path }) => path).filter((path) => !path.startsWith('/api/auth'))).toEqual([
      ...['/healthz', '/readyz', '/api/session', '/api/session/view-as', '/api/rights'],
      // By name alone: where one works, and not what stands there.
      ...['/api/municipalities', '/api/municipalities/{code}'],
    ])
    const work = asked.filter(({ right }) => right !== 'open' && right !== 'person')
    expect(work.length).toBeGreaterThan(60)
    for (const { path, method } of work) {
      const url = path
        .replace('{municipality}', '2182')
        .replace('{code}', '2182')
        .replace(/\{\w+\}/g, '01a2113b-10a7-7410-b2d3-ac5625d9bd6d')
      const answer = await here.ask(method.toUpperCase(), url, method === 'get' ? {} : { body: {} })
      expect({ url, method, ...answer.body.error }).toMatchObject({
        ...{ url, method, code: 'second-factor-needed' },
      })
      expect(answer.status).toBe(403)
    }

    const { body } = await here.post<Begun>('/api/auth/two-factor/enable', { password })
    await give(here, codeOf(body.totpURI))
    expect(await here.person()).toMatchObject({ needsSecondFactor: false, secondFactor: true })
    expect((await here.ask('GET', '/api/m/2182/incidents')).status).toBe(200)
    await here.post('/api/auth/two-factor/disable', { password })
    expect((await here.ask('GET', '/api/m/2182/incidents')).status).toBe(403)
  })
})
