import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'
import { MOST_CELLS } from '../../../../geodata/model/terrain.ts'
import type { LonLat } from '../../../../geodata/position.ts'
import { buildTerrain, heightAt, isKnownAt } from '../../../../geodata/visibility/terrain.ts'
import { readTerrain } from '../../../../server/import/terrain/read-terrain.ts'
import { planeOf, terrainGrid } from '../../../../server/import/terrain/terrain-grid.ts'
import {
  type Heights,
  heightsOf,
  type Written,
  writeGeoTiff,
  writePictureTiff,
} from '../../../support/geotiff.ts'
import { filesIn, scratchFolder } from '../support.ts'

const folder = scratchFolder()
const municipality = { name: 'Söderhamn', bbox: [17.03, 61.29, 17.09, 61.32] as const }
const plane = planeOf(municipality)

const SWEREF = '+proj=utm +zone=33 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs'
const inSweref = proj4(SWEREF)
const [east, north] = inSweref.forward([17.06, 61.305]) as [number, number]
/** A slope, and a dent that tells north from south and east from west. */
const ground = (x: number, y: number) =>
  40 + 0.02 * (x - east) - 0.05 * (y - north) + 6 * Math.exp(-(((x - east - 60) / 40) ** 2))
const sweref = heightsOf(
  { west: Math.round(east) - 300, south: Math.round(north) - 200, cell: 2 },
  [300, 200],
  ground,
)

let n = 0
async function read(heights: Heights, written: Written = {}, source?: string) {
  const path = join(folder(), `höjder ${++n}.tif`)
  await writeGeoTiff(path, heights, written)
  return readTerrain(path, { municipality, source, tempDir: join(folder(), 'gdal') })
}

describe('a terrain', () => {
  test('in SWEREF 99 TM lies where it should, as high as it should', async () => {
    const { raster, lowestM, highestM, known } = await read(sweref, { crs: 'EPSG:3006' })
    expect(raster).toMatchObject({ stepM: 2, source: `höjder ${n}`, centre: plane.centre })
    expect(raster.values).toHaveLength(raster.columns * raster.rows)
    expect([lowestM > 20, highestM < 60]).toEqual([true, true])
    // The grid is not turned as SWEREF is: its corners hold nothing.
    expect(known / raster.values.length).toBeGreaterThan(0.85)
    expect(known).toBeLessThan(raster.values.length)
    const terrain = buildTerrain(raster, plane)
    for (let k = 0; k < 200; k++) {
      const [angle, reach] = [k * 2.399963, 180 * Math.sqrt((k + 0.5) / 200)]
      const [x, y] = [east + reach * Math.cos(angle), north + reach * Math.sin(angle)]
      const at = plane.toPlane(inSweref.inverse([x, y]) as [number, number])
      expect(isKnownAt(terrain, ...at)).toBe(true)
      expect(Math.abs(heightAt(terrain, ...at) - ground(x, y))).toBeLessThan(0.1)
    }
    expect(await filesIn(join(folder(), 'gdal'))).toEqual([])
  })

  test('in degrees does too, with cells as long as the longer way', async () => {
    const slope = (lon: number, lat: number) => 10 + 1_000 * (lon - 17.06) + 500 * (lat - 61.305)
    const lies = { west: 17.05, south: 61.3, cell: 0.0001 }
    const { raster } = await read(
      heightsOf(lies, [200, 100], slope),
      { crs: 'EPSG:4326' },
      'Kartverket',
    )
    expect(raster.source).toBe('Kartverket')
    // A ten-thousandth of a degree is 11.1 m to the north, 5.4 m to the east.
    expect(raster.stepM).toBe(11.1)
    const terrain = buildTerrain(raster, plane)
    const places: LonLat[] = [
      [17.06, 61.305],
      [17.065, 61.307],
      [17.054, 61.302],
    ]
    for (const at of places)
      expect(heightAt(terrain, ...plane.toPlane(at))).toBeCloseTo(slope(...at), 0)
  })

  test('keeps its holes, as whole numbers or not', async () => {
    const hole = heightsOf(
      { west: sweref.west, south: sweref.south, cell: 2, unknown: -9999 },
      [300, 200],
      (x, y) => (Math.hypot(x - east, y - north) < 30 ? -9999 : 12),
    )
    for (const type of ['Float32', 'Int16'] as const) {
      const { raster, lowestM, highestM } = await read(hole, { crs: 'EPSG:3006', type })
      const terrain = buildTerrain(raster, plane)
      expect([lowestM, highestM]).toEqual([12, 12])
      const at = (x: number, y: number) =>
        plane.toPlane(inSweref.inverse([east + x, north + y]) as [number, number])
      expect(isKnownAt(terrain, ...at(0, 0))).toBe(false)
      expect(isKnownAt(terrain, ...at(50, 0))).toBe(true)
      expect(heightAt(terrain, ...at(0, 0))).toBe(12)
    }
  })
})

describe('the cells of a terrain', () => {
  const raster = (widthDeg: number, columns: number) => {
    const [w, s, e, n] = [
      17.06 - widthDeg,
      61.305 - widthDeg / 2,
      17.06 + widthDeg,
      61.305 + widthDeg / 2,
    ]
    const ring: [number, number][] = [
      [w, n],
      [w, s],
      [e, s],
      [e, n],
      [w, n],
    ]
    return {
      size: [columns, columns] as [number, number],
      wgs84Extent: { coordinates: [ring] },
      band: { type: 'Float32' },
    }
  }

  test('cover the municipality and 500 m around it, and no more', () => {
    const grid = terrainGrid(raster(5, 100_000), municipality)!
    const [w, s] = plane.toPlane([17.03, 61.29])
    const [e, n] = plane.toPlane([17.09, 61.32])
    const { west, south, columns, rows, stepM } = grid
    expect(Math.abs(west - (w - 500))).toBeLessThan(2 * stepM + 5)
    expect(Math.abs(south - (s - 500))).toBeLessThan(2 * stepM + 5)
    expect(Math.abs(west + columns * stepM - (e + 500))).toBeLessThan(2 * stepM + 5)
    expect(Math.abs(south + rows * stepM - (n + 500))).toBeLessThan(2 * stepM + 5)
  })

  test('are never finer than the file’s own, nor more than four million', () => {
    for (const columns of [10, 100, 1_000, 10_000, 100_000, 1_000_000]) {
      const { stepM, columns: across, rows } = terrainGrid(raster(0.5, columns), municipality)!
      const [w] = plane.toPlane([16.56, 61.305])
      const own = (-2 * w) / columns
      expect(stepM).toBeGreaterThan(own * 0.99)
      expect(across * rows).toBeLessThanOrEqual(MOST_CELLS)
      expect(stepM).toBeGreaterThanOrEqual(1)
    }
  })

  test('are none for a raster that lies elsewhere', () => {
    expect(terrainGrid(raster(0.5, 100), { bbox: [13, 55, 13.1, 55.1] })).toBeUndefined()
  })
})

describe('is refused, in one sentence:', () => {
  const refused = async (reading: Promise<unknown>) => {
    const error = await reading.then(
      () => expect.fail('it was read'),
      (error: Error & { code: string; words: { sv: string; en: string } }) => error,
    )
    expect(error).toMatchObject({ name: 'ImportError' })
    expect(error.words.sv).toContain(`höjder ${n}.tif`)
    expect(error.words.en).toMatch(/\.$/)
    return [error.code, error.words.sv] as const
  }
  const small = heightsOf({ west: 608_000, south: 6_799_000, cell: 2 }, [20, 20], () => 5)

  test('a file that states no coordinate system', async () => {
    const [code, words] = await refused(read(sweref))
    expect(code).toBe('no-coordinate-system')
    expect(words).toContain('säger inte vilket koordinatsystem')
  })

  test('one that lies wholly elsewhere, or tells nothing of the municipality', async () => {
    const skane = heightsOf({ west: 386_000, south: 6_163_000, cell: 2 }, [20, 20], () => 5)
    const [code, words] = await refused(read(skane, { crs: 'EPSG:3006' }))
    expect([code, words]).toEqual(['elsewhere', expect.stringContaining('Söderhamn')])
    const empty = { ...sweref, rows: sweref.rows.map((row) => row.map(() => -9999)) }
    expect((await refused(read(empty, { crs: 'EPSG:3006' })))[0]).toBe('elsewhere')
  })

  test('a picture, of one band or of three', async () => {
    const grey = read(small, { crs: 'EPSG:3006', type: 'Byte' })
    expect(await refused(grey)).toEqual(['not-terrain', expect.stringContaining('bild')])
    const path = join(folder(), `höjder ${++n}.tif`)
    await writePictureTiff(path)
    expect((await refused(readTerrain(path, { municipality })))[0]).toBe('not-terrain')
  })

  test('values that are no heights: an unknown one that is not said to be', async () => {
    const lying = {
      ...sweref,
      rows: sweref.rows.map((row, j) => (j < 9 ? row.map(() => -32_000) : row)),
    }
    const [code, words] = await refused(read(lying, { crs: 'EPSG:3006' }))
    expect([code, words]).toEqual(['not-terrain', expect.stringContaining('-32000')])
  })

  test('one that is cut short or damaged', async () => {
    const path = join(folder(), `höjder ${++n}.tif`)
    await writeGeoTiff(path, sweref, { crs: 'EPSG:3006', more: ['-co', 'COMPRESS=DEFLATE'] })
    const whole = await readFile(path)
    const spoilt = Buffer.from(whole).fill(7, 2_000, whole.length - 6_000)
    await writeFile(path, spoilt)
    expect((await refused(readTerrain(path, { municipality })))[0]).toBe('file-unreadable')
    await writeFile(path, whole)
    await truncate(path, whole.length - 4_000)
    expect((await refused(readTerrain(path, { municipality })))[0]).toBe('file-unreadable')
  })
})
