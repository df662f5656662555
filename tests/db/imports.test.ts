import { describe, expect, test } from 'vitest'
import { findAuditEvents } from '../../db/audit.ts'
import { findBrokenLinks } from '../../db/audit-chain.ts'
import { cameras, deployments } from '../../db/cameras.ts'
import { constraintOf } from '../../db/conflicts.ts'
import type { Db } from '../../db/connect.ts'
import { hotspots } from '../../db/hotspots.ts'
import { storeIncidents } from '../../db/import-incidents.ts'
import { storeTown, type TownStoring } from '../../db/import-town.ts'
import { type ImportHead, inBatch } from '../../db/imports.ts'
import { findIncidents } from '../../db/incidents.ts'
import { findMunicipality } from '../../db/municipalities.ts'
import { findObstacleFeatures, obstacles } from '../../db/obstacles.ts'
import { findPlaces } from '../../db/places.ts'
import { findRecords, type Scope } from '../../db/records.ts'
import { findSensitivePlaces } from '../../db/sensitive-places.ts'
import { importBatches } from '../../db/work.ts'
import { deleteRecord, insertRecord } from '../../db/write-records.ts'
import type { Town } from '../../geodata/model/town.ts'
import { cellAt } from '../../geodata/position.ts'
import { homeKind, inRollback, testDb } from '../support/database.ts'
import {
  allOf,
  block,
  newAim,
  newHotspot,
  newIncident,
  newTown,
  sign,
  soderhamn,
  square,
  wholeLog,
} from '../support/factories.ts'

const head = (ownerUnitId: string): ImportHead => ({
  ...{ ownerUnitId, classification: 'own', fileName: 'fil', kind: 'test' },
  ...{ refused: 0, repaired: 0, report: {} },
})
const everything = { categories: [], sources: [] }

describe('storeIncidents', () => {
  const rows = (ownerUnitId: string, ids: readonly string[]) =>
    ids.map((externalId) => ({ ...newIncident(ownerUnitId, { externalId }), ambiguousTime: false }))

  test('the same file again adds nothing; a longer one adds what is new', () =>
    inRollback(async (tx) => {
      const { code, scope, ownerUnitId } = await newTown(tx)
      const store = (...ids: string[]) =>
        storeIncidents(tx, scope, head(ownerUnitId), rows(ownerUnitId, ids))
      expect(await store('a', 'b')).toMatchObject({ added: 2, unchanged: 0 })
      expect(await store('a', 'b')).toMatchObject({ added: 0, unchanged: 2 })
      expect(await store('a', 'b', 'c')).toMatchObject({ added: 1, unchanged: 2 })
      const found = await findIncidents(tx, allOf(code), everything, { limit: 10 })
      expect(found).toHaveLength(3)
      expect(found[0]).toMatchObject({ cell: cellAt(square, 13), hourOfWeek: 5 * 24 + 23 })
    }))

  test('more rows than one statement takes, in order and whole', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      const ids = Array.from({ length: 4_500 }, (_, i) => `${i}`)
      const all = rows(ownerUnitId, ids)
      const stored = await storeIncidents(tx, scope, head(ownerUnitId), all)
      expect(stored).toMatchObject({ added: 4_500, unchanged: 0 })
    }))

  test('it is told of in one audit event, the last thing that is written', () =>
    inRollback(async (tx) => {
      const { code, scope, ownerUnitId } = await newTown(tx)
      const events = () => findAuditEvents(tx, wholeLog(code), { limit: 9 })
      const before = (await events()).length
      const { batchId } = await inBatch(tx, scope, head(ownerUnitId), async () => {
        expect(await events()).toHaveLength(before)
        return { added: 2, changed: 0, unchanged: 1 }
      })
      const [last, ...earlier] = await events()
      expect(earlier).toHaveLength(before)
      expect(last).toMatchObject({
        action: 'import',
        recordId: batchId,
        after: { fileName: 'fil', added: 2, unchanged: 1 },
      })
    }))

  // The embedded home does one thing at a time: there nobody can come in between.
  if (homeKind === 'server')
    test('while it goes on, others write in the same municipality', async () => {
      const db = await testDb()
      const { scope, ownerUnitId } = await newTown(db, { code: '0001' })
      await inBatch(db, scope, head(ownerUnitId), async () => {
        await insertRecord(db, hotspots, scope, newHotspot(ownerUnitId))
        return { added: 0, changed: 0, unchanged: 0 }
      })
      expect(await findBrokenLinks(db, '0001', sign)).toEqual([])
    })

  test('one that is stopped leaves nothing behind, not even its batch', async () => {
    const db = await testDb()
    const { code, scope, ownerUnitId } = await newTown(db, { code: '0002' })
    const stop = new AbortController()
    const stoppable = { ...head(ownerUnitId), signal: stop.signal }
    const storing = storeIncidents(db, scope, stoppable, rows(ownerUnitId, ['a']))
    stop.abort(new Error('avbruten'))
    await expect(storing).rejects.toThrow('avbruten')
    expect(await findIncidents(db, allOf(code), everything, { limit: 1 })).toEqual([])
    expect(await findRecords(db, importBatches, allOf(code), { limit: 1 })).toEqual([])
  })

  test('a row that cannot be leaves none of the file behind', async () => {
    let left: unknown
    await inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      const [good, bad] = rows(ownerUnitId, ['a', 'b'])
      const broken = { ...bad!, to: new Date(0), timePrecision: 'interval' as const }
      left = await storeIncidents(tx, scope, head(ownerUnitId), [good!, broken]).catch(
        (error: unknown) => error,
      )
    })
    expect(constraintOf(left)).toBe('incident_to_not_before_from')
  })
})

const town = (stated: Partial<Town> = {}): Town => ({
  ...{ name: 'Prov', source: 'OpenStreetMap', attribution: '© OSM', bbox: soderhamn },
  layers: {} as Town['layers'],
  obstacles: [
    {
      ...{ kind: 'building', heightM: 9, heightSource: 'levels', crownRadiusM: null, use: '' },
      shape: block() as Town['obstacles'][number]['shape'],
      externalId: 'way/1',
    },
    {
      ...{ kind: 'tree', heightM: 8, heightSource: 'estimated', crownRadiusM: 3, use: '' },
      ...{ shape: { type: 'Point', coordinates: square }, externalId: null },
    },
  ],
  lamps: [
    { position: square, heightM: null, working: true, externalId: null },
    { position: square, heightM: null, working: true, externalId: null },
  ],
  cameras: [
    {
      ...{ name: 'Butik', kind: 'fixed', indoor: false, model: '', position: square },
      ...{ mountHeightM: 3, aims: [newAim(), newAim({ preset: '2' })], externalId: 'node/9' },
      provenance: { height: 'tagged', aim: 'estimated', optics: 'estimated' },
    },
  ],
  places: [{ kind: 'street', name: 'Ågatan', position: square, externalId: null }],
  sensitivePlaces: [{ kind: 'entrance', name: '', position: square, externalId: 'node/7' }],
  ...stated,
})

const since = new Date('2024-05-01T00:00:00Z')

describe('storeTown', () => {
  const basemap = {
    ...{ name: 'karta', mediaType: 'application/vnd.pmtiles' },
    ...{ sizeBytes: 1, sha256: 'a'.repeat(64) },
  }
  const store = async (
    tx: Db,
    { scope, ownerUnitId }: { scope: Scope; ownerUnitId: string },
    what: Town = town(),
    stated: Partial<TownStoring> = {},
  ) => {
    const told = { cameraOwner: () => 'other' as const, standsSince: () => since }
    return await storeTown(tx, scope, { ...head(ownerUnitId), ...told, basemap, ...stated }, what)
  }

  test('everything stands, and a second time nothing is new', () =>
    inRollback(async (tx) => {
      const { code, scope, ownerUnitId } = await newTown(tx)
      const first = await store(tx, { scope, ownerUnitId })
      expect(first).toMatchObject({ added: 5, unchanged: 0, invalid: [] })
      const again = await store(tx, { scope, ownerUnitId })
      expect(again).toMatchObject({ added: 0, unchanged: 5, invalid: [] })

      expect(await findObstacleFeatures(tx, allOf(code))).toHaveLength(2)
      const [camera] = await findRecords(tx, cameras, allOf(code), { limit: 10 })
      expect(camera).toMatchObject({ ownerKind: 'other', source: 'OpenStreetMap' })
      const standing = await findRecords(tx, deployments, allOf(code), { limit: 10 })
      expect(standing).toMatchObject([
        {
          ...{ cameraId: camera!.id, to: null, from: since },
          aims: [newAim(), newAim({ preset: '2' })],
          provenance: { height: 'tagged' },
        },
      ])
      expect(await findPlaces(tx, code, 'åg', 10)).toHaveLength(1)
      expect(await findSensitivePlaces(tx, code)).toEqual(town().sensitivePlaces)
    }))

  test('what somebody deleted does not come back', () =>
    inRollback(async (tx) => {
      const { code, scope, ownerUnitId } = await newTown(tx)
      await store(tx, { scope, ownerUnitId })
      const [tree] = await findRecords(tx, obstacles, allOf(code), { limit: 1 })
      await deleteRecord(tx, obstacles, scope, { id: tree!.id, version: 1 })
      expect(await store(tx, { scope, ownerUnitId })).toMatchObject({ added: 0, unchanged: 5 })
      expect(await findObstacleFeatures(tx, allOf(code))).toHaveLength(1)
    }))

  test('a shape that PostGIS refuses is left out and told of', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      const [good] = town().obstacles
      const ring = [square, [17.06, 61.31], [17.06, 61.3037], [17.0585, 61.31], square] as const
      const bowTie = { type: 'Polygon' as const, coordinates: [[...ring]] }
      const broken = { ...good!, shape: bowTie, externalId: 'way/2' }
      const stored = await store(tx, { scope, ownerUnitId }, town({ obstacles: [good!, broken] }))
      expect(stored).toMatchObject({ added: 4, invalid: ['way/2'] })
    }))

  test('places of another file stay; those told again under the same id do not double', () =>
    inRollback(async (tx) => {
      const { code, ...where } = await newTown(tx)
      const place = (name: string, externalId: string | null) => ({
        ...{ kind: 'street' as const, name, position: square, externalId },
      })
      const bring = (fileName: string, ...places: Town['places']) =>
        store(tx, where, town({ places }), { fileName })
      const names = async () =>
        (await tx.selectFrom('place').select('name').orderBy('name').execute()).map(
          ({ name }) => name,
        )
      await bring('norr.osm', place('Agatan', 'way/1'), place('Bgatan', null))
      await bring('söder.osm', place('Cgatan', 'way/3'))
      expect(await names()).toEqual(['Agatan', 'Bgatan', 'Cgatan'])
      await bring('söder.osm', place('Agatan', 'way/1'), place('Dgatan', 'way/4'))
      expect(await names()).toEqual(['Agatan', 'Bgatan', 'Dgatan'])
    }))

  test('sensitive places of a file go when it no longer tells of them; those of another stay', () =>
    inRollback(async (tx) => {
      const { code, ...where } = await newTown(tx)
      const door = (externalId: string) => ({
        ...{ kind: 'entrance' as const, name: '', position: square, externalId },
      })
      const school = { ...door('way/9'), kind: 'school' as const, name: 'Åskolan' }
      const bring = (fileName: string, ...sensitivePlaces: Town['sensitivePlaces']) =>
        store(tx, where, town({ sensitivePlaces }), { fileName })
      await bring('norr.osm', door('node/1'), school)
      await bring('söder.osm', door('node/2'), door('node/3'))
      // The school moves to the other file; one of its doors is gone.
      await bring('söder.osm', door('node/3'), { ...school, name: 'Nya Åskolan' })
      expect(await findSensitivePlaces(tx, code)).toEqual([
        door('node/1'),
        door('node/3'),
        { ...school, name: 'Nya Åskolan' },
      ])
      const batches = await tx.selectFrom('sensitivePlace').select('batchId').execute()
      expect(batches.every(({ batchId }) => batchId !== null)).toBe(true)
    }))

  test('a file that is no map keeps the map that stands, and is named on it', () =>
    inRollback(async (tx) => {
      const { code, ...where } = await newTown(tx)
      const lamps = () => store(tx, where, town({ attribution: 'Kommunen' }), { basemap: null })
      await lamps()
      expect(await findMunicipality(tx, code)).toMatchObject({
        ...{ basemapFileId: null, attribution: 'Kommunen', version: 2 },
      })
      await store(tx, where)
      const before = await findMunicipality(tx, code)
      expect(before?.basemapFileId).not.toBeNull()
      await lamps()
      expect(await findMunicipality(tx, code)).toEqual(before)
    }))

  test('the map it draws and whom it names stand with the municipality, and are audited', () =>
    inRollback(async (tx) => {
      const { code, scope, ownerUnitId } = await newTown(tx)
      await store(tx, { scope, ownerUnitId })
      await store(tx, { scope, ownerUnitId }, town({ attribution: 'Lantmäteriet' }))
      const municipality = await findMunicipality(tx, code)
      expect(municipality).toMatchObject({ attribution: '© OSM · Lantmäteriet', version: 3 })
      expect(municipality?.basemapFileId).toMatch(/^[0-9a-f-]{36}$/)
      const events = await findAuditEvents(tx, wholeLog(code), {
        recordKind: 'municipality',
        limit: 9,
      })
      expect(events.map(({ action }) => action)).toEqual(['update', 'update', 'create'])
    }))
})
