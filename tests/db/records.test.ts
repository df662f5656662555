import { describe, expect, test } from 'vitest'
import { StaleVersion } from '../../db/errors.ts'
import { hotspots, whereHotspot } from '../../db/hotspots.ts'
import { findRecord, findRecords, stateOf } from '../../db/records.ts'
import { deleteRecord, insertRecord, updateRecord } from '../../db/write-records.ts'
import { inRollback } from '../support/database.ts'
import { allOf, block, newHotspot, newTown } from '../support/factories.ts'

describe('records', () => {
  test('count their versions, and refuse a change of anything but the newest', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      const made = await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId))
      expect(made.version).toBe(1)
      const rename = (name: string, version: number) =>
        updateRecord(tx, hotspots, scope, {
          id: made.id,
          version,
          revise: (current) => ({ ...current, name }),
        })
      expect(await rename('B', 1)).toMatchObject({ name: 'B', version: 2 })
      const stale = await rename('C', 1).catch((error: unknown) => error)
      expect(stale).toBeInstanceOf(StaleVersion)
      expect((stale as StaleVersion).current).toMatchObject({ name: 'B', version: 2 })
      expect(await rename('C', 2)).toMatchObject({ version: 3 })
    }))

  test('that are deleted leave a tombstone that nothing finds', () =>
    inRollback(async (tx) => {
      const { code, scope, ownerUnitId } = await newTown(tx)
      const { id } = await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId))
      expect(await deleteRecord(tx, hotspots, scope, { id, version: 1 })).toBe(true)
      expect(await findRecord(tx, hotspots, allOf(code), id)).toBeUndefined()
      expect(await findRecords(tx, hotspots, allOf(code), { limit: 10 })).toEqual([])
      expect(await deleteRecord(tx, hotspots, scope, { id, version: 2 })).toBe(false)
      const row = await tx.selectFrom('hotspot').selectAll().executeTakeFirstOrThrow()
      expect(row).toMatchObject({ id, version: 2, deletedAt: scope.now })
    }))

  test('of one municipality are unknown to another, even by the same id', () =>
    inRollback(async (tx) => {
      const here = await newTown(tx, { code: '2182' })
      const there = await newTown(tx, { code: '2183' })
      const { id } = await insertRecord(tx, hotspots, here.scope, newHotspot(here.ownerUnitId))
      const twin = newHotspot(there.ownerUnitId, { name: 'tvilling' })
      await insertRecord(tx, hotspots, there.scope, twin, id)
      expect((await findRecord(tx, hotspots, allOf('2183'), id))?.name).toBe('tvilling')
      await deleteRecord(tx, hotspots, there.scope, { id, version: 1 })
      expect((await findRecord(tx, hotspots, allOf('2182'), id))?.name).toBe('Gågatan')
    }))

  test('may be kept from change and deletion by what they hold', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      const { id } = await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId))
      const allow = () => {
        throw new Error('not this one')
      }
      const change = { id, version: 1, revise: () => newHotspot(ownerUnitId), allow }
      await expect(updateRecord(tx, hotspots, scope, change)).rejects.toThrow('not this one')
      const gone = deleteRecord(tx, hotspots, scope, { id, version: 1, allow })
      await expect(gone).rejects.toThrow('not this one')
    }))

  test('are found by words in any case, signs taken as they are', () =>
    inRollback(async (tx) => {
      const { code, scope, ownerUnitId } = await newTown(tx)
      for (const name of ['Östra Hamngatan', '100% trygg_plats', 'C:\\gatan'])
        await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId, { name }))
      const found = async (text: string) =>
        (
          await findRecords(tx, hotspots, allOf(code), {
            where: whereHotspot({ text, status: [] }),
            limit: 10,
          })
        ).map(({ name }) => name)
      expect(await found('östra HAMN')).toEqual(['Östra Hamngatan'])
      expect(await found('0%')).toEqual(['100% trygg_plats'])
      expect(await found('g_p')).toEqual(['100% trygg_plats'])
      expect(await found('g_t')).toEqual([])
      expect(await found(':\\')).toEqual(['C:\\gatan'])
      expect(await found("'; drop table hotspot; --")).toEqual([])
    }))

  test('a state that is another whenever what is seen is, and the same when that is', () =>
    inRollback(async (tx) => {
      const { code, scope, ownerUnitId } = await newTown(tx)
      const seen = [await stateOf(tx, hotspots, allOf(code))]
      const { id } = await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId))
      seen.push(await stateOf(tx, hotspots, allOf(code)))
      await updateRecord(tx, hotspots, scope, {
        ...{ id, version: 1 },
        revise: (current) => ({ ...current, area: block([17.2, 61.2]) }),
      })
      seen.push(await stateOf(tx, hotspots, allOf(code)))
      await deleteRecord(tx, hotspots, scope, { id, version: 2 })
      expect(new Set(seen).size).toBe(3)
      expect(await stateOf(tx, hotspots, allOf(code))).toBe(seen[0])
    }))
})
