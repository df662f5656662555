import { kinks, polygon as turfPolygon } from '@turf/turf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '../../../geodata/position.ts'
import { findCrossing } from '../../../geodata/shape/crossing.ts'
import type { Shape } from '../../../geodata/shape/positions.ts'

const closed = (corners: readonly LonLat[]): LonLat[] => [...corners, corners[0]!]
const polygon = (...rings: LonLat[][]): Shape => ({
  type: 'Polygon',
  coordinates: rings.map(closed),
})

/** Corners round a middle at rising angles: a ring that never crosses itself. */
const star = fc
  .array(
    fc.record({
      turn: fc.double({ min: 0.05, max: 1, noNaN: true }),
      r: fc.double({ min: 1, max: 9, noNaN: true }),
    }),
    {
      minLength: 3,
      maxLength: 40,
    },
  )
  .map((spokes): LonLat[] => {
    const whole = spokes.reduce((sum, { turn }) => sum + turn, 0)
    let angle = 0
    return spokes.map(({ turn, r }) => {
      angle += (turn / whole) * 2 * Math.PI
      return [17 + r * Math.cos(angle) * 1e-3, 61 + r * Math.sin(angle) * 1e-3]
    })
  })
  .filter((corners) => corners.every((_, i) => turnAt(corners, i) < Math.PI * 0.98))

const turnAt = (corners: readonly LonLat[], i: number): number => {
  const angle = ([x, y]: LonLat) => Math.atan2(y - 61, x - 17)
  const next = corners[(i + 1) % corners.length]!
  return (angle(next) - angle(corners[i]!) + 4 * Math.PI) % (2 * Math.PI)
}

describe('findCrossing', () => {
  test('a ring round a middle never crosses itself', () => {
    fc.assert(
      fc.property(star, (corners) => {
        expect(findCrossing(polygon(corners))).toBeUndefined()
      }),
    )
  })

  test('agrees with turf on whether random rings cross', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }))
    fc.assert(
      fc.property(
        fc.uniqueArray(corner, { minLength: 4, maxLength: 9, selector: String }),
        (corners) => {
          // In general position, so that neither has to say what a touch is.
          fc.pre(
            corners.every((a, i) =>
              corners.every((b, j) =>
                corners.every((c, k) => !(i < j && j < k) || area(a, b, c) !== 0),
              ),
            ),
          )
          const { features } = kinks(turfPolygon([closed(corners).map((corner) => [...corner])]))
          expect(findCrossing(polygon(corners)) !== undefined).toBe(features.length > 0)
        },
      ),
    )
  })

  const area = (a: LonLat, b: LonLat, c: LonLat) =>
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

  test.each<[string, Shape, LonLat]>([
    [
      'a bow tie',
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ]),
      [1, 1],
    ],
    [
      'an edge there and back',
      polygon([
        [0, 0],
        [2, 0],
        [2, 2],
        [2, 0],
        [1, 1],
      ]),
      [2, 0],
    ],
    [
      'a corner on another edge',
      polygon([
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
      ]),
      [2, 0],
    ],
    [
      'a corner passed twice',
      polygon([
        [0, 0],
        [2, 2],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
      ]),
      [2, 2],
    ],
    [
      'a hole across its ring',
      polygon(
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
        ],
        [
          [3, 1],
          [5, 2],
          [3, 3],
        ],
      ),
      [4, 1.5],
    ],
    [
      'a hole along its ring',
      polygon(
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
        ],
        [
          [1, 0],
          [3, 0],
          [2, 1],
        ],
      ),
      [1, 0],
    ],
  ])('%s', (_what, shape, position) => {
    expect(findCrossing(shape)).toMatchObject({ position })
  })

  test('two parts that cover each other cross, two that touch in a corner do not', () => {
    const at = (x: number): LonLat[][] => [
      closed([
        [x, x],
        [x + 2, x],
        [x + 2, x + 2],
        [x, x + 2],
      ]),
    ]
    const both = (x: number): Shape => ({ type: 'MultiPolygon', coordinates: [at(0), at(x)] })
    expect(findCrossing(both(1))).toMatchObject({ path: 'coordinates.0.0' })
    expect(findCrossing(both(2))).toBeUndefined()
  })

  test('a hole may touch its ring in a point, and corners may be told twice', () => {
    const shape = polygon(
      [
        [0, 0],
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
      ],
      [
        [2, 0],
        [3, 2],
        [1, 2],
      ],
    )
    expect(findCrossing(shape)).toBeUndefined()
  })

  test('a ring that is one point, a line and a point cross nothing', () => {
    expect(
      findCrossing(
        polygon([
          [1, 1],
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toBeUndefined()
    expect(findCrossing({ type: 'Point', coordinates: [1, 1] })).toBeUndefined()
    const line: LonLat[] = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ]
    expect(findCrossing({ type: 'LineString', coordinates: line })).toBeUndefined()
  })

  test.each([0, 0.3, Math.PI / 4, 1.2])('a comb of 20,000 corners turned by %d', (turn) => {
    const teeth = Array.from({ length: 4_998 }, (_, i): LonLat[] => [
      [i * 1e-5, 1e-3],
      [i * 1e-5, 0.05],
      [(i + 0.5) * 1e-5, 0.05],
      [(i + 0.5) * 1e-5, 1e-3],
    ])
    const comb: LonLat[] = [...teeth.flat(), [0.04998, 1e-3], [0.04998, 0], [0, 0]]
    const turned = (corners: readonly LonLat[]) =>
      corners.map(
        ([x, y]): LonLat => [
          17 + x * Math.cos(turn) - y * Math.sin(turn),
          61 + x * Math.sin(turn) + y * Math.cos(turn),
        ],
      )
    const start = performance.now()
    expect(findCrossing(polygon(turned(comb)))).toBeUndefined()
    const bent = comb.with(9_999, [0.0251, 0.04])
    expect(findCrossing(polygon(turned(bent)))).toMatchObject({ path: 'coordinates.0' })
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  test('one whose edges all lie near each other in every direction is given up, soon', () => {
    const corners = Array.from({ length: 20_000 }, (_, i): LonLat => {
      const angle = (i / 20_000) * 2 * Math.PI
      const r = i % 2 === 0 ? 1 : 0.1
      return [17 + r * Math.cos(angle), 61 + r * Math.sin(angle)]
    })
    const start = performance.now()
    expect(findCrossing(polygon(corners))).toBe('too-intricate')
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  test('20,000 corners are looked through in a moment', () => {
    const corners = Array.from({ length: 20_000 }, (_, i): LonLat => {
      const angle = (i / 20_000) * 2 * Math.PI
      const r = i % 2 === 0 ? 1 : 0.9
      return [17 + r * Math.cos(angle), 61 + r * Math.sin(angle)]
    })
    const start = performance.now()
    expect(findCrossing(polygon(corners))).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
