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
      const { first, atMs, weight } = momentsOf(
        {
          length: list.length,
          fromMs: Float64Array.from(list, ([from]) => from),
          toMs: Float64Array.from(list, ([, to]) => to),
        },
        where,
      )
      list.forEach(([from, to], i) => {
        let sum = 0
        for (let m = first[i]!; m < first[i + 1]!; m++) {
          sum += weight[m]!
          expect(atMs[m]).toBeGreaterThanOrEqual(from)
          expect(atMs[m]).toBeLessThanOrEqual(to)
        }
        expect(sum).toBeCloseTo(1, 9)
        expect(first[i + 1]! - first[i]!).toBeLessThanOrEqual(1_501)
      })
    }),
  )
})

test('a week is every hour of it once, in local time', () => {
  const from = Date.parse('2026-03-23T00:00:00+01:00')
  const { hour, weight } = momentsOf(
    { length: 1, fromMs: Float64Array.of(from), toMs: Float64Array.of(from + 7 * 86_400_000) },
    where,
  )
  const byHour = new Array<number>(168).fill(0)
  hour.forEach((one, k) => {
    byHour[one]! += weight[k]!
  })
  // The clock goes forward on the Sunday: its third hour is not, and Monday's first comes again.
  expect(byHour[6 * 24 + 2]).toBe(0)
  expect(byHour[0]).toBeCloseTo(2 / 168, 9)
  expect(byHour[100]).toBeCloseTo(1 / 168, 9)
})
