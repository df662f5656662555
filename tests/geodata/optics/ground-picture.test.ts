import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  densityAt,
  type Held,
  inPicture,
  underPicture,
  withDensity,
} from '../../../geodata/optics/ground-picture.ts'
import {
  APEX,
  areaM2,
  circle,
  cut,
  distanceTo,
  type Region,
} from '../../../geodata/visibility/radial.ts'
import { spread } from '../../support/spread.ts'

const REACH_M = 200
const around: Region = {
  ...{ apex: [0, 0], angles: [0, 2 * Math.PI] },
  slices: [[{ inner: APEX, outer: circle(REACH_M) }]],
}

const RECTILINEAR = { projection: 'rectilinear' } as const
const flat = fc.record<Held>({
  headingDeg: spread(0, 359.9),
  tiltDeg: spread(0, 90),
  hfovDeg: spread(5, 150),
  vfovDeg: spread(5, 120),
  widthPx: fc.integer({ min: 640, max: 8000 }),
  projection: fc.constant('rectilinear'),
  dropM: spread(0.5, 12),
})
const target = fc.tuple(spread(0, 2 * Math.PI), spread(0.2, REACH_M - 1))

/** Where a point of the ground falls in a pinhole's picture: shares of half its width and height. */
function projected(held: Held, turn: number, distance: number) {
  const { tiltDeg, hfovDeg, vfovDeg, dropM } = held
  const rad = (deg: number) => (deg * Math.PI) / 180
  const off = Math.PI / 2 - rad(held.headingDeg) - turn
  const [ahead, right] = [distance * Math.cos(off), distance * Math.sin(off)]
  const tilt = rad(tiltDeg)
  const depth = ahead * Math.cos(tilt) + dropM * Math.sin(tilt)
  const down = -ahead * Math.sin(tilt) + dropM * Math.cos(tilt)
  return {
    depth,
    across: right / depth / Math.tan(rad(hfovDeg) / 2),
    along: down / depth / Math.tan(rad(vfovDeg) / 2),
    ...{ ahead, right },
  }
}

describe('the ground in a flat picture', () => {
  test('is what a pinhole draws within its edges', () => {
    fc.assert(
      fc.property(flat, fc.array(target, { minLength: 30, maxLength: 30 }), (held, targets) => {
        const region = cut(around, { within: inPicture(held) })
        for (const [turn, distance] of targets) {
          const { depth, across, along } = projected(held, turn, distance)
          const [x, y] = [Math.abs(across), Math.abs(along)]
          if (Math.abs(x - 1) < 1e-3 || Math.abs(y - 1) < 1e-3 || Math.abs(depth) < 1e-3) continue
          const point = [distance * Math.cos(turn), distance * Math.sin(turn)] as const
          expect(distanceTo(region, point) !== undefined).toBe(depth > 0 && x < 1 && y < 1)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('4 m up, tilted 25°, 40° high: from 4.0 to 45.7 m straight ahead', () => {
    const held = {
      ...RECTILINEAR,
      headingDeg: 90,
      tiltDeg: 25,
      hfovDeg: 60,
      vfovDeg: 40,
      widthPx: 1920,
      dropM: 4,
    }
    const region = cut(around, { within: inPicture(held) })
    const sees = (x: number) => distanceTo(region, [x, 0]) !== undefined
    expect([3.95, 4.05, 45.6, 45.8].map(sees)).toEqual([false, true, true, false])
    const dead = cut(around, { within: underPicture(held) })
    expect(distanceTo(dead, [3.9, 0])).toBeDefined()
    expect(distanceTo(dead, [4.1, 0])).toBeUndefined()
  })

  test('is finite however little it is tilted', () => {
    fc.assert(
      fc.property(spread(0, 0.1), flat, (tiltDeg, held) => {
        const region = cut(around, { within: inPicture({ ...held, tiltDeg }), upTo: circle(50) })
        expect(areaM2(region)).toBeLessThan(Math.PI * 50 ** 2)
      }),
      { numRuns: 2_000 },
    )
  })

  test('reaches farther to the sides at its near edge than its field of view', () => {
    const held = {
      ...RECTILINEAR,
      headingDeg: 90,
      tiltDeg: 45,
      hfovDeg: 60,
      vfovDeg: 40,
      widthPx: 1920,
      dropM: 4,
    }
    const region = cut(around, { within: inPicture(held) })
    const near = 4 / Math.tan((65 * Math.PI) / 180)
    const side = near * Math.tan((40 * Math.PI) / 180)
    expect(distanceTo(region, [near + 0.05, side])).toBeDefined()
  })
})

describe('density', () => {
  test('in a flat picture follows depth: its corners are as sharp as its middle', () => {
    fc.assert(
      fc.property(flat, target, (held, [turn, distance]) => {
        const { depth, ahead, right } = projected(held, turn, distance)
        fc.pre(depth > 0.2)
        // A metre square to the axis, by two points of it drawn by the pinhole.
        const half = Math.tan((held.hfovDeg * Math.PI) / 360)
        const pixels = (0.5 * held.widthPx) / half / depth
        expect(densityAt(held, ahead, right)).toBeCloseTo(pixels, 6)
      }),
    )
  })

  test('is on the axis what the standard’s formula gives for the slant distance', () => {
    const held = {
      ...RECTILINEAR,
      headingDeg: 0,
      tiltDeg: 30,
      hfovDeg: 90,
      vfovDeg: 60,
      widthPx: 3840,
      dropM: 4,
    }
    const ahead = 4 / Math.tan(Math.PI / 6)
    expect(densityAt(held, ahead, 0)).toBeCloseTo(3840 / (2 * Math.hypot(ahead, 4)), 6)
  })

  test('steps part the ground that is seen, each where it says', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          flat,
          flat.map((held) => ({ ...held, hfovDeg: 360 })),
        ),
        fc.array(target, { minLength: 20, maxLength: 20 }),
        (held, targets) => {
          const steps = [0, 25, 62.5, 125, 250, Number.POSITIVE_INFINITY]
          const seen = cut(around, { within: inPicture(held) })
          const bands = steps
            .slice(1)
            .map((below, k) => cut(seen, { within: withDensity(held, steps[k]!, below) }))
          const sum = bands.reduce((total, band) => total + areaM2(band), 0)
          expect(Math.abs(sum - areaM2(seen))).toBeLessThan(1e-3 + areaM2(seen) * 1e-6)
          for (const [turn, distance] of targets) {
            const point = [distance * Math.cos(turn), distance * Math.sin(turn)] as const
            const { ahead, right } = projected(held, turn, distance)
            const k = bands.findIndex((band) => distanceTo(band, point) !== undefined)
            if (k === -1) continue
            const density = densityAt(held, ahead, right)
            expect(density).toBeGreaterThanOrEqual(steps[k]! * 0.9999)
            expect(density).toBeLessThanOrEqual(steps[k + 1]! * 1.0001)
          }
        },
      ),
    )
  })
})
