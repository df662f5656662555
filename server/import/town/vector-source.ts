import type { Geometry, Position } from 'geojson'
import type { Bbox } from '../../../geodata/position.ts'
import type { Gdal } from '../gdal-process.ts'
import { likelyOf, placePairs, unplaced } from '../source/place-rows.ts'
import type { Input } from '../source/placed.ts'
import type { RawFeature } from '../source/read-features.ts'
import type { Pair, Placing } from '../source/systems.ts'
import { featuresOf, type Table, tablesOf } from '../source/tables.ts'
import { isTold, tagsOf } from './foreign-tags.ts'
import { polygonsOf, positionsOf, type SourceFeature, type Tags } from './source-feature.ts'
import { areaM2 } from './validity.ts'

export type VectorOptions = {
  /** The file's name, for messages. */
  name: string
  /** How its numbers become positions, where somebody has said. */
  placing?: Placing | undefined
  /** Where it should lie, for telling the likeliest coordinate systems. */
  near?: Bbox | undefined
  onLayer: (done: number) => void
}

/**
 * Every feature of a file of layers, in WGS 84 whatever it was kept in.
 *
 * What a thing is comes from fields named as OpenStreetMap's tags (or their Swedish aliases), else from its layer's
 * name, which in a file without layers is the file's. In a file of one layer where nothing at all is said, polygons
 * are buildings.
 *
 * @throws {ImportError} no-coordinate-system when positions cannot be placed on Earth
 * @throws {GdalRefusal} for a damaged file
 */
export async function readVector(
  gdal: Gdal,
  inputs: readonly Input[],
  options: VectorOptions,
): Promise<SourceFeature[]> {
  const tables = (await tablesOf(gdal, inputs)).filter(({ shape }) => shape !== null)
  const features: SourceFeature[] = []
  for (const [i, table] of tables.entries()) {
    const read = await placedFeatures(gdal, table, options)
    for (const [k, { raw, geometry }] of read.entries()) {
      const name = layerOf(table, raw)
      const tags = tagsOf(raw.properties, name)
      features.push({ id: idOf(raw, name, k + 1), tags, geometry })
    }
    options.onLayer((i + 1) / tables.length)
  }
  const untold = tables.length === 1 && !features.some(({ tags }) => isTold(tags))
  return untold ? features.map(asBuilding) : features
}

type Placed = { raw: RawFeature; geometry: Geometry }

/** A layer's features that have a shape, brought to WGS 84. */
async function placedFeatures(
  gdal: Gdal,
  table: Table,
  { name, placing, near }: VectorOptions,
): Promise<Placed[]> {
  // What the file states is obeyed, unless somebody says otherwise.
  const isTrusted = table.isPlaced && !placing
  const found: Placed[] = []
  for await (const raw of featuresOf(gdal, table, isTrusted ? 'wgs84' : 'as-they-are'))
    if (raw.geometry) found.push({ raw, geometry: raw.geometry })
  if (isTrusted || (!placing && found.every(({ geometry }) => areDegrees(geometry)))) return found
  if (!placing) throw unplaced(name, near ? await likely(gdal, found, near) : [])
  const pairs = found.flatMap(({ geometry }) => pairsOf(geometry))
  const positions = await placePairs(gdal, pairs, placing)
  let next = 0
  // What has no place in the other system is no place on Earth: such a shape is refused by id, like any other.
  const move = () => [...(positions[next++] ?? [Number.NaN, Number.NaN])]
  return found.map(({ raw, geometry }) => ({ raw, geometry: moved(geometry, move) }))
}

const asPair = ([x, y]: Position): Pair => [x!, y!]

const areDegrees = (geometry: Geometry) =>
  positionsOf(geometry).every(([x, y]) => Math.abs(x!) <= 180 && Math.abs(y!) <= 90)

const likely = (gdal: Gdal, features: readonly Placed[], near: Bbox) =>
  likelyOf(
    gdal,
    features.flatMap(({ geometry }) => positionsOf(geometry).slice(0, 1).map(asPair)),
    near,
  )

/** Every position of a geometry as it stands in the file, in the order in which `moved` asks for them. */
function pairsOf(geometry: Geometry): Pair[] {
  const pairs: Pair[] = []
  moved(geometry, (at) => {
    pairs.push(asPair(at))
    return at
  })
  return pairs
}

/** A geometry with each of its positions replaced. */
function moved(geometry: Geometry, move: (at: Position) => Position): Geometry {
  const along = (line: Position[]) => line.map((at) => move(at))
  const rings = (polygon: Position[][]) => polygon.map(along)
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: move(geometry.coordinates) }
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: along(geometry.coordinates) }
    case 'MultiLineString':
    case 'Polygon':
      return { type: geometry.type, coordinates: rings(geometry.coordinates) }
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(rings) }
    case 'GeometryCollection':
      return {
        type: 'GeometryCollection',
        geometries: geometry.geometries.map((one) => moved(one, move)),
      }
  }
}

/** What tells what a feature is: its table's name, or in a drawing the name of its own layer. */
const layerOf = ({ name, input, columns }: Table, { properties }: RawFeature): string => {
  const isDrawing = /\.dxf$/i.test(input.input) && columns.includes('Layer')
  return isDrawing ? String(properties.Layer ?? name) : name
}

const OSM_ID = /^(node|way|relation)\/\d+$/

// Known ids first; the layer and its own row id otherwise, so that the same file gives the same ids.
function idOf({ id, properties }: RawFeature, layer: string, row: number): string {
  for (const known of [properties['@id'], properties.id, id]) {
    if (typeof known === 'string' && OSM_ID.test(known)) return known
  }
  const kind = { points: 'node', lines: 'way', multipolygons: 'relation' }[layer]
  if (properties.osm_way_id != null) return `way/${properties.osm_way_id}`
  if (kind && properties.osm_id != null) return `${kind}/${properties.osm_id}`
  const own = [properties.id, properties.fid, properties.objektidentitet, properties.uuid, id]
  const found = own.find(
    (value) => typeof value === 'number' || (value && typeof value === 'string'),
  )
  return `${layer}/${found ?? row}`.slice(0, 180)
}

// Districts and other large areas are not buildings, however little is said of them.
const LARGEST_BUILDING_M2 = 100_000

const asBuilding = (feature: SourceFeature): SourceFeature => {
  const polygons = polygonsOf(feature.geometry)
  const fits = polygons.every(([outer]) => outer && areaM2([outer]) <= LARGEST_BUILDING_M2)
  const tags: Tags = { ...feature.tags, building: 'yes' }
  return polygons.length > 0 && fits ? { ...feature, tags } : feature
}
