import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Position } from 'geojson'
import { PMTiles } from 'pmtiles'
import { describe, expect, test } from 'vitest'
import { localPlane } from '../../../geodata/plane.ts'
import { bakeBasemap } from '../../../server/import/basemap.ts'
import { withGdal } from '../../../server/import/gdal-process.ts'
import { readFeatures } from '../../../server/import/source/read-features.ts'
import { emptyLayers } from '../../../server/import/town/map-layers.ts'
import { filesIn, isAlive, OsmFile, scratchFolder, square } from './support.ts'

const folder = scratchFolder()

const openArchive = (archive: Uint8Array) =>
  new PMTiles({
    getKey: () => 'test',
    getBytes: async (offset, length) => ({
      data: new Uint8Array(archive.subarray(offset, offset + length)).buffer,
    }),
  })

const layers = emptyLayers()
const corners = square(3, 4, 12.5).map((corner) => OsmFile.lonLat(corner))
layers.buildings.features.push({
  type: 'Feature',
  properties: { kind: 'building', name: 'Rådhuset', heightM: 12.5 },
  geometry: { type: 'Polygon', coordinates: [corners] },
})
layers.roads.features.push({
  type: 'Feature',
  properties: { kind: 'minor', name: 'Köpmangatan', bridge: true },
  geometry: {
    type: 'LineString',
    coordinates: [
      [0, 30],
      [90, 30],
    ].map((c) => OsmFile.lonLat([c[0]!, c[1]!])),
  },
})

/** What the finest tiles of one layer say, read back by GDAL. */
async function readBack(archive: Uint8Array, layer: string) {
  return withGdal({}, async (gdal) => {
    await writeFile(join(gdal.folder, 'map.pmtiles'), archive)
    const options = ['-f', 'GeoJSONSeq', '-t_srs', 'EPSG:4326', '-lco', 'COORDINATE_PRECISION=9']
    const { file } = await gdal.convert('map.pmtiles', 'back', [...options, layer])
    const features = []
    for await (const feature of readFeatures(join(gdal.folder, file))) features.push(feature)
    return features
  })
}

describe('a basemap archive', () => {
  test('opens as PMTiles and holds the layers that have something in them', async () => {
    const tempDir = join(folder(), 'opens')
    const archive = openArchive(await bakeBasemap(layers, { name: 'Lillstad å', tempDir }))
    expect(await archive.getHeader()).toMatchObject({ minZoom: 10, maxZoom: 16, tileType: 1 })
    const metadata = (await archive.getMetadata()) as {
      name: string
      vector_layers: { id: string; fields: object }[]
    }
    expect(metadata.name).toBe('Lillstad å')
    expect(metadata.vector_layers.map(({ id }) => id).sort()).toEqual(['buildings', 'roads'])
    expect(await filesIn(tempDir)).toEqual([])
  })

  test('keeps properties, and house corners to within 10 cm', async () => {
    const archive = await bakeBasemap(layers, { name: 'X' })
    const [road] = await readBack(archive, 'roads')
    expect(road?.properties).toMatchObject({ kind: 'minor', name: 'Köpmangatan', bridge: true })
    const [house] = await readBack(archive, 'buildings')
    expect(house?.properties).toMatchObject({ kind: 'building', name: 'Rådhuset', heightM: 12.5 })

    const plane = localPlane(OsmFile.origin)
    const drawn = JSON.parse(JSON.stringify(house?.geometry)).coordinates.flat(2) as Position[]
    for (const corner of corners) {
      const [x, y] = plane.toPlane(corner)
      const off = drawn.map((position) => {
        const [dx, dy] = plane.toPlane([position[0]!, position[1]!])
        return Math.hypot(dx - x, dy - y)
      })
      expect(Math.min(...off)).toBeLessThan(0.1)
    }
  })

  test('is cut to the box of the town', async () => {
    const far = emptyLayers()
    far.water.features.push({
      type: 'Feature',
      properties: { kind: 'lake' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [16, 61],
            [18, 61],
            [18, 62],
            [16, 62],
            [16, 61],
          ],
        ],
      },
    })
    const bbox = [17.05, 61.29, 17.07, 61.31] as const
    const archive = openArchive(await bakeBasemap(far, { name: 'X', bbox }))
    const { minLon, maxLon, minLat, maxLat } = await archive.getHeader()
    expect(minLon).toBeGreaterThan(17.03)
    expect(maxLon).toBeLessThan(17.09)
    expect(minLat).toBeGreaterThan(61.28)
    expect(maxLat).toBeLessThan(61.32)
  })

  test('is not made of nothing', async () => {
    await expect(bakeBasemap(emptyLayers(), { name: 'Tomt' })).rejects.toThrow(RangeError)
  })

  test('that is cancelled leaves neither process nor files', async () => {
    const tempDir = join(folder(), 'cancelled')
    const stop = new AbortController()
    let pid = 0
    const baking = bakeBasemap(layers, {
      name: 'X',
      tempDir,
      signal: stop.signal,
      onStart: (started) => {
        pid = started
      },
      onProgress: ({ done }) => {
        if (done >= 0.3) stop.abort(new Error('avbruten'))
      },
    })
    await expect(baking).rejects.toThrow('avbruten')
    expect(isAlive(pid)).toBe(false)
    expect(await filesIn(tempDir)).toEqual([])
  })
})
