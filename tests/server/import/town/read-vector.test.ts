import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Feature } from 'geojson'
import { describe, expect, test } from 'vitest'
import { withGdal } from '../../../../server/import/gdal-process.ts'
import { readTown } from '../../../../server/import/town/read-town.ts'
import { OsmFile, scratchFolder, square } from '../support.ts'

const folder = scratchFolder()
const polygon = (properties: object, ...rings: ReturnType<typeof square>[]): Feature => ({
  type: 'Feature',
  properties: { ...properties },
  geometry: {
    type: 'Polygon',
    coordinates: rings.map((ring) => ring.map((corner) => OsmFile.lonLat(corner))),
  },
})
const point = (properties: object, at: readonly [number, number]): Feature => ({
  type: 'Feature',
  properties: { ...properties },
  geometry: { type: 'Point', coordinates: OsmFile.lonLat(at) },
})
const collection = (features: Feature[]) => JSON.stringify({ type: 'FeatureCollection', features })

async function readGeoJson(name: string, features: Feature[]) {
  const path = join(folder(), name)
  await writeFile(path, collection(features))
  return readTown(path, { name: 'X' })
}

/** A GeoPackage with a layer for each list, in a coordinate system of our choice. */
async function geoPackage(name: string, layers: Record<string, Feature[]>, options: string[]) {
  const path = join(folder(), name)
  await withGdal({}, async (gdal) => {
    for (const [layer, features] of Object.entries(layers)) {
      await writeFile(join(gdal.folder, `${layer}.geojson`), collection(features))
    }
    const sources = Object.keys(layers).map(
      (layer) =>
        `<OGRVRTLayer name="${layer}"><SrcDataSource relativeToVRT="1">${layer}.geojson</SrcDataSource></OGRVRTLayer>`,
    )
    const vrt = `<OGRVRTDataSource>${sources.join('')}</OGRVRTDataSource>`
    await writeFile(join(gdal.folder, 'all.vrt'), vrt)
    const { file } = await gdal.convert('all.vrt', 'out', ['-f', 'GPKG', ...options])
    await writeFile(path, await readFile(join(gdal.folder, file)))
  })
  return path
}

describe('GeoJSON', () => {
  test('is read by the same tags as OpenStreetMap', async () => {
    const { town, report } = await readGeoJson('tags.geojson', [
      polygon({ building: 'house', height: 7 }, square(0, 0, 10), square(2, 2, 3)),
      polygon({ building: true, 'building:levels': 2, '@id': 'way/77' }, square(20, 0, 10)),
      point({ highway: 'street_lamp' }, [5, 20]),
      point({ man_made: 'surveillance', direction: '90-120' }, [6, 20]),
      point({ natural: 'tree' }, [7, 20]),
    ])
    expect(report.counts).toMatchObject({ buildings: 2, lamps: 1, cameras: 1, trees: 1 })
    const [first, second] = town.obstacles
    expect(first).toMatchObject({ heightM: 7, heightSource: 'tagged', externalId: 'tags/0' })
    expect(first?.shape.coordinates).toHaveLength(2)
    expect(second).toMatchObject({ heightM: 6, heightSource: 'levels', externalId: 'way/77' })
    expect(town.cameras[0]?.aims[0]).toMatchObject({ headingDeg: 105, hfovDeg: 30 })
    expect(town).toMatchObject({ source: 'tags.geojson', attribution: '' })
  })

  test('of nothing but polygons is buildings; districts are not', async () => {
    const plain = [polygon({ nr: 1 }, square(0, 0, 10)), polygon({ nr: 2 }, square(10, 0, 10))]
    const { report } = await readGeoJson('plain.geojson', plain)
    expect(report.counts.buildings).toBe(2)
    const districts = readGeoJson('districts.geojson', [polygon({}, square(0, 0, 900))])
    await expect(districts).rejects.toMatchObject({ code: 'file-empty' })
  })

  test('with a coordinate that is no place on Earth is refused by id', async () => {
    const far = polygon({ building: 'yes' }, square(0, 0, 10))
    far.geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [500, 0],
          [500, 9],
          [0, 0],
        ],
      ],
    }
    const near = polygon({ building: 'yes' }, square(0, 0, 10))
    const { report } = await readGeoJson('far.geojson', [far, near])
    expect(report.refused).toEqual([{ id: 'far/0', reason: expect.anything() }])
    expect(report.counts.buildings).toBe(1)
  })
})

describe('GeoPackage', () => {
  test('in SWEREF 99 TM with Swedish layers and fields comes out in WGS 84', async () => {
    const path = await geoPackage(
      'kommunen.gpkg',
      {
        byggnader: [
          polygon({ hojd: 8.5, andamal1: 'Komplementbyggnad;Ospecificerad' }, square(0, 0, 10)),
          polygon({ andamal1: 'Komplementbyggnad;Garage' }, square(20, 0, 10)),
        ],
        belysning: [point({ effekt: 50 }, [5, 30])],
        stadstrad: [point({ art: 'lind' }, [9, 30])],
      },
      ['-t_srs', 'EPSG:3006'],
    )
    const { town, report } = await readTown(path, { name: 'X' })
    expect(report.counts).toMatchObject({ buildings: 2, lamps: 1, trees: 1 })
    expect(town.obstacles[0]).toMatchObject({ heightM: 8.5, use: 'shed' })
    expect(town.obstacles[1]).toMatchObject({ heightM: 3, heightSource: 'estimated' })
    const [lon, lat] = town.lamps[0]!.position
    const [wantedLon, wantedLat] = OsmFile.lonLat([5, 30])
    expect(lon).toBeCloseTo(wantedLon, 7)
    expect(lat).toBeCloseTo(wantedLat, 7)
  })

  test('of doors, seats and schools alone is read by the names of its layers', async () => {
    const layers = {
      entreer: [point({ hus: 'A' }, [0, 0]), point({ entrance: 'garage' }, [5, 0])],
      uteserveringar: [polygon({}, square(20, 0, 6))],
      förskolor: [polygon({ namn: 'Eken' }, square(40, 0, 30))],
    }
    const path = await geoPackage('platser.gpkg', layers, [])
    const { town, report } = await readTown(path, { name: 'X' })
    expect(report.counts).toMatchObject({ entrances: 1, outdoorSeating: 1, schools: 1 })
    expect(town.sensitivePlaces.find(({ kind }) => kind === 'school')?.name).toBe('Eken')
  })

  test('gives the same ids when read again', async () => {
    const houses = [polygon({}, square(0, 0, 10)), polygon({}, square(20, 0, 10))]
    const path = await geoPackage('igen.gpkg', { byggnader: houses }, [])
    const [once, twice] = [await readTown(path, { name: 'X' }), await readTown(path, { name: 'X' })]
    expect(once.town).toEqual(twice.town)
    expect(once.town.obstacles.map(({ externalId }) => externalId)).toEqual([
      'byggnader/1',
      'byggnader/2',
    ])
  })

  test("with OpenStreetMap's tags in an hstore column, as ogr2ogr makes them", async () => {
    const tags = '"building:levels"=>"4","name:sv"=>"Stora \\"huset\\""'
    const houses = [
      polygon({ osm_way_id: '5', building: 'yes', other_tags: tags }, square(0, 0, 10)),
    ]
    const path = await geoPackage('osm.gpkg', { multipolygons: houses }, [])
    const { town } = await readTown(path, { name: 'X' })
    expect(town.obstacles[0]).toMatchObject({ heightM: 12, externalId: 'way/5' })
    expect(town.layers.buildings.features[0]?.properties.name).toBe('Stora "huset"')
  })
})
