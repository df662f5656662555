import { join, parse } from 'node:path'
import type { LayerInfo } from '../gdal-messages.ts'
import type { Gdal } from '../gdal-process.ts'
import { ImportError } from '../import-error.ts'
import { workingName } from './file-kind.ts'
import { isTold, tagsOf } from './foreign-tags.ts'
import { type RawFeature, readFeatures } from './read-features.ts'
import { polygonsOf, type SourceFeature, type Tags } from './source-feature.ts'
import { areaM2 } from './validity.ts'

/**
 * Every feature of a GeoPackage or GeoJSON file, in WGS 84 whatever it was kept in.
 *
 * What a thing is comes from fields named as OpenStreetMap's tags (or their Swedish aliases), else
 * from its layer's name, which in GeoJSON is the file's. In a file of one layer where nothing at all is said, polygons are buildings.
 *
 * @throws {ImportError} no-coordinate-system when positions cannot be placed on Earth
 * @throws {GdalRefusal} for a damaged file
 */
export async function readVector(
  gdal: Gdal,
  input: string,
  fileName: string,
  onLayer: (done: number) => void,
): Promise<SourceFeature[]> {
  const layers = ((await gdal.info(input)).layers ?? []).filter(hasGeometry)
  const features: SourceFeature[] = []
  for (const [i, layer] of layers.entries()) {
    const options = [...FORMAT, ...placing(layer), '-sql', `SELECT * FROM ${quoted(layer.name)}`]
    const { file } = await gdal.convert(input, `layer-${i}`, options)
    const name = layer.name === UNNAMED ? fileName : layer.name
    let row = 0
    for await (const raw of readFeatures(join(gdal.folder, file))) {
      row += 1
      if (!raw.geometry) continue
      const tags = tagsOf(raw.properties, name)
      features.push({ id: idOf(raw, name, row), tags, geometry: raw.geometry })
    }
    onLayer((i + 1) / layers.length)
  }
  const untold = layers.length === 1 && !features.some(({ tags }) => isTold(tags))
  return untold ? features.map(asBuilding) : features
}

const FORMAT = [
  ...['-f', 'GeoJSONSeq', '-lco', 'COORDINATE_PRECISION=9'],
  // Curves as short straight pieces; heights above the sea are not used.
  ...['-nlt', 'CONVERT_TO_LINEAR', '-dim', 'XY', '-preserve_fid'],
]

// GDAL names the layer of a GeoJSON file after the file, which here is a working copy.
const UNNAMED = parse(workingName.geojson).name

const hasGeometry = ({ geometryFields }: LayerInfo) => (geometryFields?.length ?? 0) > 0
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** How to bring a layer to WGS 84: from its own system, or taken as degrees when it looks so. */
function placing({ name, geometryFields }: LayerInfo): string[] {
  const [field] = geometryFields ?? []
  const wkt = field?.coordinateSystem?.wkt ?? ''
  if (wkt !== '' && !/undefined|unknown/i.test(wkt.slice(0, 80))) return ['-t_srs', 'EPSG:4326']
  const [west, south, east, north] = field?.extent ?? [0, 0, 0, 0]
  if (west >= -180 && east <= 180 && south >= -90 && north <= 90) return ['-a_srs', 'EPSG:4326']
  throw new ImportError('no-coordinate-system', {
    sv: `Lagret ${name} saknar koordinatsystem. Spara om filen med ett angivet, till exempel SWEREF 99 TM.`,
    en: `The layer ${name} has no coordinate system. Save the file again with one stated, for example SWEREF 99 TM.`,
  })
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
