import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countByHour } from '../../../geodata/cells/count-by-hour.ts'
import { countOverTime } from '../../../geodata/cells/count-over-time.ts'
import { timeBins } from '../../../geodata/cells/time-bins.ts'
import { columnsOf, everyRow, row } from './columns.ts'

const zone = 'Europe/Stockholm'
const iso = (edges: Float64Array) => [...edges].map((ms) => new Date(ms).toISOString())

describe('countOverTime', () => {
  test('every incident weighs one when the bins cover them all', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 100 }),
        fc.constantFrom('month', 'week', 'day'),
        (rows, unit) => {
          const columns = columnsOf(rows)
          const edges = timeBins(Date.UTC(2024, 11, 1), Date.UTC(2025, 6, 1), unit, zone)
          const weights = countOverTime(columns, everyRow(columns), edges)
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(rows.length, 6)
        },
      ),
    )
  })

  test('a range is spread evenly over what it overlaps', () => {
    const columns = { fromMs: Float64Array.of(5), toMs: Float64Array.of(25) }
    const weights = countOverTime(columns, Uint32Array.of(0), Float64Array.of(0, 10, 20, 30))
    expect([...weights]).toEqual([0.25, 0.5, 0.25])
  })

  test('what lies outside the bins is not counted', () => {
    const columns = { fromMs: Float64Array.of(-5, 40, -5), toMs: Float64Array.of(-5, 40, 5) }
    const weights = countOverTime(columns, Uint32Array.of(0, 1, 2), Float64Array.of(0, 10, 20))
    expect([...weights]).toEqual([0.5, 0])
  })
})

describe('timeBins', () => {
  test('months begin at local midnight on both sides of the clock change', () => {
    const edges = timeBins(Date.UTC(2025, 2, 15), Date.UTC(2025, 3, 2), 'month', zone)
    expect(iso(edges)).toEqual([
      '2025-02-28T23:00:00.000Z',
      '2025-03-31T22:00:00.000Z',
      '2025-04-30T22:00:00.000Z',
    ])
  })

  test('weeks begin on Mondays, over a new year', () => {
    const edges = timeBins(Date.UTC(2025, 0, 1), Date.UTC(2025, 0, 6), 'week', zone)
    expect(iso(edges)).toEqual([
      '2024-12-29T23:00:00.000Z',
      '2025-01-05T23:00:00.000Z',
      '2025-01-12T23:00:00.000Z',
    ])
  })

  test('always gives at least one bin', () => {
    expect(timeBins(0, 0, 'day', 'UTC')).toHaveLength(2)
  })
})

test('hours and unknown hours are all the incidents', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 100 }), (rows) => {
      const columns = columnsOf(rows)
      const { byHour, unknown } = countByHour(columns, everyRow(columns))
      expect(byHour.reduce((sum, n) => sum + n, 0) + unknown).toBeCloseTo(rows.length, 9)
    }),
  )
})
