import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Geometry } from 'geojson'
import type { Gdal } from '../gdal-process.ts'
import { readFeatures } from '../source/read-features.ts'
import type { SourceFeature } from './source-feature.ts'

// GDAL's own osmconf.ini turns only a few tags into fields. This one gives every tag, as JSON, and
// says which closed ways are areas.
const CONFIG = `
closed_ways_are_polygons=aeroway,amenity,boundary,building,craft,historic,landuse,leisure,military,natural,office,place,shop,sport,tourism,water,waterway=riverbank,waterway=dock,man_made=bridge,man_made=pier,railway=station,public_transport=station
attribute_name_laundering=no
tags_format=json
[points]
osm_id=yes
all_tags=yes
[lines]
osm_id=yes
all_tags=yes
[multipolygons]
osm_id=yes
all_tags=yes
[multilinestrings]
osm_id=yes
all_tags=yes
[other_relations]
osm_id=yes
all_tags=yes
`
const CONFIG_FILE = 'osmconf.ini'

/** What GDAL must be told before it starts, for an OpenStreetMap file. */
export const osmEnv = { OSM_CONFIG_FILE: `/output/${CONFIG_FILE}` }

/** The layers that are read, in order: what they are called in GDAL and in words. */
const osmLayers = ['points', 'lines', 'multipolygons'] as const

/**
 * Every tagged node, way and multipolygon of an OpenStreetMap extract.
 *
 * GDAL must have been started with `osmEnv`. A layer can only be read once an opening, which is why
 * each is a request of its own. Relations that are neither multipolygons nor boundaries are left out.
 *
 * @throws {GdalRefusal} for a file that is damaged or cut short
 */
export async function readOsm(
  gdal: Gdal,
  input: string,
  onLayer: (done: number) => void,
): Promise<SourceFeature[]> {
  await writeFile(join(gdal.folder, CONFIG_FILE), CONFIG)
  const features: SourceFeature[] = []
  for (const [i, layer] of osmLayers.entries()) {
    const { file } = await gdal.convert(input, `osm-${layer}`, ['-f', 'GeoJSONSeq', layer])
    for await (const { properties, geometry } of readFeatures(join(gdal.folder, file))) {
      const tags = properties.all_tags
      if (geometry && isTags(tags)) features.push({ id: idOf(layer, properties), tags, geometry })
    }
    onLayer((i + 1) / osmLayers.length)
  }
  return features.map(asWayIfCoast)
}

const isTags = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null

function idOf(layer: (typeof osmLayers)[number], properties: Record<string, unknown>): string {
  if (layer === 'points') return `node/${properties.osm_id}`
  if (layer === 'lines') return `way/${properties.osm_id}`
  return properties.osm_way_id == null
    ? `relation/${properties.osm_id}`
    : `way/${properties.osm_way_id}`
}

// An island is a closed way tagged natural=…, so it comes as an area. Its edge is what counts.
function asWayIfCoast(feature: SourceFeature): SourceFeature {
  const { tags, geometry } = feature
  if (tags.natural !== 'coastline' || geometry.type !== 'MultiPolygon') return feature
  const edge: Geometry = { type: 'MultiLineString', coordinates: geometry.coordinates.flat() }
  return { ...feature, geometry: edge }
}
