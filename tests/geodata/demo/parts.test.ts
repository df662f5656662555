import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mondayOf, toLocalMs, toUtcMs } from '../../../geodata/demo/calendar.ts'
import { clippedLine, clippedRing } from '../../../geodata/demo/clip.ts'
import { random } from '../../../geodata/demo/random.ts'
import { clockOf, cumulative, drawn, rhythms } from '../../../geodata/demo/rhythms.ts'
import { insetSides, ringOf, signedArea } from '../../../geodata/demo/rings.ts'
import type { PlanePoint } from '../../../geodata/plane.ts'

const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})

describe('the calendar', () => {
  test('agrees with the platform about the wall clock in Sweden', () => {
    const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) })
    fc.assert(
      fc.property(instants, (utcMs) => {
        const wall = new Date(toLocalMs(utcMs)).toISOString().slice(0, 16).replace('T', ' ')
        expect(wall).toBe(stockholm.format(new Date(utcMs)))
      }),
    )
  })

  test('finds the instant again, or the earlier one of a repeated hour', () => {
    const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) })
    fc.assert(
      fc.property(instants, (utcMs) => {
        expect([utcMs, utcMs - 3_600_000]).toContain(toUtcMs(toLocalMs(utcMs)))
      }),
    )
    // 25 October 2026, 02.30 comes twice.
    expect(toUtcMs(Date.UTC(2026, 9, 25, 2, 30))).toBe(Date.UTC(2026, 9, 25, 0, 30))
  })

  test('begins weeks on Mondays', () => {
    expect(mondayOf(Date.UTC(2026, 10, 23, 8))).toBe(Date.UTC(2026, 10, 23))
    expect(mondayOf(Date.UTC(2026, 10, 22, 23))).toBe(Date.UTC(2026, 10, 16))
  })
})

describe('chance', () => {
  test('repeats itself, and differs between seeds and names', () => {
    const take = (seed: number, name: string) => {
      const { next } = random(seed, name)
      return Array.from({ length: 5 }, next)
    }
    expect(take(1, 'a')).toEqual(take(1, 'a'))
    expect(take(1, 'a')).not.toEqual(take(2, 'a'))
    expect(take(1, 'a')).not.toEqual(take(1, 'b'))
  })

  test('is even: mean one half, and normal numbers with spread one', () => {
    const rng = random(3, 'evenness')
    const n = 20_000
    const mean = Array.from({ length: n }, rng.next).reduce((a, b) => a + b) / n
    const square = Array.from({ length: n }, () => rng.normal() ** 2).reduce((a, b) => a + b) / n
    expect(mean).toBeCloseTo(0.5, 2)
    expect(square).toBeCloseTo(1, 1)
  })

  test('falls on weights in proportion, never on a weight of nothing', () => {
    const sums = cumulative([0, 1, 0, 3])
    const rng = random(1, 'weights')
    const hits = [0, 0, 0, 0]
    for (let i = 0; i < 4_000; i++) hits[drawn(sums, rng.next())]! += 1
    expect([hits[0], hits[2]]).toEqual([0, 0])
    expect(hits[3]! / hits[1]!).toBeCloseTo(3, 0)
  })

  test.each(Object.entries(rhythms))('keeps %s in the two years before now', (_, rhythm) => {
    const now = Date.UTC(2026, 10, 23, 8)
    const clock = clockOf(rhythm, now)
    const rng = random(1, 'clock')
    const times = Array.from({ length: 300 }, () => clock(rng))
    expect(Math.max(...times)).toBeLessThan(now)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(now - 2 * 365.25 * 86_400_000)
  })
})

describe('shapes', () => {
  const box = [0, 0, 10, 10] as const
  const square = (x: number, y: number, w: number): PlanePoint[] => [
    [x, y],
    [x + w, y],
    [x + w, y + w],
    [x, y + w],
  ]

  test('are cut at a box', () => {
    expect(signedArea(clippedRing(square(-5, -5, 10), box))).toBe(25)
    expect(clippedRing(square(20, 20, 5), box)).toEqual([])
    const across: PlanePoint[] = [
      [-5, 5],
      [5, 5],
      [5, 20],
      [8, 20],
      [8, 2],
    ]
    expect(clippedLine(across, box)).toEqual([
      [
        [0, 5],
        [5, 5],
        [5, 10],
      ],
      [
        [8, 10],
        [8, 2],
      ],
    ])
  })

  test('move inwards by each side’s own distance', () => {
    const corners = square(0, 0, 100)
    const sides = corners.map((a, i) => [a, corners[(i + 1) % 4]!])
    expect(ringOf(insetSides(sides, [1, 2, 3, 4]))).toEqual([
      [4, 1],
      [98, 1],
      [98, 97],
      [4, 97],
    ])
  })
})
