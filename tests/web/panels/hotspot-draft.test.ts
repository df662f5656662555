import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LonLat } from '../../../geodata/position.ts'
import { areaOf, edgesCross } from '../../../web/panels/hotspot/hotspot-draft.ts'

const square: LonLat[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

describe('an area by hand', () => {
  test('is closed and counter-clockwise whichever way it was drawn', () => {
    for (const corners of [square, square.toReversed()]) {
      const area = areaOf(corners)!
      const [ring] = area.coordinates as [LonLat[]]
      expect(ring.at(-1)).toEqual(ring[0])
      const turns = ring.slice(1).reduce((sum, [x, y], i) => {
        const [px, py] = ring[i]!
        return sum + px * y - x * py
      }, 0)
      expect(turns).toBeGreaterThan(0)
    }
  })

  test('needs three corners, and edges that do not cross', () => {
    expect(areaOf(square.slice(0, 2))).toBeUndefined()
    expect(areaOf([square[0]!, square[1]!, square[3]!, square[2]!])).toBeUndefined()
  })

  test('corners around a point never cross', () => {
    const angles = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 20 })
    fc.assert(
      fc.property(angles, (list) => {
        const corners = list
          .sort((a, b) => a - b)
          .map((deg): LonLat => [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)])
        expect(edgesCross(corners)).toBe(false)
      }),
    )
  })
})
