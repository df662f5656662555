import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aim as anyAim } from '../../../geodata/model/camera.ts'
import { pointAlong, shifted, sightTo } from '../../../geodata/placement/steer.ts'
import { turn } from '../../../geodata/units.ts'
import {
  type Grab,
  handles,
  nudged,
  nudgeOf,
  nudgeVerb,
  pulled,
} from '../../../web/state/steering.ts'
import { anAim, placement } from '../../geodata/placement/placements.ts'
import { spread } from '../../support/spread.ts'

const camera = placement('a')
const home = camera.position
const metres = spread(-120, 120)
const away = fc
  .tuple(metres, metres)
  .filter(([x, y]) => Math.hypot(x, y) > 3)
  .map((by) => shifted(home, by))
const grab = (handle: Grab['handle'], at: Grab['at'], one = camera): Grab => ({
  handle,
  aim: 0,
  placement: one,
  at,
})

describe('pulled', () => {
  test('a handle that has not moved changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...handles), anAim, away, (handle, aim, at) => {
        const one = placement('a', { aims: [aim] })
        const { position, aims } = pulled(grab(handle, at, one), at)
        expect(sightTo(position, one.position).distanceM).toBeLessThan(0.002)
        expect(Math.abs(turn(aims[0]!.headingDeg, aim.headingDeg))).toBeLessThan(0.051)
        expect(aims[0]!.hfovDeg).toBeCloseTo(aim.hfovDeg, 0)
        expect(aims[0]!.rangeM).toBeCloseTo(aim.rangeM, 1)
      }),
    )
  })

  test('whatever the hand does, the register accepts the aim', () => {
    fc.assert(
      fc.property(fc.constantFrom(...handles), anAim, away, away, (handle, aim, at, to) => {
        const { aims } = pulled(grab(handle, at, placement('a', { aims: [aim] })), to)
        expect(anyAim.safeParse(aims[0]).success).toBe(true)
      }),
    )
  })

  test('the body goes as far as the hand', () => {
    const moved = pulled(grab('body', home), shifted(home, [30, -40]))
    expect(sightTo(home, moved.position).distanceM).toBeCloseTo(50, 2)
  })

  test('the ring turns by the angle the hand goes round, from wherever it took hold', () => {
    const turned = pulled(grab('aim', pointAlong(home, 10, 20)), pointAlong(home, 55, 60))
    expect(turned.aims[0]!.headingDeg).toBeCloseTo(135, 1)
  })

  test('an edge widens by twice what the hand turns; the other side widens the other way', () => {
    const right = pulled(grab('right', pointAlong(home, 120, 30)), pointAlong(home, 130, 30))
    const left = pulled(grab('left', pointAlong(home, 60, 30)), pointAlong(home, 50, 30))
    expect(right.aims[0]!.hfovDeg).toBeCloseTo(80, 1)
    expect(left.aims[0]!.hfovDeg).toBeCloseTo(80, 1)
  })

  test('the range grows as far as the hand goes away from the camera', () => {
    const longer = pulled(grab('range', pointAlong(home, 90, 40)), pointAlong(home, 90, 55))
    expect(longer.aims[0]!.rangeM).toBeCloseTo(camera.aims[0]!.rangeM + 15, 1)
  })
})

describe('keys', () => {
  test('an arrow is one metre or one degree, with Shift ten', () => {
    expect(nudgeOf({ key: 'ArrowUp', shiftKey: false })).toEqual({ right: 0, up: 1 })
    expect(nudgeOf({ key: 'ArrowLeft', shiftKey: true })).toEqual({ right: -10, up: 0 })
    expect(nudgeOf({ key: 'a', shiftKey: false })).toBeUndefined()
    const at = { aim: 0 }
    const up = { right: 0, up: 1 }
    expect(
      sightTo(home, nudged(camera, { ...at, handle: 'body' }, up).position).distanceM,
    ).toBeCloseTo(1, 2)
    const right = { right: 1, up: 0 }
    expect(nudged(camera, { ...at, handle: 'aim' }, right).aims[0]!.headingDeg).toBe(91)
    expect(nudged(camera, { ...at, handle: 'left' }, up).aims[0]!.hfovDeg).toBe(61)
    expect(nudged(camera, { ...at, handle: 'range' }, up).aims[0]!.rangeM).toBe(61)
  })

  test('on the ring, up and down tilt, and no farther than level or straight down', () => {
    const tilt = (up: number) => {
      const to = nudged(camera, { handle: 'aim', aim: 0 }, { right: 0, up })
      expect(to.aims[0]!.headingDeg).toBe(camera.aims[0]!.headingDeg)
      return to.aims[0]!.tiltDeg
    }
    expect(tilt(1)).toBe(camera.aims[0]!.tiltDeg - 1)
    expect(tilt(-10)).toBe(camera.aims[0]!.tiltDeg + 10)
    expect([tilt(100), tilt(-100)]).toEqual([0, 90])
    expect(nudgeVerb('aim', { right: 0, up: 1 })).toBe('tilt')
    expect(nudgeVerb('aim', { right: 1, up: 0 })).toBe('aim')
  })

  test('up on the screen is up, also on a turned map', () => {
    const { position } = nudged(camera, { handle: 'body', aim: 0 }, { right: 0, up: 10 }, 90)
    expect(sightTo(home, position).headingDeg).toBeCloseTo(90, 0)
  })
})
