import { constants, copyFile } from 'node:fs/promises'
import { basename, extname, join, parse } from 'node:path'
import type { Gdal } from '../gdal-process.ts'
import { ImportError } from '../import-error.ts'
import type { FileFormat } from '../inspect/kinds.ts'
import { unzip } from './unzip.ts'

/** One thing that GDAL opens of a file. */
export type Input = {
  /** Its name in GDAL's folder. */
  input: string
  openOptions: readonly string[]
  /** What it is called, for a layer that has no name of its own; without ending. */
  name: string
  kind: 'layers' | 'sheets'
}

/** Under which ending each kind lies in GDAL's folder: GDAL tells some kinds by it. A new kind is one line. */
const endings: Partial<Record<FileFormat, string>> = {
  geopackage: '.gpkg',
  flatgeobuf: '.fgb',
  json: '.geojson',
  'json-lines': '.geojsonl',
  kml: '.kml',
  gml: '.gml',
  dxf: '.dxf',
  xlsx: '.xlsx',
  ods: '.ods',
}
const sheets = new Set<string>(['.xlsx', '.ods'])

/** What is opened of an archive: a map of several files by the one that GDAL asks for. */
const opened = new Set([
  ...['.shp', '.tab', '.mif', '.gpkg', '.fgb', '.geojson', '.json', '.geojsonl', '.geojsons'],
  ...['.ndjson', '.kml', '.gml', '.dxf'],
])

/** Whether a file of this kind is read as layers or sheets here. */
export const isPlaceable = (format: FileFormat): boolean =>
  format === 'zip' || endings[format] !== undefined

/**
 * Puts an inspected file where GDAL finds it, unpacked if it is an archive.
 *
 * @throws {ImportError} file-unknown when an archive holds nothing that is read
 */
export async function placeFile(
  gdal: Gdal,
  path: string,
  format: FileFormat,
  signal?: AbortSignal,
): Promise<Input[]> {
  const { name } = parse(path)
  if (format !== 'zip') {
    const ending = endings[format]!
    const input = `input${ending}`
    await copyFile(path, join(gdal.folder, input), constants.COPYFILE_FICLONE)
    return [asInput(input, name)]
  }
  const names = await unzip(path, gdal.folder, signal)
  const geodatabases = new Set(names.filter((one) => one.includes('/')).map(folderOf))
  const files = names.filter((one) => !one.includes('/') && opened.has(extname(one)))
  // A MapInfo table may lie there both ways.
  const inputs = [...geodatabases, ...files]
  if (inputs.length === 0) throw nothingToRead(basename(path))
  // Without the number of its folder.
  return inputs.map((input) => asInput(input, parse(input).name.replace(/^\d+-/, '')))
}

const folderOf = (name: string) => name.slice(0, name.indexOf('/'))

function asInput(input: string, name: string): Input {
  const isBook = sheets.has(extname(input))
  return { input, name, openOptions: [], kind: isBook ? 'sheets' : 'layers' }
}

const nothingToRead = (name: string) =>
  new ImportError('file-unknown', {
    sv: `Arkivet ${name} innehåller inget som går att läsa. Det kan vara en shapefil (.shp med .dbf och .prj), MapInfo (.tab, .mif), en filgeodatabas (.gdb), GeoPackage, GML, KML, DXF, FlatGeobuf eller GeoJSON.`,
    en: `The archive ${name} holds nothing that can be read. It may be a shapefile (.shp with .dbf and .prj), MapInfo (.tab, .mif), a file geodatabase (.gdb), GeoPackage, GML, KML, DXF, FlatGeobuf or GeoJSON.`,
  })
