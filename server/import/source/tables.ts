import { join } from 'node:path'
import type { Geometry } from 'geojson'
import type { LayerInfo } from '../gdal-messages.ts'
import type { Gdal } from '../gdal-process.ts'
import type { Input } from './placed.ts'
import { type RawFeature, readFeatures } from './read-features.ts'

/** What the things of a table are on the map; null for a table without shapes. */
export type Shape = 'point' | 'line' | 'area' | 'mixed'

/** One sheet or layer of a file. */
export type Table = {
  input: Input
  /** GDAL's name of it, and the one it is told by. */
  layer: string
  name: string
  columns: readonly string[]
  rowCount: number
  shape: Shape | null
  /** Whether the file says which coordinate system its shapes are in. */
  isPlaced: boolean
}

/** One row of a table, all of its fields as text in the order of the columns. */
export type Row = {
  /** As the file counts: a sheet's own row, a feature's number from 1 else. */
  row: number
  fields: string[]
  geometry: Geometry | null
}

/** Every sheet and layer of what was placed, in the file's order. */
export async function tablesOf(gdal: Gdal, inputs: readonly Input[]): Promise<Table[]> {
  const tables: Table[] = []
  for (const input of inputs) {
    const { layers = [] } = await gdal.info(input.input, [...input.openOptions])
    for (const layer of layers) {
      const table = tableOf(input, layer)
      tables.push(/\.mif$/.test(input.input) ? await asConverted(gdal, table) : table)
    }
  }
  return tables
}

/** GDAL tells the coordinate system of a MIF file only to what it converts it to. */
async function asConverted(gdal: Gdal, table: Table): Promise<Table> {
  const { file } = await gdal.convert(table.input.input, 'probe', ['-f', 'GPKG', '-limit', '1'])
  const { layers = [] } = await gdal.info(file)
  return { ...table, isPlaced: layers.some((layer) => tableOf(table.input, layer).isPlaced) }
}

function tableOf(input: Input, layer: LayerInfo): Table {
  const [geometry] = layer.geometryFields ?? []
  const wkt = geometry?.coordinateSystem?.wkt ?? ''
  // GDAL names the layer of a file that has no layers after the file, which here has a working name.
  const isWorkingName = layer.name === 'input'
  return {
    ...{ input, layer: layer.name, name: isWorkingName ? input.name : layer.name },
    columns: (layer.fields ?? []).map(({ name }) => name),
    rowCount: layer.featureCount ?? 0,
    shape: geometry ? shapeOf(geometry.type ?? '') : null,
    isPlaced: wkt !== '' && !/undefined|unknown/i.test(wkt.slice(0, 80)),
  }
}

function shapeOf(type: string): Shape {
  if (/point/i.test(type)) return 'point'
  if (/line/i.test(type)) return 'line'
  return /polygon|surface/i.test(type) ? 'area' : 'mixed'
}

/** How the shapes of a table become positions: as the file says, or its bare numbers. */
type Positions = 'wgs84' | 'as-they-are'

const FORMAT = [
  ...['-f', 'GeoJSONSeq', '-lco', 'COORDINATE_PRECISION=9'],
  // Curves as short straight pieces; heights above the sea are not used.
  ...['-nlt', 'CONVERT_TO_LINEAR', '-dim', 'XY', '-preserve_fid'],
]

/**
 * Every feature of a table as GDAL writes it, in the file's order.
 *
 * @param positions `wgs84` needs a table that is placed
 * @throws {GdalRefusal} for a damaged file
 */
export async function* featuresOf(
  gdal: Gdal,
  { input, layer, shape }: Table,
  positions: Positions,
): AsyncGenerator<RawFeature> {
  const placing = positions === 'wgs84' ? ['-t_srs', 'EPSG:4326'] : ['-a_srs', 'EPSG:4326']
  const sql = ['-sql', `SELECT * FROM "${layer.replaceAll('"', '""')}"`]
  const options = [...FORMAT, ...(shape ? placing : []), ...sql]
  const more = { openOptions: [...input.openOptions] }
  const { file } = await gdal.convert(input.input, 'rows', options, more)
  yield* readFeatures(join(gdal.folder, file))
}

/** Every row of a table, in the file's order. @throws {GdalRefusal} for a damaged file */
export async function* rowsOf(gdal: Gdal, table: Table, positions: Positions): AsyncGenerator<Row> {
  const { input, columns } = table
  let n = 0
  for await (const { id, properties, geometry } of featuresOf(gdal, table, positions)) {
    n += 1
    const row = input.kind === 'sheets' && typeof id === 'number' ? id : n
    yield { row, fields: columns.map((column) => textOf(properties[column])), geometry }
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
