import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentsOf } from '../../../geodata/coverage/moments.ts'

const where = { timeZone: 'Europe/Stockholm', place: [17.06, 61.3] } as const
const start = Date.parse('2024-01-01T00:00:00Z')
const interval = fc
  .tuple(fc.integer({ min: 0, max: 60_000_000 }), fc.integer({ min: 0, max: 200_000_000 }))
  .map(([from, length]) => [start + from * 1_000, start + from * 1_000 + length * 1_000] as const)

test('each incident’s moments weigh one together and lie within its interval', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 6 }), (list) => {
      const moments = momentsOf(where)
      for (const [from, to] of list) {
        const told = moments(from, to)
        expect(told.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
        for (const { atMs } of told) {
          expect(atMs).toBeGreaterThanOrEqual(from)
          expect(atMs).toBeLessThanOrEqual(to)
        }
        expect(told.length).toBeLessThanOrEqual(1_501)
        expect(moments(from, to)).toBe(told)
      }
    }),
  )
})

test('a week is every hour of it once, in local time', () => {
  const from = Date.parse('2026-03-23T00:00:00+01:00')
  const byHour = new Array<number>(168).fill(0)
  for (const { hour, weight } of momentsOf(where)(from, from + 7 * 86_400_000))
    byHour[hour]! += weight
  // The clock goes forward on the Sunday: its third hour is not, and Monday's first comes again.
  expect(byHour[6 * 24 + 2]).toBe(0)
  expect(byHour[0]).toBeCloseTo(2 / 168, 9)
  expect(byHour[100]).toBeCloseTo(1 / 168, 9)
})

test('half a century is told in as many hours as a year', () => {
  const told = momentsOf(where)(0, 50 * 365 * 86_400_000)
  expect(told.length).toBeLessThanOrEqual(1_501)
  expect(new Set(told.map(({ hour }) => hour)).size).toBe(168)
})
