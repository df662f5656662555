import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../../server/viewer.ts'
import { type Loose, testApp, testTown } from '../../support/app.ts'
import { newHotspot, newIncident, soderhamn } from '../../support/factories.ts'
import { municipalRoles, newOrganisationWith } from '../../support/people.ts'

let app: Awaited<ReturnType<typeof testApp>>
let admin: Viewer
/** Somebody in a unit that has nobody otherwise. */
const inUnit = (unitId: string): Viewer => ({ ...admin, unitId, unitIds: [unitId] })
beforeAll(async () => {
  app = await testApp()
  const { viewer } = await newOrganisationWith(app.db, 'municipality', municipalRoles)
  admin = viewer
  const codes = ['2180', '2181', '2182', '2183', '2184']
  app.askAs({ ...admin, roles: new Map(codes.map((code) => [code, municipalRoles])) })
})

const soderhamnSent = { code: '2182', name: 'Söderhamn', bbox: soderhamn }

describe('municipalities', () => {
  test('are made, read and changed, with their version', async () => {
    const made = await app.ask('POST', '/api/municipalities', { body: soderhamnSent })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      ...soderhamnSent,
      timeZone: 'Europe/Stockholm',
      basemapFileId: null,
      demo: false,
    })
    const at = '/api/municipalities/2182'
    expect(made.headers.get('location')).toBe(at)
    expect((await app.ask('GET', at)).body).toEqual(made.body)
    expect((await app.ask('PATCH', at, { body: { name: 'x' } })).status).toBe(428)
    const changed = await app.ask('PATCH', at, { body: { bbox: [16, 61, 18, 62] }, ifMatch: 1 })
    expect(changed.body).toMatchObject({ version: 2, name: 'Söderhamn', bbox: [16, 61, 18, 62] })
    const stale = await app.ask('PATCH', at, { body: { name: 'x' }, ifMatch: 1 })
    expect(stale.status).toBe(412)
    expect(stale.body.current).toEqual(changed.body)
    const { body } = await app.ask('GET', '/api/municipalities')
    expect(body).toEqual({ items: [changed.body], next: null })
  })

  test('there is one of each code, and it never changes', async () => {
    const twin = await app.ask('POST', '/api/municipalities', { body: soderhamnSent })
    expect(twin.status).toBe(409)
    expect(twin.body).toMatchObject({ error: { code: 'conflict', fields: [{ path: 'code' }] } })
    const renumbered = await app.ask('PATCH', '/api/municipalities/2182', {
      body: { code: '2183' },
      ifMatch: 2,
    })
    expect(renumbered.status).toBe(400)
    expect((await app.ask('DELETE', '/api/municipalities/2182', { ifMatch: 2 })).status).toBe(405)
  })

  test.each([
    ['code', { code: '218' }],
    ['bbox', { bbox: [16, 62, 17, 61] }],
    ['bbox.0', { bbox: [-181, 61, 17, 62] }],
    ['timeZone', { timeZone: 'Europe/Atlantis' }],
    ['timeZone', { timeZone: '+01:00' }],
    ['name', { name: '' }],
    ['name', { name: '880320-0016' }],
    ['demo', { demo: true }],
  ])('%s is named when it does not fit', async (path, change) => {
    const body = { ...soderhamnSent, code: '2184', ...change }
    const answer = await app.ask('POST', '/api/municipalities', { body })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: { fields: [{ path }] } })
  })

  test('another time zone tells the hours of its incidents anew', async () => {
    const { ask, ownerUnitId } = await testTown('2180')
    const from = new Date('2026-11-22T23:30:00Z')
    const make = (stated: Parameters<typeof newIncident>[1]) =>
      ask('POST', '/incidents', { body: newIncident(ownerUnitId, { from, ...stated }) })
    const { body: night } = await make({})
    const { body: month } = await make({ timePrecision: 'month' })
    const columns = async () => (await ask('GET', '/incidents/columns')).headers.get('etag')
    const before = await columns()
    const at = '/api/municipalities/2180'
    const patch = (body: object, ifMatch: number) => app.ask('PATCH', at, { body, ifMatch })
    expect((await patch({ name: 'Gävle' }, 1)).status).toBe(200)
    expect(await columns()).toBe(before)
    expect((await patch({ timeZone: 'America/New_York' }, 2)).status).toBe(200)
    expect(await columns()).not.toBe(before)
    // Monday 00:30 in Sweden is Sunday 18:30 in New York.
    const now = await ask('GET', `/incidents/${night.id}`)
    expect([night.hourOfWeek, now.body.hourOfWeek]).toEqual([0, 6 * 24 + 18])
    expect(now.headers.get('etag')).toBe('"2"')
    expect((await ask('GET', `/incidents/${month.id}`)).body).toEqual(month)
  })

  test('can be changed while their records are', async () => {
    const { ask, ownerUnitId } = await testTown('2181')
    const makeAndChange = async () => {
      const { body } = await ask('POST', '/hotspots', { body: newHotspot(ownerUnitId) })
      for (let version = 1; version <= 8; version++) {
        const change = { body: { name: `Torget ${version}` }, ifMatch: version }
        expect((await ask('PATCH', `/hotspots/${body.id}`, change)).status).toBe(200)
      }
    }
    const rename = async () => {
      for (let version = 1; version <= 12; version++) {
        const change = { body: { name: `Söderhamn ${version}` }, ifMatch: version }
        expect((await app.ask('PATCH', '/api/municipalities/2181', change)).status).toBe(200)
      }
    }
    await Promise.all([rename(), ...Array.from({ length: 4 }, makeAndChange)])
  })

  test('one that is not there', async () => {
    expect((await app.ask('GET', '/api/municipalities/2121')).status).toBe(404)
    expect((await app.ask('GET', '/api/municipalities/x')).status).toBe(400)
    expect((await app.ask('GET', '/api/municipalities/2182?x=1')).status).toBe(400)
    expect((await app.ask('GET', '/api/m/2121/hotspots')).body).toMatchObject({
      error: { code: 'not-found' },
    })
  })
})

describe('organisations', () => {
  const shops = { name: 'Handeln', kind: 'business', units: [{ name: 'Hälsingland' }] }
  type Organisation = { id: string; units: { id: string; name: string }[] }

  test('keep their units; new ones are added, none is taken away', async () => {
    const { body, status } = await app.ask<Organisation>('POST', '/api/organisations', {
      body: shops,
    })
    expect(status).toBe(201)
    const { body: changed } = await app.ask<Organisation>(
      'PATCH',
      `/api/organisations/${body.id}`,
      { body: { units: [{ name: 'Gävleborg' }] }, ifMatch: 1 },
    )
    expect(changed.units.map(({ name }) => name)).toEqual(['Hälsingland', 'Gävleborg'])
    expect(changed.units[0]).toEqual(body.units[0])
    const { body: all } = await app.ask('GET', '/api/organisations')
    expect(all.items).toContainEqual(changed as unknown as Loose)
  })

  test('cannot go while a unit owns anything, and then can', async () => {
    const { body } = await app.ask<Organisation>('POST', '/api/organisations', { body: shops })
    const at = `/api/organisations/${body.id}`
    const { body: hotspot } = await app.ask('POST', '/api/m/2182/hotspots', {
      body: newHotspot(body.units[0]!.id),
      as: inUnit(body.units[0]!.id),
    })
    expect((await app.ask('DELETE', at, { ifMatch: 1 })).status).toBe(409)
    await app.ask('DELETE', `/api/m/2182/hotspots/${hotspot.id}`, {
      ifMatch: 1,
      as: inUnit(body.units[0]!.id),
    })
    expect((await app.ask('DELETE', at, { ifMatch: 2 })).status).toBe(412)
    expect((await app.ask('DELETE', at, { ifMatch: 1 })).status).toBe(204)
    expect((await app.ask('GET', at)).status).toBe(404)
    expect((await app.ask('PATCH', at, { body: { name: 'x' }, ifMatch: 2 })).status).toBe(404)
  })

  test('one that is deleted owns nothing new', async () => {
    const { body } = await app.ask<Organisation>('POST', '/api/organisations', { body: shops })
    const [unit] = body.units
    const { body: other } = await app.ask<Organisation>('POST', '/api/organisations', {
      body: shops,
    })
    const make = (ownerUnitId: string) =>
      app.ask('POST', '/api/m/2182/hotspots', {
        body: newHotspot(ownerUnitId),
        as: inUnit(ownerUnitId),
      })
    const { body: hotspot } = await make(other.units[0]!.id)
    await app.ask('DELETE', `/api/organisations/${body.id}`, { ifMatch: 1 })
    const given = await app.ask('PATCH', `/api/m/2182/hotspots/${hotspot.id}`, {
      body: { ownerUnitId: unit!.id },
      ifMatch: 1,
      as: inUnit(other.units[0]!.id),
    })
    for (const answer of [await make(unit!.id), given]) {
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ error: { fields: [{ path: 'ownerUnitId' }] } })
    }
  })

  test('one that is deleted while a record is made owns it, or is gone: never both', async () => {
    for (let i = 0; i < 5; i++) {
      const { body } = await app.ask<Organisation>('POST', '/api/organisations', { body: shops })
      const [gone, ...made] = await Promise.all([
        app.ask('DELETE', `/api/organisations/${body.id}`, { ifMatch: 1 }),
        ...Array.from({ length: 3 }, () =>
          app.ask('POST', '/api/m/2182/hotspots', {
            body: newHotspot(body.units[0]!.id),
            as: inUnit(body.units[0]!.id),
          }),
        ),
      ])
      const owns = made.some(({ status }) => status === 201)
      expect([gone.status, owns]).toEqual(gone.status === 204 ? [204, false] : [409, true])
    }
  })

  test.each([
    ['units', { units: [] }],
    ['kind', { kind: 'army' }],
    ['units.0.id', { units: [{ name: 'x', id: 'y' }] }],
  ])('%s is named when it does not fit', async (path, change) => {
    const answer = await app.ask('POST', '/api/organisations', { body: { ...shops, ...change } })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: { fields: [{ path }] } })
  })
})
