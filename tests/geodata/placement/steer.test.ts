import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aim as anyAim } from '../../../geodata/model/camera.ts'
import {
  aimed,
  edgeTurned,
  lengthened,
  pointAlong,
  shifted,
  sightTo,
  widened,
} from '../../../geodata/placement/steer.ts'
import { turn } from '../../../geodata/units.ts'
import { aim, anAim } from './placements.ts'

const home = [17.0582, 61.3037] as const
const degrees = fc.double({ min: -720, max: 720, noNaN: true })

describe('steering', () => {
  test('whatever a hand does, the aim stays one the register accepts', () => {
    fc.assert(
      fc.property(anAim, degrees, fc.double({ min: -9, max: 900, noNaN: true }), (one, deg, m) => {
        for (const next of [
          aimed(one, deg),
          edgeTurned(one, 'left', deg),
          edgeTurned(one, 'right', deg),
          widened(one, deg),
          lengthened(one, m),
        ])
          expect(anyAim.safeParse(next).success).toBe(true)
      }),
    )
  })

  test('a heading is in whole tenths, and never 360', () => {
    fc.assert(
      fc.property(anAim, degrees, (one, deg) => {
        const { headingDeg } = aimed(one, deg)
        expect(headingDeg).toBe(Number(headingDeg.toFixed(1)))
      }),
    )
    expect(aimed(aim, 359.97).headingDeg).toBe(0)
  })

  test('an edge goes where it is pulled and the middle stays', () => {
    for (const [side, sign] of [
      ['right', 1],
      ['left', -1],
    ] as const) {
      const pulled = edgeTurned(aim, side, aim.headingDeg + sign * 40)
      expect(pulled.hfovDeg).toBe(80)
      expect(pulled.headingDeg).toBe(aim.headingDeg)
    }
  })

  test('an edge pulled past the middle is as narrow as can be, past behind as wide as can be', () => {
    expect(edgeTurned(aim, 'right', aim.headingDeg - 20).hfovDeg).toBe(1)
    expect(edgeTurned(aim, 'right', aim.headingDeg - 170).hfovDeg).toBe(360)
    expect(edgeTurned(aim, 'left', aim.headingDeg + 170).hfovDeg).toBe(360)
  })

  test('a wider lens is taller in proportion', () => {
    const wide = widened(aim, 90)
    const ratio = (a: typeof aim) =>
      Math.tan((a.vfovDeg * Math.PI) / 360) / Math.tan((a.hfovDeg * Math.PI) / 360)
    expect(ratio(wide)).toBeCloseTo(ratio(aim), 2)
  })

  test('a point along a line of sight is seen in that direction at that distance', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 359.9, noNaN: true }),
        fc.double({ min: 1, max: 500, noNaN: true }),
        (headingDeg, m) => {
          const sight = sightTo(home, pointAlong(home, headingDeg, m))
          expect(sight.distanceM).toBeCloseTo(m, 2)
          expect(Math.abs(turn(sight.headingDeg, headingDeg))).toBeLessThan(0.1)
        },
      ),
    )
  })

  test('a shift is in metres', () => {
    expect(sightTo(home, shifted(home, [0, 10])).distanceM).toBeCloseTo(10, 2)
    expect(sightTo(home, shifted(home, [10, 0])).headingDeg).toBeCloseTo(90, 2)
  })
})
