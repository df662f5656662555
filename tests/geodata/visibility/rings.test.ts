import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanePoint } from '../../../geodata/plane.ts'
import {
  APEX,
  areaM2,
  circle,
  cut,
  distanceTo,
  lineThrough,
  type Region,
  type Strip,
} from '../../../geodata/visibility/radial.ts'
import { polygonsOf } from '../../../geodata/visibility/rings.ts'
import { spread } from '../../support/spread.ts'

const angle = spread(0, 2 * Math.PI)
const distance = spread(1, 120)

/** All within 100 m of the origin. */
const whole: Region = {
  ...{ apex: [3, -2], angles: [0, 2 * Math.PI] },
  slices: [[{ inner: APEX, outer: circle(100) }]],
}

/** What lies behind a straight thing, or between two distances of it. */
const shadow: fc.Arbitrary<Strip> = fc
  .record({
    ...{ from: angle, near: distance, far: distance },
    width: spread(0.01, 2.5),
    times: spread(1, 5),
    round: fc.boolean(),
  })
  .map(({ from, width, near, far, times, round }) => {
    const to = from + width
    const at = (turn: number, r: number): PlanePoint => [r * Math.cos(turn), r * Math.sin(turn)]
    const [a, b, c] = round ? circle(near) : lineThrough(...at(from, near), ...at(to, far))
    return { from, to, inner: [a, b, c], outer: [a / times, b / times, c / times] }
  })
const region = fc
  .array(shadow, { maxLength: 8 })
  .map((without): [Region, Strip[]] => [cut(whole, { without }), without])

/** Area of rings: the outer one less its holes. */
const ringsM2 = (rings: PlanePoint[][]) => {
  let twice = 0
  for (const ring of rings)
    for (let k = 1; k < ring.length; k++)
      twice += ring[k - 1]![0] * ring[k]![1] - ring[k - 1]![1] * ring[k]![0]
  return twice / 2
}
const holds = (ring: readonly PlanePoint[], [x, y]: PlanePoint) => {
  let inside = false
  for (let k = 1; k < ring.length; k++) {
    const [[px, py], [qx, qy]] = [ring[k - 1]!, ring[k]!]
    if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside
  }
  return inside
}

describe('a region', () => {
  test('and what was taken out of it are the whole', () => {
    fc.assert(
      fc.property(region, ([left, without]) => {
        const taken = without.reduce((rest, one) => cut(rest, { without: [one] }), whole)
        expect(areaM2(left)).toBeCloseTo(areaM2(taken), 4)
        // One after the other, each takes out what lies within it.
        let sum = 0
        let rest = whole
        for (const one of without) {
          sum += areaM2(cut(rest, { within: [one] }))
          rest = cut(rest, { without: [one] })
        }
        expect(areaM2(left) + sum).toBeCloseTo(areaM2(whole), 4)
      }),
    )
  })

  test('ends at its range behind a wall that begins just there and comes nearer', () => {
    const all: Region = { apex: [0, 0], angles: [-Math.PI, Math.PI], slices: whole.slices }
    for (const [[ax, ay], [bx, by]] of [
      [
        [50, 0],
        [-60, 90],
      ],
      [
        [48, 14],
        [-30, 70],
      ],
      [
        [50, 0],
        [0, 150],
      ],
    ] as const) {
      const inner = lineThrough(ax, ay, bx, by)
      const ends = { from: Math.atan2(ay, ax), to: Math.atan2(by, bx) }
      const left = cut(all, { without: [{ ...ends, inner, outer: [0, 0, 0] }], upTo: circle(50) })
      for (let turn = ends.from + 0.001; turn < ends.to; turn += 0.001) {
        const wallM = 1 / (inner[0] * Math.cos(turn) + inner[1] * Math.sin(turn))
        const nearM = wallM > 0 ? Math.min(50, wallM) : 50
        const seen = (r: number) => distanceTo(left, [r * Math.cos(turn), r * Math.sin(turn)])
        expect(seen(nearM - 0.01)).toBeDefined()
        expect(seen(nearM + 0.01)).toBeUndefined()
      }
    }
  })

  test('is as large as its outline, and holds the same points', () => {
    fc.assert(
      fc.property(
        region,
        fc.array(fc.tuple(angle, distance), { maxLength: 20 }),
        ([left], targets) => {
          const polygons = polygonsOf(left, 0.0005)
          const sum = polygons.reduce((total, rings) => total + ringsM2(rings), 0)
          expect(Math.abs(sum - areaM2(left))).toBeLessThan(0.5)
          for (const rings of polygons) {
            expect(ringsM2([rings[0]!])).toBeGreaterThan(0)
            for (const hole of rings.slice(1)) expect(ringsM2([hole])).toBeLessThan(0)
          }
          for (const [turn, r] of targets) {
            const point: PlanePoint = [3 + r * Math.cos(turn), -2 + r * Math.sin(turn)]
            // Not on an edge, nor on a shadow thinner than the steps between.
            const steps = [-0.01, -0.001, 0, 0.001, 0.01]
            const near = steps.flatMap((dx) =>
              steps.map((dy) => distanceTo(left, [point[0] + dx, point[1] + dy])),
            )
            if (new Set(near.map((one) => one === undefined)).size > 1) continue
            const isIn = polygons.some(
              ([outer, ...holes]) =>
                holds(outer!, point) && !holes.some((hole) => holds(hole, point)),
            )
            expect(isIn).toBe(distanceTo(left, point) !== undefined)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

test('slices whose ends differ by little more than what counts as one are whole', () => {
  for (const off of [0.4e-6, 0.9e-6, 1.1e-6, 1.5e-6, 1.9e-6, 2.1e-6, 5e-6]) {
    const radii = [10, 10 + off, 10, 10 + off]
    const region: Region = {
      ...{ apex: [0, 0], angles: radii.map((_, i) => (i * Math.PI) / 2).concat(2 * Math.PI) },
      slices: radii.map((radius) => [{ inner: circle(5), outer: circle(radius) }]),
    }
    const rings = polygonsOf(region)
    expect([off, rings.map((polygon) => polygon.length)]).toEqual([off, [2]])
  }
})
