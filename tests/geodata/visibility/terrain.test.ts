import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TerrainRaster, UNKNOWN } from '../../../geodata/model/terrain.ts'
import { localPlane, type PlanePoint } from '../../../geodata/plane.ts'
import {
  buildTerrain,
  heightAt,
  highestNear,
  isKnownAt,
} from '../../../geodata/visibility/terrain.ts'
import { decodeTerrain, encodeTerrain } from '../../../geodata/visibility/terrain-file.ts'
import { spread } from '../../support/spread.ts'
import { terrainOf } from './terrains.ts'
import { plane } from './towns.ts'

describe('the height of the ground', () => {
  test('is exact on ground that slopes evenly, between the middles of cells too', () => {
    fc.assert(
      fc.property(spread(-150, 150), spread(-150, 150), (x, y) => {
        const slope = terrainOf((px, py) => 20 + 0.1 * px - 0.05 * py)
        expect(heightAt(slope, x, y)).toBeCloseTo(20 + 0.1 * x - 0.05 * y, 3)
      }),
      { numRuns: 30 },
    )
  })

  test('is that of the edge outside, and of the nearest known where nobody knows', () => {
    const terrain = terrainOf((x, y) => (x > 20 ? undefined : y > 0 ? 7 : 3))
    expect([heightAt(terrain, -900, 50), heightAt(terrain, 0, -900)]).toEqual([7, 3])
    expect([heightAt(terrain, 150, 50), heightAt(terrain, 150, -50)]).toEqual([7, 3])
    const known = [
      isKnownAt(terrain, 19, 0),
      isKnownAt(terrain, 25, 0),
      isKnownAt(terrain, -201.5, 0),
    ]
    expect(known).toEqual([true, false, false])
    expect([terrain.lowestM, highestNear(terrain, [0, 0], 30)]).toEqual([3, 7])
    expect(highestNear(terrain, [0, -100], 30)).toBe(3)
  })

  test('is the same place’s when the plane of the town has moved', () => {
    const centre = [plane.centre[0] + 0.0003, plane.centre[1] - 0.0002] as const
    const raster = rasterOf(40, 30, (i) => 500 + ((i * 7) % 50))
    const [here, moved] = [buildTerrain(raster, plane), buildTerrain(raster, localPlane(centre))]
    const places: PlanePoint[] = [
      [10, 8],
      [31.5, 20],
      [3, 25],
    ]
    for (const at of places) {
      const there = localPlane(centre).toPlane(plane.toLonLat(at))
      // The raster is laid out anew: cells of a metre blur what lies between them.
      expect(Math.abs(heightAt(moved, ...there) - heightAt(here, ...at))).toBeLessThan(0.26)
    }
  })
})

const rasterOf = (columns: number, rows: number, value: (i: number) => number): TerrainRaster => ({
  ...{ format: 'tryggkartan-terrain', version: 1, unknown: UNKNOWN, centre: plane.centre },
  ...{ west: 0, south: 0, stepM: 1, columns, rows, offsetM: -3, scaleM: 0.01 },
  source: 'höjder åäö €.tif',
  values: Int16Array.from({ length: columns * rows }, (_, i) => value(i)),
})

describe('a terrain as bytes', () => {
  test('comes back as it was, whatever its heights', () => {
    const sides = fc.integer({ min: 2, max: 9 })
    const heights = fc.array(fc.integer({ min: UNKNOWN, max: 32_767 }), {
      ...{ minLength: 81, maxLength: 81 },
    })
    fc.assert(
      fc.property(sides, sides, heights, (columns, rows, list) => {
        const raster = rasterOf(columns, rows, (i) => list[i]!)
        const bytes = encodeTerrain(raster)
        expect(decodeTerrain(bytes)).toEqual(raster)
        // Not from the beginning of a buffer either.
        const shifted = new Uint8Array([1, 2, 3, ...bytes]).subarray(3)
        expect(decodeTerrain(shifted)).toEqual(raster)
      }),
    )
  })

  test.each([
    ['nothing', (_: Uint8Array) => new Uint8Array()],
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1)],
    ['with more behind it', (bytes: Uint8Array) => new Uint8Array([...bytes, 0])],
    [
      'with a longer head than it has',
      (bytes: Uint8Array) => bytes.map((b, i) => (i === 1 ? 99 : b)),
    ],
    ['of another format', (bytes: Uint8Array) => bytes.map((b, i) => (i === 20 ? 65 : b))],
  ])('is refused when it is %s', (_, spoil) => {
    const bytes = spoil(encodeTerrain(rasterOf(4, 3, (i) => i)))
    expect(() => decodeTerrain(bytes)).toThrow(
      expect.objectContaining({ name: 'GeoError', code: 'terrain-unreadable' }),
    )
  })
})
