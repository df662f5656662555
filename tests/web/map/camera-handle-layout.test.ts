import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handleLayout, type Scale } from '../../../web/map/camera-handle-layout.ts'
import { aim, anAim } from '../../geodata/placement/placements.ts'

const scale: Scale = { pixelsPerM: 4, bearingDeg: 0, sidePx: 900, coarse: false }
const aScale: fc.Arbitrary<Scale> = fc.record({
  pixelsPerM: fc.double({ min: 0.05, max: 60, noNaN: true }),
  bearingDeg: fc.integer({ min: -180, max: 180 }),
  sidePx: fc.integer({ min: 360, max: 1_400 }),
  coarse: fc.boolean(),
})

describe('handleLayout', () => {
  test('no handle covers another, however small, narrow or round the view is', () => {
    fc.assert(
      fc.property(anAim, aScale, (one, at) => {
        const { handles } = handleLayout(one, at)
        const places = [[0, 0] as const, ...Object.values(handles)]
        const least = at.coarse ? 44 : 28
        for (const [i, [ax, ay]] of places.entries())
          for (const [bx, by] of places.slice(i + 1))
            expect(Math.hypot(ax - bx, ay - by)).toBeGreaterThanOrEqual(least)
      }),
    )
  })

  test('the edges of a camera that sees all round stand well apart', () => {
    fc.assert(
      fc.property(aScale, (at) => {
        const { left, right } = handleLayout({ ...aim, hfovDeg: 360 }, at).handles
        const apart = Math.hypot(left[0] - right[0], left[1] - right[1])
        expect(apart).toBeGreaterThan(at.coarse ? 72 : 48)
      }),
    )
  })

  test('with room, the handles stand on the view they pull', () => {
    const { handles, edges } = handleLayout(aim, scale)
    expect(handles.range[0]).toBeCloseTo(aim.rangeM * scale.pixelsPerM)
    expect(handles.range[1]).toBeCloseTo(0)
    const angle = ([x, y]: readonly [number, number]) => (Math.atan2(x, -y) * 180) / Math.PI
    expect(angle(handles.left)).toBeCloseTo(60)
    expect(angle(handles.right)).toBeCloseTo(120)
    expect(angle(edges[1])).toBeCloseTo(120)
  })

  test('a turned map turns them along', () => {
    const { handles } = handleLayout(aim, { ...scale, bearingDeg: 90 })
    expect(handles.aim[0]).toBeCloseTo(0)
    expect(handles.aim[1]).toBeLessThan(0)
  })
})
