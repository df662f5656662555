import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../db/connect.ts'
import { findIncidentRows, findIncidents, incidents } from '../../db/incidents.ts'
import { insertRecord } from '../../db/write-records.ts'
import type { Bbox, LonLat } from '../../geodata/position.ts'
import { inRollback } from '../support/database.ts'
import { allOf, newIncident, newTown } from '../support/factories.ts'

const kind = incidents('Europe/Stockholm')
const everything = { categories: [], sources: [] }
const world: Bbox = [-180, -90, 180, 90]

async function townWith(tx: Db, stated: Parameters<typeof newIncident>[1][]) {
  const town = await newTown(tx, { bbox: world })
  for (const [i, one] of stated.entries())
    await insertRecord(
      tx,
      kind,
      town.scope,
      newIncident(town.ownerUnitId, { placeName: `${i}`, ...one }),
    )
  return town
}

describe('a box', () => {
  test('over the antimeridian finds both sides and nothing between', () =>
    inRollback(async (tx) => {
      const at = (position: LonLat) => ({ position })
      const { code } = await townWith(tx, [at([179.5, -17]), at([-179.5, -17]), at([0, -17])])
      const bbox: Bbox = [179, -18, -179, -16]
      const found = await findIncidents(tx, allOf(code), { ...everything, bbox }, { limit: 10 })
      expect(found.map(({ placeName }) => placeName).sort()).toEqual(['0', '1'])
    }))

  test('has its edges inside, to about a metre', () =>
    inRollback(async (tx) => {
      const { code } = await townWith(tx, [{ position: [17, 61] }])
      const count = async (bbox: Bbox) =>
        (await findIncidents(tx, allOf(code), { ...everything, bbox }, { limit: 10 })).length
      expect(await count([17, 61, 18, 62])).toBe(1)
      expect(await count([16, 60, 17, 61])).toBe(1)
      expect(await count([17.00001, 61, 18, 62])).toBe(0)
    }))
})

describe('a period', () => {
  const hour = 3_600_000
  const start = Date.UTC(2026, 4, 1)
  const at = (hours: number) => new Date(start + hours * hour)

  test('is met as half-open intervals meet, moments counting as such', () =>
    inRollback(async (tx) => {
      const spans = [0, 1, 2, 3, 4].flatMap((from) =>
        [0, 1, 3].map((length) => ({ from: at(from), to: at(from + length) })),
      )
      const { code } = await townWith(
        tx,
        spans.map((span) => ({ ...span, timePrecision: 'interval' })),
      )
      const hours = fc.integer({ min: -1, max: 8 })
      await fc.assert(
        fc.asyncProperty(hours, hours, async (a, b) => {
          const [from, to] = [at(Math.min(a, b)), at(Math.max(a, b) + 1)]
          const found = await findIncidents(
            tx,
            allOf(code),
            { ...everything, from, to },
            { limit: 100 },
          )
          const expected = spans.flatMap((span, i) => {
            const isMoment = +span.from === +span.to
            const meets = isMoment
              ? span.from >= from && span.from < to
              : span.from < to && span.to > from
            return meets ? [`${i}`] : []
          })
          expect(found.map(({ placeName }) => placeName).sort()).toEqual(expected.sort())
        }),
        { numRuns: 25 },
      )
    }))
})

describe('rows for the columns', () => {
  test('oldest first, with whole milliseconds', () =>
    inRollback(async (tx) => {
      const moments = [1_777_000_000_123, 1_600_000_000_001, 1_777_000_000_122]
      const { code } = await townWith(
        tx,
        moments.map((ms) => ({ from: new Date(ms) })),
      )
      const rows = await findIncidentRows(tx, allOf(code), everything)
      expect(rows.map(({ fromMs }) => fromMs)).toEqual([...moments].sort())
      expect(rows.every(({ fromMs, toMs }) => fromMs === toMs)).toBe(true)
      expect(rows[0]).toMatchObject({ category: 'disorder', policeInitiated: false, radiusM: null })
    }))
})
