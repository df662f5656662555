import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { insertMunicipality } from '../../../db/municipalities.ts'
import { demoDoor } from '../../../server/auth/demo-door.ts'
import { newDatabase, urlOf } from '../../support/database.ts'
import { actor, now, soderhamn } from '../../support/factories.ts'
import {
  type Browser,
  newMunicipality,
  newOrganisation,
  newSomebody,
  openDoors,
} from '../../support/sign-in.ts'

type Told = { door: { demo: { id: string; name: string; unit: string; roles: string[] }[] | null } }

let db: Db
let unitId: string
let browser: (address?: string) => Browser
let asa: { id: string; email: string }
beforeAll(async () => {
  const doors = await openDoors({ demo: demoDoor })
  db = doors.db
  browser = doors.browser
  await newMunicipality(db, '2182', true)
  unitId = (await newOrganisation(db, 'municipality', { name: 'Kommunen' })).unitId
  asa = await newSomebody(db, {
    ...{ unitId, name: 'Åsa Exempel', roles: ['member', 'administrator'], secret: null },
  })
})

const doorOf = async (who: Browser) => (await who.ask<Told>('GET', '/api/session')).body.door.demo
const enter = (who: Browser, personId = asa.id) => who.post('/api/demo-door', { personId })

describe('where all is made up', () => {
  test('one click is enough to be somebody', async () => {
    const who = browser()
    const people = await doorOf(who)
    expect(people).toEqual([
      {
        ...{ id: asa.id, name: 'Åsa Exempel', unit: 'Kommunen, Första' },
        roles: expect.arrayContaining(['member', 'administrator']),
      },
    ])
    const answer = await enter(who)
    expect(answer).toMatchObject({ status: 204, text: '' })
    expect(who.given[0]!.split('; ').slice(1).sort()).toEqual([
      ...['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax'],
    ])
    expect(await who.person()).toMatchObject({ id: asa.id, method: 'demo' })
    expect((await who.ask('GET', '/api/m/2182/incidents')).status).toBe(200)
    await who.post('/api/auth/sign-out')
    expect(await who.person()).toBeNull()
  })

  test('who came in by it is written down', async () => {
    const asked = () =>
      db.selectFrom('person').select('lastSignInAt').where('id', '=', asa.id).executeTakeFirst()
    await db.updateTable('person').set({ lastSignInAt: null }).where('id', '=', asa.id).execute()
    await enter(browser())
    expect((await asked())!.lastSignInAt).not.toBeNull()
    const written = await db
      .selectFrom('auditEvent')
      .innerJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
      .select(['actorName', 'recordId', 'after'])
      .where('action', '=', 'sign-in')
      .orderBy('number', 'desc')
      .executeTakeFirst()
    const asaIn = { actorName: 'Åsa Exempel', recordId: asa.id, after: { through: 'demo' } }
    expect(written).toEqual(asaIn)
  })

  test('nobody is asked for a second factor they could not have', async () => {
    const strict = await newOrganisation(db, 'police', { secondFactorRequired: true })
    const petra = await newSomebody(db, { unitId: strict.unitId, roles: ['police'], secret: null })
    const who = browser()
    await enter(who, petra.id)
    expect(await who.person()).toMatchObject({ needsSecondFactor: false })
    expect((await who.ask('GET', '/api/m/2182/incidents')).status).toBe(200)
  })

  test('it lets nobody in who is not there or is shut out, and asks for an id', async () => {
    const closed = await newSomebody(db, { unitId, secret: null })
    await db
      .updateTable('person')
      .set({ disabledAt: new Date() })
      .where('id', '=', closed.id)
      .execute()
    for (const id of [closed.id, '01a2113b-10a7-7410-b2d3-ac5625d9bd6d']) {
      const who = browser()
      expect(await enter(who, id)).toMatchObject({
        status: 404,
        body: { error: { code: 'not-found' } },
      })
      expect(who.given).toEqual([])
    }
    expect((await browser().post('/api/demo-door', { personId: 'x' })).status).toBe(400)
    expect((await browser().post('/api/demo-door', {})).status).toBe(400)
  })

  test('nobody real is one to be: who has a way in of their own, or an address', async () => {
    const real = [
      await newSomebody(db, { unitId, roles: ['administrator'] }),
      await newSomebody(db, { unitId, email: 'chef@kommunen.example', secret: null }),
      await newSomebody(db, { unitId, roles: [], secret: null }),
    ]
    const listed = (await doorOf(browser()))!.map(({ id }) => id)
    for (const { id } of real) {
      expect(listed).not.toContain(id)
      const who = browser()
      expect((await enter(who, id)).status).toBe(404)
      expect(who.session).toBeUndefined()
    }
  })

  test('whoever came in by it leaves no way in behind', async () => {
    const who = browser()
    await enter(who)
    const refused = { status: 403, body: { error: { code: 'demo' } } }
    const made = { name: 'Ny Person', unitId, roles: ['administrator'] }
    const post = (email: string) => who.post('/api/m/2182/people', { ...made, email })
    expect(await post('min@kommunen.example')).toMatchObject(refused)
    const { status, body } = await post('ny@exempel.invalid')
    expect(status).toBe(201)
    const path = `/api/m/2182/people/${body.id}`
    expect(await who.post(`${path}/link`)).toMatchObject(refused)
    const change = { body: { email: 'min@kommunen.example' }, ifMatch: 1 }
    expect(await who.ask('PATCH', path, change)).toMatchObject(refused)
    const left = await db.selectFrom('verification').selectAll().execute()
    expect(left.filter(({ value }) => value === String(body.id))).toEqual([])
    // Nor has anybody real more than they had, or is shut out.
    const real = await newSomebody(db, { unitId, roles: ['reader'] })
    const theirs = `/api/m/2182/people/${real.id}`
    const more = { body: { roles: ['administrator'] }, ifMatch: 1 }
    expect(await who.ask('PATCH', theirs, more)).toMatchObject(refused)
    for (const deed of ['sign-out', 'forget-second-factor'])
      expect(await who.post(`${theirs}/${deed}`)).toMatchObject(refused)
  })

  test('no other site opens it', async () => {
    const who = browser()
    const body = { personId: asa.id }
    for (const site of ['cross-site', 'same-site'])
      expect(await who.ask('POST', '/api/demo-door', { body, site })).toMatchObject({
        status: 403,
        body: { error: { code: 'cross-site' } },
      })
    const form = { 'content-type': 'text/plain' }
    const sent = { body: JSON.stringify(body), headers: form }
    expect((await who.ask('POST', '/api/demo-door', sent)).status).toBe(415)
    const long = { body: JSON.stringify({ personId: 'x'.repeat(1_100_000) }) }
    expect((await who.ask('POST', '/api/demo-door', long)).status).toBe(413)
    expect(who.session).toBeUndefined()
  })

  test('it is in the document', async () => {
    const { body } = await browser().ask('GET', '/api/openapi.json')
    expect(body.paths!['/api/demo-door']).toBeDefined()
  })
})

test('a service that others reach has no such door', async () => {
  const here = browser()
  await enter(here)
  const base = 'https://karta.example.se'
  const { browser: there } = await openDoors({ demo: demoDoor, publicUrl: base, base })
  expect(await doorOf(there())).toBeNull()
  expect((await enter(there())).status).toBe(404)
  const same = there()
  for (const [name, value] of here.cookies) same.cookies.set(`__Secure-${name}`, value)
  expect(await same.person()).toBeNull()
})

describe('a service made without it', () => {
  test('has no such door: not found, not told of, not in the document', async () => {
    const who = (await openDoors()).browser()
    expect(await enter(who)).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } })
    expect(await doorOf(who)).toBeNull()
    const { text } = await who.ask('GET', '/api/openapi.json')
    expect(text).not.toContain('demo-door')
  })

  test('takes nobody for somebody who came in by one elsewhere', async () => {
    const here = browser()
    await enter(here)
    const there = (await openDoors()).browser()
    for (const [name, value] of here.cookies) there.cookies.set(name, value)
    expect(await here.person()).not.toBeNull()
    expect(await there.person()).toBeNull()
    expect((await there.ask('GET', '/api/m/2182/incidents')).status).toBe(401)
    expect((await there.post('/api/auth/revoke-sessions')).status).toBe(401)
  })
})

test('as soon as one municipality is real it is shut, and whoever was in is out', async () => {
  const who = browser()
  await enter(who)
  const member = await newSomebody(db, { unitId })
  const real = browser()
  await real.signIn(member.email)
  const town = { name: 'Ljusdal', bbox: soderhamn, timeZone: 'Europe/Stockholm' }
  await insertMunicipality(db, { code: '2161', ...town }, { actor, now })

  expect(await doorOf(browser())).toBeNull()
  const late = browser()
  expect((await enter(late)).status).toBe(404)
  expect(late.session).toBeUndefined()
  expect(await who.person()).toBeNull()
  expect((await who.ask('GET', '/api/m/2182/incidents')).status).toBe(401)
  const path = `/api/m/2182/people/${asa.id}/link`
  expect((await who.post(path)).status).toBe(401)
  expect(await real.person()).toMatchObject({ id: member.id, method: 'password' })
})

describe('a started service', () => {
  const home = inject('home')
  let child: ChildProcess
  let origin: string
  beforeAll(async () => {
    const data = home.kind === 'server' ? urlOf(await newDatabase(home.template)) : undefined
    child = spawn('node', ['server/start.mjs'], {
      env: {
        ...process.env,
        ...{ DATA_DIR: mkdtempSync(join(inject('folder'), 'started-')), PORT: '0' },
        // Its pages are not what is asked for here, and need not be built.
        NODE_ENV: 'development',
        DATABASE_URL: data ?? '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    origin = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stdout!.on('data', (chunk) => {
        said += chunk
        const address = /igång: (http:\/\/localhost:\d+)/.exec(said)?.[1]
        if (address) resolve(address)
      })
      child.once('exit', () => reject(new Error(`It ended: ${said}`)))
    })
  }, 180_000)
  afterAll(async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  })

  const session = async () => (await (await fetch(`${origin}/api/session`)).json()) as Told
  const knock = (personId: string) =>
    fetch(`${origin}/api/demo-door`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personId }),
    })

  test(`on the ${home.kind} home has ${home.kind === 'server' ? 'no' : 'the'} demo door`, async () => {
    const { door } = await session()
    const document = await (await fetch(`${origin}/api/openapi.json`)).text()
    if (home.kind === 'server') {
      expect(door.demo).toBeNull()
      expect((await knock(asa.id)).status).toBe(404)
      expect(document).not.toContain('demo-door')
      return
    }
    expect(door.demo!.map(({ name }) => name)).toContain('Åsa Exempel')
    const entered = await knock(door.demo![0]!.id)
    expect(entered.status).toBe(204)
    expect(entered.headers.getSetCookie()).toHaveLength(1)
  })
})
