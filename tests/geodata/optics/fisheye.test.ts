import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { densityAt, type Held, inPicture } from '../../../geodata/optics/ground-picture.ts'
import {
  APEX,
  areaM2,
  circle,
  cut,
  distanceTo,
  type Region,
} from '../../../geodata/visibility/radial.ts'
import { spread } from '../../support/spread.ts'

const REACH_M = 60
const around: Region = {
  ...{ apex: [0, 0], angles: [0, 2 * Math.PI] },
  slices: [[{ inner: APEX, outer: circle(REACH_M) }]],
}
const fisheye = fc
  .record({
    headingDeg: spread(0, 359.9),
    tiltDeg: spread(0, 90),
    hfovDeg: spread(60, 200),
    squeeze: spread(0.4, 1),
    widthPx: fc.integer({ min: 640, max: 8000 }),
    dropM: spread(0.5, 8),
  })
  .map(
    ({ squeeze, hfovDeg, ...held }): Held => ({
      ...{ ...held, hfovDeg, vfovDeg: Math.min(180, hfovDeg * squeeze) },
      projection: 'equidistant',
    }),
  )
const target = fc.tuple(spread(0, 2 * Math.PI), spread(0.2, REACH_M - 1))

/** Where a point of the ground falls in the picture, in radians off its middle: r = f θ. */
function drawn({ headingDeg, tiltDeg, dropM }: Held, turn: number, distance: number) {
  const rad = Math.PI / 180
  const heading = Math.PI / 2 - headingDeg * rad
  const slant = Math.hypot(distance, dropM)
  const sight = [
    (distance * Math.cos(turn)) / slant,
    (distance * Math.sin(turn)) / slant,
    -dropM / slant,
  ] as const
  const [c, s] = [Math.cos(tiltDeg * rad), Math.sin(tiltDeg * rad)]
  const [hx, hy] = [Math.cos(heading), Math.sin(heading)]
  const dot = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, value, i) => sum + value * other[i]!, 0)
  const theta = Math.acos(Math.max(-1, Math.min(1, dot(sight, [c * hx, c * hy, -s]))))
  const [right, up] = [dot(sight, [hy, -hx, 0]), dot(sight, [s * hx, s * hy, c])]
  const length = Math.hypot(right, up) || 1
  return { theta, x: (theta * right) / length, y: (theta * up) / length }
}

describe('the ground in a fisheye’s picture', () => {
  test('is what lies within its circle and its height', () => {
    fc.assert(
      fc.property(fisheye, fc.array(target, { minLength: 30, maxLength: 30 }), (held, targets) => {
        const region = cut(around, { within: inPicture(held) })
        const half = [held.hfovDeg, held.vfovDeg].map((deg) => (deg * Math.PI) / 360)
        for (const [turn, distance] of targets) {
          const { theta, y } = drawn(held, turn, distance)
          // The chords of 2° are off the edge by less than this.
          if (Math.abs(theta - half[0]!) < 0.02 || Math.abs(Math.abs(y) - half[1]!) < 0.02) continue
          const point = [distance * Math.cos(turn), distance * Math.sin(turn)] as const
          // Of a ray that is cut twice by the bent lower edge, only the farther part is told.
          const isCutTwice = Array.from({ length: 60 }, (_, k) => distance * 1.1 ** k).some(
            (farther) => drawn(held, turn, farther).y < -half[1]!,
          )
          if (isCutTwice && y > -half[1]!) continue
          const isIn = theta < half[0]! && Math.abs(y) < half[1]!
          expect([point, distanceTo(region, point) !== undefined]).toEqual([point, isIn])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('straight down is a disc as wide as the lens, and as sharp all round', () => {
    const held: Held = {
      ...{ headingDeg: 0, tiltDeg: 90, hfovDeg: 120, vfovDeg: 120, widthPx: 2880, dropM: 4 },
      projection: 'equidistant',
    }
    const radius = 4 * Math.tan(Math.PI / 3)
    const area = areaM2(cut(around, { within: inPicture(held) }))
    expect(area / (Math.PI * radius ** 2)).toBeCloseTo(1, 2)
    const focal = 2880 / ((120 * Math.PI) / 180)
    expect(densityAt(held, 3, 0)).toBeCloseTo(focal / 5, 9)
    expect(densityAt(held, 0, -3)).toBeCloseTo(focal / 5, 9)
  })
})
