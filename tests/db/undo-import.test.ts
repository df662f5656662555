import { describe, expect, test } from 'vitest'
import { findAuditEvents } from '../../db/audit.ts'
import { cameras, deployments } from '../../db/cameras.ts'
import type { Db } from '../../db/connect.ts'
import { storeIncidents, type ToldIncident } from '../../db/import-incidents.ts'
import { storeTown } from '../../db/import-town.ts'
import type { ImportHead } from '../../db/imports.ts'
import { findIncidents, incidents } from '../../db/incidents.ts'
import { findMunicipality } from '../../db/municipalities.ts'
import { obstacles } from '../../db/obstacles.ts'
import { findRecords, type Scope } from '../../db/records.ts'
import { findLatestImport, undoImport } from '../../db/undo-import.ts'
import { deleteRecord, updateRecord } from '../../db/write-records.ts'
import type { IncidentCategory } from '../../geodata/model/incident.ts'
import type { Town } from '../../geodata/model/town.ts'
import { inRollback } from '../support/database.ts'
import {
  allOf,
  block,
  newAim,
  newIncident,
  newTown,
  soderhamn,
  square,
  wholeLog,
} from '../support/factories.ts'

const head = (ownerUnitId: string, fileName = 'maj.csv'): ImportHead => ({
  ...{ ownerUnitId, classification: 'own', fileName, kind: 'incidents' },
  ...{ refused: 0, repaired: 0, report: {} },
})
const told = (externalId: string, category: IncidentCategory = 'theft'): ToldIncident => {
  const { ownerUnitId, classification, ...incident } = newIncident('', { externalId, category })
  return { ...incident, ambiguousTime: false, sourceDigest: category }
}
const everything = { categories: [], sources: [] }

async function inTown(
  run: (town: { tx: Db; code: string; scope: Scope; ownerUnitId: string }) => Promise<void>,
): Promise<void> {
  await inRollback(async (tx) => run({ tx, ...(await newTown(tx)) }))
}
const standing = async (tx: Db, code: string) =>
  (await findIncidents(tx, allOf(code), everything, { limit: 100 }))
    .map(({ externalId, category, version }) => `${externalId} ${category} ${version}`)
    .toSorted()

/** Undoes the latest import of a file. */
async function undo(tx: Db, scope: Scope, fileName = 'maj.csv') {
  const batch = (await findLatestImport(tx, scope.municipality, fileName))!
  return undoImport(tx, scope, { ...batch, allow: () => undefined })
}

describe('a later file of the same source', () => {
  test('gives what it tells otherwise a new version, with what was before in the log', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      await storeIncidents(tx, scope, head(ownerUnitId), [told('a'), told('b')])
      const again = await storeIncidents(tx, scope, head(ownerUnitId, 'juni.csv'), [
        ...[told('a', 'robbery'), told('b'), told('c')],
      ])
      expect(again).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
      expect(await standing(tx, code)).toEqual(['a robbery 2', 'b theft 1', 'c theft 1'])
      const [event] = await findAuditEvents(tx, wholeLog(code), {
        ...{ recordKind: 'incident', action: 'update', limit: 1 },
      })
      expect(event).toMatchObject({ before: { category: 'theft' }, after: { category: 'robbery' } })
    }))

  test('leaves what was put right by hand, as long as it tells the same as before', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      await storeIncidents(tx, scope, head(ownerUnitId), [told('a')])
      const [{ id } = { id: '' }] = await findIncidents(tx, allOf(code), everything, { limit: 1 })
      await updateRecord(tx, incidents('UTC'), scope, {
        ...{ id, version: 1 },
        revise: (current) => ({ ...current, category: 'fire' as const }),
      })
      const again = await storeIncidents(tx, scope, head(ownerUnitId), [told('a')])
      expect(again).toMatchObject({ changed: 0, unchanged: 1 })
      expect(await standing(tx, code)).toEqual(['a fire 2'])
    }))

  test('leaves what it tells of another time: it numbers its rows anew', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      await storeIncidents(tx, scope, head(ownerUnitId), [told('1')])
      const later = {
        ...told('1', 'robbery'),
        from: new Date('2027-03-01'),
        to: new Date('2027-03-01'),
      }
      const again = await storeIncidents(tx, scope, head(ownerUnitId, 'mars.csv'), [later])
      expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
      expect(await standing(tx, code)).toEqual(['1 theft 1'])
    }))

  test('does not bring back what was taken away', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      await storeIncidents(tx, scope, head(ownerUnitId), [told('a')])
      const [{ id } = { id: '' }] = await findIncidents(tx, allOf(code), everything, { limit: 1 })
      await deleteRecord(tx, incidents('UTC'), scope, { id, version: 1 })
      const again = await storeIncidents(tx, scope, head(ownerUnitId), [told('a', 'robbery')])
      expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
      expect(await standing(tx, code)).toEqual([])
    }))
})

describe('an import that is undone', () => {
  test('leaves all as it was before, and its file can be brought in anew', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      const second = [told('a', 'robbery'), told('b'), told('c')]
      await storeIncidents(tx, scope, head(ownerUnitId), [told('a'), told('b')])
      await storeIncidents(tx, scope, head(ownerUnitId, 'juni.csv'), second)
      expect(await undo(tx, scope, 'juni.csv')).toEqual({ removed: 1, restored: 1, kept: 0 })
      expect(await standing(tx, code)).toEqual(['a theft 3', 'b theft 1'])
      const again = await storeIncidents(tx, scope, head(ownerUnitId, 'juni.csv'), second)
      expect(again).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
      expect(await standing(tx, code)).toEqual(['a robbery 4', 'b theft 1', 'c theft 1'])
    }))

  test('is undone whole by whoever may, also what they do not see', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      const shared = { classification: 'authorities' } as const
      await storeIncidents(tx, scope, head(ownerUnitId), [told('a')])
      const second = { ...head(ownerUnitId, 'juni.csv'), ...shared }
      await storeIncidents(tx, scope, second, [told('a', 'robbery')])
      const seen = { classifications: ['authorities'], unitId: null, personId: null } as const
      expect(await undo(tx, { ...scope, seen }, 'juni.csv')).toMatchObject({ restored: 1, kept: 0 })
      expect(await standing(tx, code)).toEqual(['a theft 3'])
    }))

  test('leaves what somebody has changed since, and says how much', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      await storeIncidents(tx, scope, head(ownerUnitId), [told('a'), told('b')])
      const found = await findIncidents(tx, allOf(code), everything, { limit: 2 })
      const { id } = found.find(({ externalId }) => externalId === 'b')!
      await updateRecord(tx, incidents('UTC'), scope, {
        ...{ id, version: 1 },
        revise: (current) => ({ ...current, category: 'fire' as const }),
      })
      expect(await undo(tx, scope)).toEqual({ removed: 1, restored: 0, kept: 1 })
      expect(await standing(tx, code)).toEqual(['b fire 2'])
    }))

  test('is written down with what it came to, and cannot be undone twice', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      const { batchId } = await storeIncidents(tx, scope, head(ownerUnitId), [told('a')])
      await undo(tx, scope)
      const [event] = await findAuditEvents(tx, wholeLog(code), { recordId: batchId, limit: 1 })
      expect(event).toMatchObject({
        ...{ action: 'delete', recordKind: 'import-batch' },
        before: { fileName: 'maj.csv', added: 1 },
        after: { removed: 1, restored: 0, kept: 0 },
      })
      expect(await findLatestImport(tx, code, 'maj.csv')).toBeUndefined()
      const twice = { id: batchId, version: 2, allow: () => undefined }
      expect(await undoImport(tx, scope, twice)).toBeUndefined()
    }))

  test('asks first whether it may', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      const { batchId: id } = await storeIncidents(tx, scope, head(ownerUnitId), [told('a')])
      const allow = () => {
        throw new Error('no')
      }
      await expect(undoImport(tx, scope, { id, version: 1, allow })).rejects.toThrow('no')
      expect(await standing(tx, code)).toEqual(['a theft 1'])
    }))
})

const town: Town = {
  ...{ name: 'Prov', source: 'karta', attribution: '© Karta', bbox: soderhamn },
  layers: {} as Town['layers'],
  obstacles: [
    {
      ...{ kind: 'building', heightM: 9, heightSource: 'levels', crownRadiusM: null, use: '' },
      ...{ shape: block() as Town['obstacles'][number]['shape'], externalId: 'way/1' },
    },
  ],
  lamps: [{ position: square, heightM: null, working: true, externalId: null }],
  cameras: [
    {
      ...{ name: 'Butik', kind: 'fixed', indoor: false, model: '', position: square },
      ...{ mountHeightM: 3, aims: [newAim()], externalId: 'node/9' },
      provenance: { height: 'tagged', aim: 'estimated', optics: 'estimated' },
    },
  ],
  places: [{ kind: 'street', name: 'Ågatan', position: square, externalId: null }],
  sensitivePlaces: [],
}

describe('a town that is undone', () => {
  const store = (tx: Db, scope: Scope, ownerUnitId: string, sha256: string, fileName: string) =>
    storeTown(
      tx,
      scope,
      {
        ...head(ownerUnitId, fileName),
        ...{ cameraOwner: () => 'other' as const, standsSince: () => scope.now },
        basemap: { name: fileName, mediaType: 'application/vnd.pmtiles', sizeBytes: 1, sha256 },
      },
      town,
    )
  const map = async (tx: Db, code: string) => (await findMunicipality(tx, code))!.basemapFileId

  test('takes its houses, lamps, cameras and places with it, and can come anew', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      await store(tx, scope, ownerUnitId, 'a'.repeat(64), 'stad.gpkg')
      expect(await undo(tx, scope, 'stad.gpkg')).toEqual({ removed: 3, restored: 0, kept: 0 })
      for (const kind of [obstacles, cameras, deployments])
        expect(await findRecords(tx, kind as never, allOf(code), { limit: 9 })).toEqual([])
      expect(await map(tx, code)).toBeNull()
      const again = await store(tx, scope, ownerUnitId, 'a'.repeat(64), 'stad.gpkg')
      expect(again).toMatchObject({ added: 3, unchanged: 0 })
    }))

  test('gives the map back to the one before it', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      await store(tx, scope, ownerUnitId, 'a'.repeat(64), 'stad.gpkg')
      const first = await map(tx, code)
      await store(tx, scope, ownerUnitId, 'b'.repeat(64), 'ny.gpkg')
      expect(await map(tx, code)).not.toBe(first)
      await undo(tx, scope, 'ny.gpkg')
      expect(await map(tx, code)).toBe(first)
    }))

  test('leaves a camera that somebody has worked on, where it stands', () =>
    inTown(async ({ tx, code, scope, ownerUnitId }) => {
      await store(tx, scope, ownerUnitId, 'a'.repeat(64), 'stad.gpkg')
      const [stands] = await findRecords(tx, deployments, allOf(code), { limit: 1 })
      await updateRecord(tx, deployments, scope, {
        ...{ id: stands!.id, version: 1 },
        revise: (current) => ({ ...current, mountHeightM: 5 }),
      })
      expect(await undo(tx, scope, 'stad.gpkg')).toEqual({ removed: 2, restored: 0, kept: 1 })
      expect(await findRecords(tx, cameras, allOf(code), { limit: 9 })).toHaveLength(1)
      expect(await findRecords(tx, deployments, allOf(code), { limit: 9 })).toHaveLength(1)
    }))
})
