import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { findIdentityByEmail } from '../../../db/identities.ts'
import { insertPerson } from '../../../db/people.ts'
import { type App, createApp } from '../../../server/app.ts'
import { createAuth } from '../../../server/auth/auth.ts'
import { type Directory, readDirectories } from '../../../server/auth/directories.ts'
import { linksBelow } from '../../../server/auth/links.ts'
import { openFiles } from '../../../server/files.ts'
import { testDeps, testSecret } from '../../support/app.ts'
import { testDb } from '../../support/database.ts'
import {
  type DirectoryPerson,
  startDirectory,
  type TestDirectory,
  throughDirectory,
} from '../../support/directory.ts'
import { actor, newTown, now } from '../../support/factories.ts'
import { newOrganisationWith } from '../../support/people.ts'

// The whole way through an organisation's own sign-in, against real OpenID Connect servers.

const links = linksBelow('http://localhost:8080')
let app: App
let db: Awaited<ReturnType<typeof testDb>>
let municipal: TestDirectory
let police: TestDirectory
let units: { municipal: string; sister: string; police: string }

beforeAll(async () => {
  db = await testDb()
  await newTown(db)
  const kommunen = await newOrganisationWith(db, 'municipality', ['reader'])
  const polisen = await newOrganisationWith(db, 'police', ['police'])
  units = {
    ...{ municipal: kommunen.units[0]!, sister: kommunen.units[1]!, police: polisen.units[0]! },
  }
  municipal = await startDirectory(links.callback('kommunen'))
  police = await startDirectory(links.callback('polisen'))
  const common = { clientId: 'tryggkartan', clientSecret: 'hemlighet-mellan-tva-0123456789' }
  const more = {
    ...{ scopes: ['openid', 'profile', 'email'], groupsClaim: 'groups', trustsEmail: false },
  }
  const at = { municipality: '2182' }
  const directories: Directory[] = [
    {
      ...{ ...common, ...more, id: 'kommunen', name: 'Kommunen', issuer: municipal.issuer },
      ...{ organisationId: kommunen.organisationId, unitId: units.municipal },
      roles: [
        { ...at, group: 'medlem', role: 'member' },
        { ...at, group: 'samordnare', role: 'coordinator' },
        { ...at, group: 'poliser', role: 'police' },
      ],
    },
    {
      ...{ ...common, ...more, id: 'polisen', name: 'Polisen', issuer: police.issuer },
      ...{ organisationId: polisen.organisationId, unitId: units.police },
      roles: [{ ...at, group: 'omradespolis', role: 'police' }],
    },
  ]
  const auth = createAuth({
    ...{ db, secret: testSecret, publicUrl: 'http://localhost:8080', origins: [] },
    ...{ directories, mail: undefined, links },
  })
  const files = openFiles(inject('folder'))
  app = createApp({ ...testDeps(db), files, auth, links, directories })
})
afterAll(async () => {
  await municipal.close()
  await police.close()
})

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0]!)
    .join('; ')

/** Signs in through a directory. @returns where one ends up, and the cookies one has then */
async function visit(directory: 'kommunen' | 'polisen', person: DirectoryPerson, tamper?: 'state') {
  const server = directory === 'kommunen' ? municipal : police
  server.becomes(person)
  const begun = await app.request('http://localhost:8080/api/auth/sign-in/social', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:8080' },
    body: JSON.stringify({ provider: directory, callbackURL: '/arbete' }),
  })
  const { url } = (await begun.json()) as { url: string }
  expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256')
  const back = new URL(await throughDirectory(url, links.callback(directory)))
  if (tamper) back.searchParams.set('state', 'en-annan')
  const ended = await app.request(back.href, { headers: { cookie: cookiesOf(begun) } })
  return { to: ended.headers.get('location') ?? '', cookie: cookiesOf(ended), status: ended.status }
}

type Told = { person: { email: string; unitId: string; grants: object[]; method: string } | null }
const sessionOf = async (cookie: string) =>
  (await (
    await app.request('http://localhost:8080/api/session', { headers: { cookie } })
  ).json()) as Told

const asa = { sub: 'asa', name: 'Åsa Berg', email: 'asa.berg@kommunen.se', groups: ['medlem'] }

describe('signing in through one’s organisation', () => {
  test('the first time: the bound unit, and the roles of one’s groups', async () => {
    const { to, cookie } = await visit('kommunen', asa)
    expect(to).toMatch(/\/arbete$/)
    const { person } = await sessionOf(cookie)
    expect(person).toMatchObject({
      ...{ email: asa.email, unitId: units.municipal, method: 'oidc' },
      grants: [{ municipality: '2182', role: 'member' }],
    })
  })

  test('again, with other groups: other roles, of the same person', async () => {
    const { cookie } = await visit('kommunen', { ...asa, groups: ['samordnare', 'kören'] })
    const { person } = await sessionOf(cookie)
    expect(person!.grants).toEqual([{ municipality: '2182', role: 'coordinator' }])
    expect((await findIdentityByEmail(db, asa.email))!.grants).toHaveLength(1)
  })

  test('in no group that gives a role: refused, and nothing is left of those one had', async () => {
    const { to, cookie } = await visit('kommunen', { ...asa, groups: ['kören'] })
    expect(to).toContain('error=no_role')
    expect((await sessionOf(cookie)).person).toBeNull()
    expect((await findIdentityByEmail(db, asa.email))!.grants).toEqual([])
    const stranger = { ...asa, sub: 'kim', email: 'kim@kommunen.se', groups: [] }
    expect((await visit('kommunen', stranger)).to).toContain('error=no_role')
    expect(await findIdentityByEmail(db, 'kim@kommunen.se')).toBeUndefined()
  })

  test('the police’s directory lets in police, and the municipality’s gives nobody their role', async () => {
    const petra = { sub: 'petra', name: 'Petra Ek', email: 'petra@polisen.se' }
    const { cookie } = await visit('polisen', { ...petra, groups: ['omradespolis'] })
    expect((await sessionOf(cookie)).person).toMatchObject({
      ...{ unitId: units.police, grants: [{ municipality: '2182', role: 'police' }] },
    })
    const posing = { ...asa, sub: 'rolf', email: 'rolf@kommunen.se', groups: ['poliser'] }
    expect((await visit('kommunen', posing)).to).toContain('error=no_role')
  })

  test('the same address in another organisation’s directory takes nobody over', async () => {
    const before = await findIdentityByEmail(db, 'petra@polisen.se')
    const posing = { ...asa, sub: 'posing', email: 'petra@polisen.se', groups: ['medlem'] }
    const { to, cookie } = await visit('kommunen', posing)
    expect(to).toContain('error=other_organisation')
    expect((await sessionOf(cookie)).person).toBeNull()
    expect(await findIdentityByEmail(db, 'petra@polisen.se')).toEqual(before)
  })

  test('somebody an administrator let in beforehand keeps their unit, and those roles', async () => {
    const samir = { name: 'Samir', email: 'samir@kommunen.se', unitId: units.sister }
    await insertPerson(db, '2182', { ...samir, roles: ['camera-owner'] }, { actor, now })
    const coming = { ...asa, sub: 'samir', name: 'Samir', email: samir.email }
    const { cookie } = await visit('kommunen', coming)
    const { person } = await sessionOf(cookie)
    expect(person!.unitId).toBe(units.sister)
    expect(person!.grants).toHaveLength(2)
  })

  test('a way back that was not begun here leads nowhere', async () => {
    const { cookie, to } = await visit('kommunen', asa, 'state')
    expect(to).toContain('error=')
    expect((await sessionOf(cookie)).person).toBeNull()
    const forged = await app.request(`${links.callback('kommunen')}?code=x&state=y`)
    expect(cookiesOf(forged)).not.toMatch(/session_token=./)
  })

  test('and onward only to pages of this service', async () => {
    for (const callbackURL of ['https://elak.example/', '//elak.example', '/\\elak.example', 7]) {
      const begun = await app.request('http://localhost:8080/api/auth/sign-in/social', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:8080' },
        body: JSON.stringify({ provider: 'kommunen', callbackURL }),
      })
      expect(begun.status).toBe(400)
    }
  })
})

describe('the file of directories', () => {
  const read = (told: unknown) => {
    const path = join(inject('folder'), 'oidc.json')
    writeFileSync(path, typeof told === 'string' ? told : JSON.stringify(told))
    return () => readDirectories(path)
  }
  const id = '01a20770-751a-7768-8412-f5f281ccac0f'
  const fits = {
    ...{ id: 'kommunen', name: 'Kommunen', issuer: 'https://login.kommunen.se' },
    ...{ clientId: 'x', clientSecret: 'hemligt', organisationId: id, unitId: id },
    roles: [{ group: 'a', municipality: '2182', role: 'member' }],
  }

  test('is read with its defaults', () => {
    expect(read([fits])()).toMatchObject([
      { groupsClaim: 'groups', scopes: expect.any(Array), trustsEmail: false },
    ])
    expect(read([{ ...fits, trustsEmail: true }])()).toMatchObject([{ trustsEmail: true }])
  })

  test.each([
    ['rubbish', '{'],
    ['no list', fits],
    ['an unknown role', [{ ...fits, roles: [{ ...fits.roles[0], role: 'chief' }] }]],
    ['no roles', [{ ...fits, roles: [] }]],
    ['two of one id', [fits, fits]],
    ['an issuer that is no address', [{ ...fits, issuer: 'kommunen' }]],
    ['a trust that is neither', [{ ...fits, trustsEmail: 'ja' }]],
    ['an unknown field', [{ ...fits, secret: 'x' }]],
  ])('%s is refused in one sentence, without its secret', (_, told) => {
    expect(read(told)).toThrow(/^OIDC_FILE .*\n.*OIDC_FILE/)
    expect(read(told)).toThrow(/^(?!.*hemligt)/s)
  })
})
