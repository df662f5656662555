import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Feature } from 'geojson'
import { withGdal } from '../../../server/import/gdal-process.ts'
import { zipOf } from './inspect/zip-maker.ts'

/** A kind of file as GDAL makes it: its driver, its ending, and whether its parts lie in a zip. */
export type Made = { driver: string; ending: string; isZipped?: boolean; options?: string[] }

/** Every kind that GDAL writes and that is brought in; a new kind is one line. */
export const madeKinds = {
  geopackage: { driver: 'GPKG', ending: '.gpkg' },
  shapefile: {
    driver: 'ESRI Shapefile',
    ending: '.zip',
    isZipped: true,
    options: ['-lco', 'ENCODING=UTF-8'],
  },
  'mapinfo-tab': { driver: 'MapInfo File', ending: '.zip', isZipped: true },
  'mapinfo-mif': {
    driver: 'MapInfo File',
    ending: '.zip',
    isZipped: true,
    options: ['-dsco', 'FORMAT=MIF'],
  },
  'file-geodatabase': { driver: 'OpenFileGDB', ending: '.zip', isZipped: true },
  flatgeobuf: { driver: 'FlatGeobuf', ending: '.fgb' },
  geojson: { driver: 'GeoJSON', ending: '.geojson' },
  'geojson-lines': { driver: 'GeoJSONSeq', ending: '.geojsonl' },
  kml: { driver: 'KML', ending: '.kml' },
  gml: { driver: 'GML', ending: '.gml' },
  xlsx: { driver: 'XLSX', ending: '.xlsx' },
  ods: { driver: 'ODS', ending: '.ods' },
} as const satisfies { [kind: string]: Made }

/**
 * Writes features, told in WGS 84, to a file of some kind.
 *
 * @param to.epsg the coordinate system that they are kept in
 * @returns its path
 */
export async function makeFile(
  folder: string,
  name: string,
  { driver, ending, isZipped, options = [] }: Made,
  features: readonly Feature[],
  to: { epsg: number; layer?: string } = { epsg: 4326 },
): Promise<string> {
  return withGdal({}, async (gdal) => {
    const collection = { type: 'FeatureCollection', features }
    await writeFile(join(gdal.folder, 'from.geojson'), JSON.stringify(collection))
    const placing = ['-t_srs', `EPSG:${to.epsg}`]
    const { file } = await gdal.convert('from.geojson', name, [
      ...['-f', driver, '-nln', to.layer ?? name, ...placing, ...options],
    ])
    const path = join(folder, `${name}${ending}`)
    if (!isZipped) {
      await writeFile(path, await readFile(join(gdal.folder, file)))
      return path
    }
    const names = await readdir(gdal.folder, { recursive: true, withFileTypes: true })
    const parts = names.filter((one) => one.isFile() && one.name !== 'from.geojson')
    const packed = parts.map(async (one) => {
      const inner = join(one.parentPath, one.name)
      return { name: inner.slice(gdal.folder.length + 1), content: await readFile(inner) }
    })
    await writeFile(path, zipOf(await Promise.all(packed)))
    return path
  })
}
