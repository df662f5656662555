import { argon2Sync, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { faultOf, hashPassword, isPassword } from '../../../server/auth/password.ts'
import {
  type Browser,
  newMunicipality,
  newOrganisation,
  newSomebody,
  openDoors,
  password,
} from '../../support/sign-in.ts'

const anna = { name: 'Anna Andersson', email: 'anna.andersson@kommunen.example' }

describe('a new password', () => {
  test.each([
    ['elva tecken', 'too-short'],
    ['åäö åäö å😀', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['Password1234!', 'common'],
    ['!!!password!!!', 'common'],
    ['sommarsommar', 'common'],
    ['qwertyqwerty', 'common'],
    ['qwertyqwertyqwe', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['123456789012', 'common'],
    ['Ｐａｓｓｗｏｒｄ1234', 'common'],
    ['lösenord1234', 'common'],
    ['losenord1234', 'common'],
    ['L0senord1234!', 'common'],
    ['välkommen123', 'common'],
    ['valkommen2026', 'common'],
    ['Sommaren2026', 'common'],
    ['sommaren 2026 sommaren', 'common'],
    ['1234 sommaren', 'common'],
    ['söderhamn2026', 'common'],
    ['tryggkartan2026', 'common'],
    ['Tryggkartan Söderhamn', 'common'],
    ['Polisen Skogsvik', 'common'],
    ['anna sommar 2026', 'common'],
    ['qwertyuiopåäö', 'common'],
    ['poiuytrewq12', 'common'],
    ['1234567890ab', 'common'],
    ['abcdefghijklmn', 'common'],
    ['password password', 'common'],
    ['måndag måndag', 'common'],
    ['flickorna2026', 'common'],
    ['anna.andersson', 'personal'],
    ['Anna Andersson Anna Andersson', 'personal'],
    ['Andersson Anna 2026', 'personal'],
    ['AnnaAndersson2026', 'personal'],
    ['anna andersson!', 'personal'],
    ['anna.andersson@kommunen.example', 'personal'],
  ])('%s is %s', (text, fault) => {
    expect(faultOf(text, anna, ['Söderhamn', 'Skogsvik'])).toBe(fault)
  })

  test.each([
    password,
    'tolv tecken.',
    'correct horse battery staple',
    'x7#Kp!29vQ_z',
    'andersson cyklar hem till anna',
    'gröna äpplen ljuger aldrig',
    'fyra kajor i rad',
    'sommaren börjar i söderhamn',
    'polisen dricker kaffe klockan tre',
    'häst batteri häftstift korrekt',
    'blåcyklarvidkajen',
    'Min mormor bakade 12 bullar!',
    'snö regn sol vind',
    'trumpet-kylskåp-88',
    'ett hus två hundar',
    'Skogsvik luktar tjära',
    `${'blå cykel '.repeat(2)}${'z'.repeat(170)}`,
  ])('%s will do', (text) => {
    expect(faultOf(text, anna)).toBeUndefined()
  })

  test('a short name over and over is one’s own, and stands in longer words without harm', () => {
    const nils = { name: 'Nils Ny', email: 'nils.ny@exempel.invalid' }
    expect(faultOf('Nils Ny Nils Ny', nils)).toBe('personal')
    expect(faultOf('nynilsnynils', nils)).toBe('personal')
    expect(faultOf('nyfiken på allt', nils)).toBeUndefined()
    expect(faultOf('Nils Ny Nils Ny', anna)).toBeUndefined()
  })

  test('is judged quickly, whatever it is', () => {
    // The words are read once.
    faultOf(password, anna)
    for (const text of ['anna'.repeat(50), 'annaandersson'.repeat(15), 'ab1'.repeat(66)])
      fc.assert(
        fc.property(fc.nat(199), (at) => {
          const before = performance.now()
          faultOf(`${text.slice(0, at)}x${text.slice(at + 1)}`, anna)
          expect(performance.now() - before).toBeLessThan(100)
        }),
        { numRuns: 20 },
      )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const before = performance.now()
        faultOf(text, anna)
        expect(performance.now() - before).toBeLessThan(100)
      }),
    )
  })
})

describe('what is kept of a password', () => {
  test('is an Argon2id PHC string with a salt of its own', async () => {
    const [one, two] = [await hashPassword(password), await hashPassword(password)]
    for (const hash of [one, two])
      expect(hash).toMatch(
        /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
      )
    expect(one).not.toBe(two)
    expect(await isPassword(password, one)).toBe(true)
    expect(await isPassword(`${password} `, one)).toBe(false)
    expect(await isPassword('', one)).toBe(false)
  })

  test('å written as one character or as two is one password', async () => {
    expect(await isPassword('bla\u030A', await hashPassword('bl\u00E5'))).toBe(true)
  })

  test.each([
    { memory: 64, passes: 1, parallelism: 1 },
    { memory: 8192, passes: 3, parallelism: 4 },
  ])('can be checked with other costs: %o', async (cost) => {
    const nonce = randomBytes(16)
    const tag = argon2Sync('argon2id', { ...cost, message: password, nonce, tagLength: 32 })
    const { memory, passes, parallelism } = cost
    const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const hash = `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(nonce)}$${bare(tag)}`
    expect(await isPassword(password, hash)).toBe(true)
    expect(await isPassword('något annat', hash)).toBe(false)
  })

  test.each(['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=1,t=1,p=1$$'])(
    'that is no such string (%s) fits nothing',
    async (hash) => {
      expect(await isPassword(hash, hash)).toBe(false)
    },
  )
})

describe('changing one’s password', () => {
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

  const change = (who: Browser, newPassword: string, currentPassword = password) =>
    who.post('/api/auth/change-password', {
      ...{ currentPassword, newPassword, revokeOtherSessions: true },
    })

  test('keeps this session, ends the others, and makes the old one useless', async () => {
    const { id, email } = await newSomebody(db, { unitId })
    const [here, there] = [browser(), browser()]
    await here.signIn(email)
    await there.signIn(email)
    const answer = await change(here, 'röda cyklar vid kajen')
    expect(answer).toMatchObject({ status: 200, text: '{}' })
    expect(await here.person()).toMatchObject({ id, method: 'password' })
    expect(await there.person()).toBeNull()
    expect((await browser().signIn(email)).status).toBe(401)
    expect((await browser().signIn(email, 'röda cyklar vid kajen')).status).toBe(200)
    const kept = await db.selectFrom('account').selectAll().where('userId', '=', id).execute()
    expect(kept).toHaveLength(1)
    expect(kept[0]!.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('ends the others even when that is not asked for', async () => {
    const { email } = await newSomebody(db, { unitId })
    const [here, there] = [browser(), browser()]
    await here.signIn(email)
    await there.signIn(email)
    const body = { currentPassword: password, newPassword: 'röda cyklar vid kajen' }
    expect((await here.post('/api/auth/change-password', body)).status).toBe(200)
    expect(await there.person()).toBeNull()
    expect(await here.person()).toMatchObject({ email })
  })

  test('takes the current one', async () => {
    const { email } = await newSomebody(db, { unitId })
    const here = browser()
    await here.signIn(email)
    expect(await change(here, 'röda cyklar vid kajen', 'gissning på måfå')).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid-password' } },
    })
    expect((await browser().signIn(email)).status).toBe(200)
    expect((await change(browser(), 'röda cyklar vid kajen')).status).toBe(401)
  })

  test.each([
    ['elva tecken', 'password-too-short'],
    ['Password1234!', 'password-common'],
    ['sommarsommar', 'password-common'],
    ['Lösenord2026', 'password-common'],
    ['Ort sommar 2182', 'password-common'],
    ['qwertyqwerty', 'password-common'],
    ['AnnaAndersson!', 'password-personal'],
    ['x'.repeat(201), 'password-too-long'],
  ])('%s is refused: %s', async (text, code) => {
    const { email } = await newSomebody(db, { unitId })
    const here = browser()
    await here.signIn(email)
    expect(await change(here, text)).toMatchObject({ status: 400, body: { error: { code } } })
    expect((await browser().signIn(email)).status).toBe(200)
  })

  test('one’s own address is refused too', async () => {
    const { email } = await newSomebody(db, { unitId, email: 'karin.k@kommunen.example' })
    const here = browser()
    await here.signIn(email)
    expect(await change(here, email)).toMatchObject({
      status: 400,
      body: { error: { code: 'password-personal' } },
    })
  })
})
