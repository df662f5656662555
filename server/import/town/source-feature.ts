import type { Geometry, Position } from 'geojson'

/** Tags in OpenStreetMap's vocabulary: other sources are translated to it where they are read. */
export type Tags = Readonly<Record<string, string>>

/** One thing in a file, whatever kind of file it was. Positions are WGS 84 [lon, lat]. */
export type SourceFeature = {
  /** Unique within the file and the same at the next import: "way/123" in OpenStreetMap. */
  id: string
  tags: Tags
  geometry: Geometry
}

/** The rings of one polygon: the outer one, then its holes. */
export type Rings = Position[][]

/** Everything areal in a geometry, one entry a polygon; collections are searched through. */
export function polygonsOf(geometry: Geometry): Rings[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf)
  return []
}

/** Every line in a geometry; the rings of polygons are not lines. */
export function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates]
  if (geometry.type === 'MultiLineString') return geometry.coordinates
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(linesOf)
  return []
}

/** Every single position given as a point. */
export function pointsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates]
  if (geometry.type === 'MultiPoint') return geometry.coordinates
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(pointsOf)
  return []
}

/** Every position of a geometry, in no promised order. */
export function positionsOf(geometry: Geometry): Position[] {
  return [...pointsOf(geometry), ...linesOf(geometry).flat(), ...polygonsOf(geometry).flat(2)]
}

/**
 * Names for the parts of one feature: the first keeps the feature's own id, the rest are numbered
 * from 2 ("relation/5", "relation/5#2"), so that a part added later does not rename the others.
 */
export const partId = (id: string, index: number): string =>
  index === 0 ? id : `${id}#${index + 1}`

/** The name to show: the Swedish one where a place has several. Never longer than 120 characters. */
export function nameOf(tags: Tags): string | undefined {
  const name = (tags['name:sv'] ?? tags.name ?? '').trim().slice(0, 120).trim()
  return name === '' ? undefined : name
}
