import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { densityAt, type Held } from '../../../geodata/optics/ground-picture.ts'
import { pictureSize, projected } from '../../../geodata/optics/projected.ts'
import { spread } from '../../support/spread.ts'

const held = fc.record<Held>({
  headingDeg: spread(0, 359),
  tiltDeg: spread(0, 60),
  hfovDeg: spread(20, 120),
  vfovDeg: spread(15, 80),
  widthPx: fc.integer({ min: 640, max: 4000 }),
  projection: fc.constantFrom('rectilinear' as const, 'equidistant' as const),
  dropM: spread(1, 8),
})

describe('a picture', () => {
  test('has at its edges what its field of view says', () => {
    fc.assert(
      fc.property(held, (one) => {
        const { widthPx, heightPx } = pictureSize(one)
        const level = { ...one, tiltDeg: 0 }
        const right = (one.hfovDeg * Math.PI) / 360
        const side = { aheadM: Math.cos(right), asideM: Math.sin(right), dropM: 0 }
        expect(projected(level, side)!.x).toBeCloseTo(widthPx / 2, 6)
        const under = (one.vfovDeg * Math.PI) / 360
        const below = { aheadM: Math.cos(under), asideM: 0, dropM: Math.sin(under) }
        expect(projected(level, below)!.y).toBeCloseTo(heightPx / 2, 6)
      }),
    )
  })

  test('has its axis in its middle', () => {
    fc.assert(
      fc.property(held, (one) => {
        const tilt = (one.tiltDeg * Math.PI) / 180
        const axis = { aheadM: 10 * Math.cos(tilt), asideM: 0, dropM: 10 * Math.sin(tilt) }
        const { x, y } = projected(one, axis)!
        expect([x, Math.abs(y)]).toEqual([0, expect.closeTo(0, 9)])
      }),
    )
  })

  test('draws a metre across its axis with as many pixels as the density there', () => {
    fc.assert(
      fc.property(held, spread(5, 40), (one, aheadM) => {
        const at = (asideM: number) => projected(one, { aheadM, asideM, dropM: one.dropM })!
        const flat = { ...one, projection: 'rectilinear' as const }
        const across = projected(flat, { aheadM, asideM: 0.5, dropM: one.dropM })!.x * 2
        expect(across).toBeCloseTo(densityAt(flat, aheadM, 0), 6)
        expect(at(0.5).x).toBeGreaterThan(0)
      }),
    )
  })

  test('has nothing that is behind a flat one', () => {
    const flat: Held = {
      ...{ headingDeg: 0, tiltDeg: 0, hfovDeg: 90, vfovDeg: 60, widthPx: 1920 },
      ...{ projection: 'rectilinear', dropM: 4 },
    }
    expect(projected(flat, { aheadM: -5, asideM: 0, dropM: 4 })).toBeUndefined()
  })
})
