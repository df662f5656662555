import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import {
  type Browser,
  newAddress,
  newMunicipality,
  newOrganisation,
  newSomebody,
  openDoors,
} from '../../support/sign-in.ts'

// Two processes of the service on one database, behind a proxy whose address they know.

const proxy = '192.0.2.80'
let db: Db
let email: string
let one: (address?: string) => Browser
let other: (address?: string) => Browser
beforeAll(async () => {
  const first = await openDoors({ trusted: proxy })
  const second = await openDoors({ trusted: proxy })
  expect(second.auth).not.toBe(first.auth)
  db = first.db
  one = first.browser
  other = second.browser
  await newMunicipality(db, '2182')
  const { unitId } = await newOrganisation(db, 'municipality')
  email = (await newSomebody(db, { unitId })).email
})
beforeEach(async () => {
  await db.deleteFrom('rateLimit').execute()
})

const MOST = 10

/** Tries a wrong password. @returns the status */
const guess = async (who: Browser, headers: { [name: string]: string } = {}) =>
  (
    await who.ask('POST', '/api/auth/sign-in/email', {
      ...{ body: { email, password: 'gissning på måfå' }, headers },
    })
  ).status

const spend = async (who: Browser, headers: { [name: string]: string } = {}) => {
  for (let i = 0; i < MOST; i++) expect(await guess(who, headers)).toBe(401)
}

/** Fills the measure of an address without the cost of ten hashes. */
const fill = async (key: string) => {
  await db.updateTable('rateLimit').set({ count: MOST }).where('key', '=', key).execute()
}

describe('tries from one address', () => {
  test('are counted together by all processes, and then refused in our own words', async () => {
    const address = newAddress()
    const [here, there] = [one(address), other(address)]
    for (let i = 0; i < MOST; i++) expect(await guess(i % 2 ? here : there)).toBe(401)

    for (const who of [here, there]) {
      const answer = await who.signIn(email)
      expect(answer.status).toBe(429)
      expect(answer.body).toEqual({ error: { code: 'too-many', message: expect.any(String) } })
      const seconds = Number(answer.headers.get('retry-after'))
      expect(seconds).toBeGreaterThan(0)
      expect(seconds).toBeLessThanOrEqual(60)
      expect(who.session).toBeUndefined()
    }
    // Nobody else is kept waiting.
    expect((await one().signIn(email)).status).toBe(200)
  })

  test('at the same moment are all counted', async () => {
    const address = newAddress()
    const tries = Array.from({ length: 2 * MOST }, (_, i) => guess((i % 2 ? one : other)(address)))
    const statuses = await Promise.all(tries)
    expect(statuses.filter((status) => status === 401)).toHaveLength(MOST)
    expect(statuses.filter((status) => status === 429)).toHaveLength(MOST)
  })

  test('are let go when the time has passed', async () => {
    const address = newAddress()
    await guess(one(address))
    await fill(`${address}|/sign-in/email`)
    expect(await guess(one(address))).toBe(429)
    await db
      .updateTable('rateLimit')
      .set({ lastRequest: Date.now() - 61_000 })
      .execute()
    expect(await guess(other(address))).toBe(401)
  })
})

describe('whose tries they are', () => {
  test('a header changes nothing when nobody trusted sends it', async () => {
    const address = newAddress()
    const told = (i: number) => ({
      'x-forwarded-for': `10.9.8.${i}`,
      'x-tryggkartan-address': `10.9.8.${i}`,
      'x-real-ip': `10.9.8.${i}`,
      forwarded: `for=10.9.8.${i}`,
      'cf-connecting-ip': `10.9.8.${i}`,
    })
    for (let i = 0; i < MOST; i++) expect(await guess(one(address), told(i))).toBe(401)
    expect(await guess(other(address), told(99))).toBe(429)
    const keys = await db.selectFrom('rateLimit').select('key').execute()
    expect(keys).toEqual([{ key: `${address}|/sign-in/email` }])
  })

  test('the proxy tells them apart, by the entry it wrote itself', async () => {
    const [anna, bo] = [newAddress(), newAddress()]
    const from = (address: string) => ({ 'x-forwarded-for': `10.9.8.7, ${address}` })
    await guess(one(proxy), from(anna))
    await fill(`${anna}|/sign-in/email`)
    expect(await guess(other(proxy), from(anna))).toBe(429)
    expect(await guess(other(proxy), { 'x-forwarded-for': `172.16.5.5, ${anna}` })).toBe(429)
    expect(await guess(other(proxy), from(bo))).toBe(401)
  })

  test('a whole IPv6 /64 is one; the next is another', async () => {
    const net = `2001:db8:${Math.floor(Math.random() * 65_000).toString(16)}`
    await spend(one(`${net}:1::1`))
    expect(await guess(other(`${net}:1:ffff:1:2:3`))).toBe(429)
    expect(await guess(other(`${net.toUpperCase()}:1:0:0:0:0`))).toBe(429)
    expect(await guess(other(`${net}:2::1`))).toBe(401)
  })

  test('an IPv4 address written as an IPv6 one is the same', async () => {
    const address = newAddress()
    await guess(one(address))
    await fill(`${address}|/sign-in/email`)
    expect(await guess(other(`::ffff:${address}`))).toBe(429)
  })
})

describe('every way in has a measure', () => {
  test.each([
    ['/request-password-reset', { email: 'ingen@exempel.invalid' }, 5],
    ['/reset-password', { token: 'x', newPassword: 'blå cyklar vid kajen' }, 10],
    ['/two-factor/verify-totp', { code: '123456' }, 10],
    ['/two-factor/verify-backup-code', { code: 'abc' }, 10],
    ['/sign-in/social', { provider: 'ingen', callbackURL: '/' }, 20],
  ])('%s', async (path, body, most) => {
    const address = newAddress()
    const statuses: number[] = []
    for (let i = 0; i <= most; i++)
      statuses.push((await (i % 2 ? one : other)(address).post(`/api/auth${path}`, body)).status)
    expect(statuses.slice(0, most)).not.toContain(429)
    expect(statuses[most]).toBe(429)
  })

  test('the callback too', async () => {
    const address = newAddress()
    for (let i = 0; i < 20; i++)
      expect((await one(address).ask('GET', `/api/auth/callback/a?state=${i}`)).status).toBe(302)
    expect((await other(address).ask('GET', '/api/auth/callback/a?state=x')).status).toBe(429)
  })

  test('and asking who one is has none', async () => {
    const who = one()
    await who.signIn(email)
    for (let i = 0; i < 100; i++) expect(await who.person()).toMatchObject({ email })
  })
})
