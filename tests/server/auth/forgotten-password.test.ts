import { createServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { mailThrough } from '../../../server/auth/mail.ts'
import { openPostOffice, type PostOffice } from '../../support/post-office.ts'
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

const newPassword = 'röda cyklar vid kajen'
const base = 'https://karta.example.se/karta'
let db: Db
let unitId: string
let post: PostOffice
let browser: (address?: string) => Browser
beforeAll(async () => {
  post = await openPostOffice()
  const mail = mailThrough(post.url, 'kartan@kommunen.example')
  const doors = await openDoors({ publicUrl: 'https://karta.example.se', base, mail })
  db = doors.db
  browser = doors.browser
  await newMunicipality(db, '2182')
  unitId = (await newOrganisation(db, 'municipality')).unitId
})
afterAll(() => post.close())

const ask = (email: string, who = browser()) =>
  who.post('/api/auth/request-password-reset', { email })
const choose = (token: string, chosen = newPassword, who = browser()) =>
  who.post('/api/auth/reset-password', { token, newPassword: chosen })
const tokenIn = (text: string) =>
  decodeURIComponent(/#nytt-losenord=([\w%-]+)/.exec(text)?.[1] ?? 'none')

/** Somebody who has just got a letter. */
async function newForgetful(told: Partial<Parameters<typeof newSomebody>[1]> = {}) {
  const person = await newSomebody(db, { unitId, ...told })
  await ask(person.email)
  const letter = await post.next()
  return { ...person, letter, token: tokenIn(letter.text) }
}

describe('a letter', () => {
  test('comes to whoever has forgotten, in Swedish, with a link to this service', async () => {
    const { email } = await newSomebody(db, { unitId, name: 'Åsa Öberg' })
    const before = post.letters.length
    const answer = await ask(email)
    expect(answer).toMatchObject({ status: 200, text: '{"status":true}' })
    const letter = await post.next()
    expect(letter).toMatchObject({ to: [email], from: 'kartan@kommunen.example' })
    expect(letter.headers).toMatch(/^Subject: =\?UTF-8\?/m)
    expect(letter.text).toContain('Hej Åsa Öberg!')
    expect(letter.text).toContain('väljer du ett nytt lösenord')
    expect(letter.text).toContain('en gång, i en timme')
    expect(letter.text).toMatch(
      /\n\nhttps:\/\/karta\.example\.se\/karta\/logga-in#nytt-losenord=\w{20,}\s*\n/,
    )
    expect(post.letters.length).toBe(before + 1)
  })

  test('does not lead where the asker says', async () => {
    const { email } = await newSomebody(db, { unitId })
    const who = browser()
    await who.ask('POST', '/api/auth/request-password-reset', {
      body: { email },
      headers: { 'x-forwarded-host': 'elak.example', 'x-forwarded-proto': 'https' },
    })
    expect((await post.next()).text).not.toContain('elak')
    const led = await who.post('/api/auth/request-password-reset', {
      ...{ email, redirectTo: 'https://elak.example/' },
    })
    expect(led.status).toBe(400)
    const misnamed = await who.ask('POST', '/api/auth/request-password-reset', {
      ...{ body: { email }, headers: { host: 'elak.example' } },
    })
    expect(misnamed.status).toBe(421)
  })

  test('comes to nobody when the address is of nobody here, and the answer is the same', async () => {
    const { email } = await newSomebody(db, { unitId })
    const before = post.letters.length
    const unknown = await ask('ingen@exempel.invalid')
    const known = await ask(email)
    expect(known.text).toBe(unknown.text)
    expect(known.status).toBe(unknown.status)
    expect([...known.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort())
    await post.next()
    expect(post.letters.slice(before).map(({ to }) => to)).toEqual([[email]])
  })
})

describe('the link of a letter', () => {
  test('gives a new password once, ends every session, and signs nobody in', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const there = browser()
    await there.signIn(email)
    await ask(email)
    const token = tokenIn((await post.next()).text)
    const here = browser()
    expect(await choose(token, newPassword, here)).toMatchObject({
      status: 200,
      text: '{"status":true}',
    })
    expect(here.session).toBeUndefined()
    expect(await there.person()).toBeNull()
    expect((await browser().signIn(email)).status).toBe(401)
    expect((await here.signIn(email, newPassword)).status).toBe(200)
    expect(await here.person()).toMatchObject({ id })

    expect(await choose(token, password)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid-token' } },
    })
    expect((await browser().signIn(email, newPassword)).status).toBe(200)
  })

  test('is written down as used, of whose it is and not of whoever is in, without it', async () => {
    const { id, token } = await newForgetful()
    const somebody = await newSomebody(db, { unitId })
    const here = browser()
    await here.signIn(somebody.email)
    expect((await choose('inte en länk', newPassword, here)).status).toBe(400)
    expect((await choose(token, 'kort', here)).status).toBe(400)
    expect(await ownDeeds(db, id)).toEqual([])
    expect((await choose(token, newPassword, here)).status).toBe(200)
    expect(await ownDeeds(db, id)).toEqual([
      { action: 'update', before: null, after: { changed: 'password-by-link' } },
    ])
    expect(await ownDeeds(db, somebody.id)).toEqual([signedIn])
    const log = JSON.stringify([
      await db.selectFrom('auditEvent').selectAll().execute(),
      await db.selectFrom('auditValue').selectAll().execute(),
    ])
    for (const secret of [token, newPassword]) expect(log).not.toContain(secret)
  })

  test('used twice in the same moment works once', async () => {
    const { token } = await newForgetful()
    const both = await Promise.all([
      choose(token, 'röda cyklar vid kajen'),
      choose(token, 'gula cyklar vid kajen'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('works for an hour', async () => {
    const { id, token } = await newForgetful()
    const mine = () => db.selectFrom('verification').selectAll().where('value', '=', id).execute()
    const [kept] = await mine()
    expect((+kept!.expiresAt - Date.now()) / 60_000).toBeCloseTo(60, 0)
    const expiresAt = new Date(Date.now() - 1000)
    await db.updateTable('verification').set({ expiresAt }).where('value', '=', id).execute()
    expect(await choose(token)).toMatchObject({ status: 400 })
  })

  test('makes older links useless, and attempts that were halfway', async () => {
    const { email, token } = await newForgetful()
    await ask(email)
    const later = tokenIn((await post.next()).text)
    expect(later).not.toBe(token)
    expect((await choose(later)).status).toBe(200)
    expect((await choose(token, 'gula cyklar vid kajen')).status).toBe(400)
  })

  test('is held to the rules of passwords, and not spent by a bad one', async () => {
    const { token } = await newForgetful({ name: 'Karin Karlsson' })
    for (const [chosen, code] of [
      ['elva tecken', 'password-too-short'],
      ['Password1234!', 'password-common'],
      ['KarinKarlsson', 'password-personal'],
      ['x'.repeat(201), 'password-too-long'],
    ] as const)
      expect(await choose(token, chosen)).toMatchObject({ status: 400, body: { error: { code } } })
    expect((await choose(token)).status).toBe(200)
  })

  test('lets nobody in who is shut out', async () => {
    const { id, email, token } = await newForgetful()
    await db.updateTable('person').set({ disabledAt: new Date() }).where('id', '=', id).execute()
    await choose(token)
    expect((await browser().signIn(email, newPassword)).status).toBe(403)
  })

  test('is not to be had from the database', async () => {
    const { token } = await newForgetful()
    const kept = await db.selectFrom('verification').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(token)
    for (const { identifier } of kept)
      expect((await choose(identifier.replace('reset-password:', ''))).status).toBe(400)
  })

  test.each(['', 'x', '\u0000', 'å'.repeat(5000), null, 7, { a: 1 }])(
    'that is none (%s) is refused',
    async (token) => {
      const answer = await browser().post('/api/auth/reset-password', { token, newPassword })
      expect(answer.status).toBe(400)
      expect(answer.body.error).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/) })
    },
  )
})

describe('when letters do not go out', () => {
  const stuck: Server[] = []
  afterEach(() => {
    vi.restoreAllMocks()
    for (const server of stuck.splice(0)) server.close()
  })

  test('the answer is the same and comes as soon, and the log tells without telling whom', async () => {
    // It takes calls and says nothing.
    const silent = createServer((socket) => socket.on('error', () => undefined))
    stuck.push(silent)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    const lines: string[] = []
    const keep = (...told: unknown[]) => void lines.push(told.map(String).join(' '))
    for (const way of ['log', 'error', 'warn', 'info'] as const)
      vi.spyOn(console, way).mockImplementation(keep)
    const mail = mailThrough(`smtp://127.0.0.1:${port}`, 'kartan@kommunen.example', 2000)
    const { browser } = await openDoors({ mail })
    const { id, email } = await newSomebody(db, { unitId })

    const begun = performance.now()
    expect(await ask(email, browser())).toMatchObject({ status: 200, text: '{"status":true}' })
    expect(performance.now() - begun).toBeLessThan(1500)

    await vi.waitFor(() => expect(lines).toHaveLength(1), 10_000)
    expect(lines[0]).toContain('letter')
    expect(lines[0]).not.toContain(email)
    const [kept] = await db.selectFrom('verification').selectAll().where('value', '=', id).execute()
    expect(lines[0]).not.toContain(kept!.identifier)
  })
})

describe('without letters, an administrator hands over a link', () => {
  let there: (address?: string) => Browser
  let admin: Browser
  beforeAll(async () => {
    there = (await openDoors()).browser
    const boss = await newSomebody(db, { unitId, roles: ['administrator'], name: 'Bosse Chef' })
    admin = there()
    await admin.signIn(boss.email)
  })
  const link = (id: string, who = admin) =>
    who.post<{ link: string; expiresAt: string }>(`/api/m/2182/people/${id}/link`)

  test('that works once, within a day', async () => {
    const { id, email } = await newSomebody(db, { unitId, secret: null })
    expect((await admin.ask('GET', `/api/m/2182/people/${id}`)).body).toMatchObject({
      hasPassword: false,
    })
    const { status, body, headers } = await link(id)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body.link).toMatch(/^http:\/\/localhost\/logga-in#nytt-losenord=[\w-]{32}$/)
    const hours = (+new Date(body.expiresAt) - Date.now()) / 3_600_000
    expect(hours).toBeCloseTo(24, 1)
    const token = tokenIn(body.link)
    expect((await choose(token, newPassword, there())).status).toBe(200)
    expect((await choose(token, password, there())).status).toBe(400)
    const who = there()
    await who.signIn(email, newPassword)
    expect(await who.person()).toMatchObject({ id })
    expect((await admin.ask('GET', `/api/m/2182/people/${id}`)).body).toMatchObject({
      hasPassword: true,
    })
  })

  test('that does not work when the day has passed', async () => {
    const { id } = await newSomebody(db, { unitId, secret: null })
    const token = tokenIn((await link(id)).body.link)
    const expiresAt = new Date(Date.now() - 1000)
    await db.updateTable('verification').set({ expiresAt }).where('value', '=', id).execute()
    expect((await choose(token, newPassword, there())).status).toBe(400)
  })

  test('that is written down, by whom and for whom, and stands nowhere itself', async () => {
    const lines: string[] = []
    const keep = (...told: unknown[]) => void lines.push(JSON.stringify(told))
    for (const way of ['log', 'error', 'warn', 'info', 'debug'] as const)
      vi.spyOn(console, way).mockImplementation(keep)
    const { id } = await newSomebody(db, { unitId, secret: null })
    const token = tokenIn((await link(id)).body.link)
    await choose(token, newPassword, there())
    vi.restoreAllMocks()
    const { body } = await admin.ask('GET', `/api/m/2182/audit-events?recordId=${id}&action=link`)
    expect(body.items).toMatchObject([
      { actorName: 'Bosse Chef', recordKind: 'person', address: admin.address, after: null },
    ])
    const kept = await Promise.all(
      (
        ['auditEvent', 'auditValue', 'verification', 'session', 'rateLimit', 'account'] as const
      ).map((table) => db.selectFrom(table).selectAll().execute()),
    )
    for (const text of [JSON.stringify(kept), lines.join('\n')]) expect(text).not.toContain(token)
  })

  test('and nobody else does', async () => {
    const { id } = await newSomebody(db, { unitId })
    const member = await newSomebody(db, { unitId, roles: ['member', 'coordinator'] })
    const other = there()
    await other.signIn(member.email)
    expect((await link(id, other)).status).toBe(404)
    expect((await link(id, there())).status).toBe(401)
    expect((await link('01a2113b-10a7-7410-b2d3-ac5625d9bd6d')).status).toBe(404)
  })

  test('asking for a letter says no more than elsewhere', async () => {
    const { email } = await newSomebody(db, { unitId })
    const known = await ask(email, there())
    const unknown = await ask('ingen@exempel.invalid', there())
    expect(known).toMatchObject({ status: 200, text: unknown.text })
    expect((await there().ask('GET', '/api/session')).body.door).toMatchObject({ mail: false })
    expect((await browser().ask('GET', '/karta/../api/session')).body.door).toMatchObject({
      mail: true,
    })
  })
})
