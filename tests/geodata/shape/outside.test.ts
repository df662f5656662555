import { distance } from '@turf/turf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bbox } from '../../../geodata/position.ts'
import { metresOutside } from '../../../geodata/shape/outside.ts'

const town: Bbox = [16.4, 61.1, 17.6, 61.6]
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('metresOutside', () => {
  test('nothing for whatever is inside, edges and corners too', () => {
    const inside = fc.tuple(degrees(16.4, 17.6), degrees(61.1, 61.6))
    fc.assert(
      fc.property(inside, (at) => {
        expect(metresOutside(town, at)).toBe(0)
      }),
    )
  })

  test('agrees with turf on the way to the nearest of many points round the edge, within 2 %', () => {
    const [west, south, east, north] = town
    const steps = Array.from({ length: 1_001 }, (_, i) => i / 1_000)
    const edge = steps.flatMap((share): [number, number][] => {
      const [lon, lat] = [west + (east - west) * share, south + (north - south) * share]
      return [
        [lon, south],
        [lon, north],
        [west, lat],
        [east, lat],
      ]
    })
    fc.assert(
      fc.property(degrees(15, 19), degrees(60.4, 62.3), (lon, lat) => {
        const outsideM = metresOutside(town, [lon, lat])
        fc.pre(outsideM > 1_000 && outsideM < 100_000)
        const nearestM = Math.min(...edge.map((point) => distance(point, [lon, lat]))) * 1000
        expect(outsideM / nearestM).toBeGreaterThan(0.98)
        expect(outsideM / nearestM).toBeLessThan(1.02)
      }),
      { numRuns: 30 },
    )
  })

  test('a degree of latitude is 111.2 km', () => {
    expect(metresOutside(town, [17, 62.6])).toBeCloseTo(111_195, -1)
    expect(metresOutside(town, [17, 60.1])).toBeCloseTo(111_195, -1)
  })

  test('a box over the antimeridian has both sides of it inside', () => {
    const fiji: Bbox = [177, -20, -178, -15]
    expect(metresOutside(fiji, [179.9, -17])).toBe(0)
    expect(metresOutside(fiji, [-179.9, -17])).toBe(0)
    expect(metresOutside(fiji, [0, -17])).toBeGreaterThan(10_000_000)
    expect(metresOutside(fiji, [-177, -17])).toBeCloseTo(metresOutside(fiji, [176, -17]), 3)
  })
})
