import type { Feature, Geometry, Position } from 'geojson'
import { type MapLayers, type MapProperties, mapLayers } from '../../../geodata/model/town.ts'
import { buildingHeight } from './heights.ts'
import { areaKind, barrierKind, type Drawn, lineKind } from './map-kind.ts'
import { isBarrierArea, isBuilding } from './obstacles.ts'
import type { NamedPlace } from './places.ts'
import { linesOf, nameOf, polygonsOf, type Rings, type SourceFeature } from './source-feature.ts'

/** A map with every layer there and nothing in them. */
export const emptyLayers = (): MapLayers =>
  // Every layer name is a key: that is what the type asks.
  Object.fromEntries(
    mapLayers.map((name) => [name, { type: 'FeatureCollection', features: [] }]),
  ) as unknown as MapLayers

/**
 * Draws features into layers: what an area, a line, a barrier or a building looks like, with its
 * Swedish name. Parts of a multipolygon stay together, so that its name is written once.
 */
export function drawLayers(features: readonly SourceFeature[], named: NamedPlace[]): MapLayers {
  const layers = emptyLayers()
  for (const feature of features) {
    for (const { layer, ...drawn } of draw(feature)) layers[layer].features.push(drawn)
  }
  for (const { mapKind, name, position } of named) {
    const geometry: Geometry = { type: 'Point', coordinates: [...position] }
    layers.places.features.push({ type: 'Feature', geometry, properties: { kind: mapKind, name } })
  }
  return layers
}

type DrawnFeature = Feature<Geometry, MapProperties> & { layer: Drawn['layer'] }

function draw({ tags, geometry }: SourceFeature): DrawnFeature[] {
  const name = nameOf(tags)
  const areas = polygonsOf(geometry)
  const lines = linesOf(geometry)
  const feature = (drawn: Drawn, shape: Geometry, more: Partial<MapProperties> = {}) => ({
    type: 'Feature' as const,
    layer: drawn.layer,
    geometry: shape,
    properties: { kind: drawn.kind, ...(name !== undefined && { name }), ...more },
  })

  if (isBuilding(tags)) {
    const { heightM } = buildingHeight(tags)
    const building = { layer: 'buildings', kind: 'building' } as const
    return areas.map((rings) => feature(building, asArea([rings]), { heightM }))
  }
  const drawn: DrawnFeature[] = []
  const area = areaKind(tags)
  if (area && areas.length > 0) drawn.push(feature(area, asArea(areas)))
  const line = lineKind(tags)
  const bridge = tags.bridge !== undefined && tags.bridge !== 'no' ? { bridge: true } : {}
  if (line && lines.length > 0) drawn.push(feature(line, asLines(lines), bridge))
  const barrier = barrierKind(tags)
  if (barrier) {
    const edges = isBarrierArea(tags) || lines.length === 0 ? areas.flat() : []
    const all = [...lines, ...edges]
    if (all.length > 0) drawn.push(feature(barrier, asLines(all)))
  }
  return drawn
}

const asArea = (polygons: Rings[]): Geometry =>
  polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons }

const asLines = (lines: Position[][]): Geometry =>
  lines.length === 1
    ? { type: 'LineString', coordinates: lines[0]! }
    : { type: 'MultiLineString', coordinates: lines }
