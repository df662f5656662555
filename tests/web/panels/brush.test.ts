import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeBins } from '../../../geodata/cells/time-bins.ts'
import { brushBetween, brushMoved, brushOf, periodOf } from '../../../web/panels/timeline/brush.ts'
import { hourPresets, hoursBetween } from '../../../web/panels/timeline/hours.ts'

const zone = 'Europe/Stockholm'
const unit = fc.constantFrom('month', 'week', 'day')
const edgesOf = (kind: 'month' | 'week' | 'day') =>
  timeBins(Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1), kind, zone)

describe('the brush', () => {
  test('gives back the bars a period was made from', () => {
    fc.assert(
      fc.property(unit, fc.nat(1_000), fc.nat(1_000), (kind, a, b) => {
        const edges = edgesOf(kind)
        const last = edges.length - 1
        const brush = brushBetween(a % (last + 1), b % (last + 1), last)
        expect(brush.to).toBeGreaterThan(brush.from)
        expect(brushOf(periodOf(brush, edges, zone), edges, zone)).toEqual(brush)
      }),
    )
  })

  test('keeps its length and stays inside when moved', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 10 }), fc.integer(), (from, length, by) => {
        const moved = brushMoved({ from, to: from + length }, by % 200, 60)
        expect(moved.to - moved.from).toBe(length)
        expect(moved.from).toBeGreaterThanOrEqual(0)
        expect(moved.to).toBeLessThanOrEqual(60)
      }),
    )
  })

  test('over everything is no period at all', () => {
    const edges = edgesOf('month')
    expect(periodOf({ from: 0, to: edges.length - 1 }, edges, zone)).toBeNull()
  })
})

describe('hours of the week', () => {
  test('a rectangle is the same from either corner', () => {
    fc.assert(
      fc.property(fc.nat(167), fc.nat(167), (a, b) => {
        expect(hoursBetween(a, b)).toEqual(hoursBetween(b, a))
        expect(hoursBetween(a, b)).toContain(a)
        expect(hoursBetween(a, b)).toContain(b)
      }),
    )
  })

  test('weekend nights run into the next morning', () => {
    const nights = hourPresets.hoursNights
    expect(nights).toContain(4 * 24 + 22)
    expect(nights).toContain(6 * 24 + 3)
    expect(nights).not.toContain(6 * 24 + 22)
  })
})
