import type { LineString, Polygon } from '../../../geodata/model/shape.ts'
import type { TownObstacle } from '../../../geodata/model/town.ts'
import type { LonLat } from '../../../geodata/position.ts'
import { buildingHeight, buildingUse, heightOr, parseMetres } from './heights.ts'
import {
  linesOf,
  partId,
  pointsOf,
  polygonsOf,
  type SourceFeature,
  type Tags,
} from './source-feature.ts'

// Barriers one cannot see through, with their usual height in metres. The rest are only drawn.
const SOLID_M: Record<string, number> = {
  wall: 2,
  city_wall: 5,
  retaining_wall: 2,
  hedge: 2,
}
const TREE_M = 8
const CROWN_RADIUS_M = 3

export const isBuilding = (tags: Tags): boolean =>
  tags.building !== undefined && tags.building !== 'no' && tags.building !== ''

const isTree = (tags: Tags): boolean => tags.natural === 'tree'

export const isSolidBarrier = (tags: Tags): boolean =>
  tags.barrier !== undefined && Object.hasOwn(SOLID_M, tags.barrier)

/** True for a barrier that is a surface (a thick hedge) and not the outline of one (a walled park). */
export const isBarrierArea = (tags: Tags): boolean =>
  tags.barrier !== undefined && (tags.area === 'yes' || !OUTLINED.some((key) => key in tags))
const OUTLINED = ['leisure', 'landuse', 'amenity', 'natural', 'tourism', 'historic', 'place']

/**
 * What a feature puts in the way of sight: one obstacle a polygon, wall line or tree, with courtyards
 * kept as holes. Empty for everything one can see past. Polygons must be valid by now.
 */
export function obstaclesOf(feature: SourceFeature): TownObstacle[] {
  const { tags } = feature
  if (isBuilding(tags)) return buildingsOf(feature)
  if (isTree(tags)) return treesOf(feature)
  if (isSolidBarrier(tags)) return wallsOf(feature)
  return []
}

function buildingsOf({ id, tags, geometry }: SourceFeature): TownObstacle[] {
  const height = buildingHeight(tags)
  const use = buildingUse(tags)
  return polygonsOf(geometry).map((rings, i) => ({
    kind: 'building',
    shape: asPolygon(rings),
    ...height,
    crownRadiusM: null,
    use,
    externalId: partId(id, i),
  }))
}

function wallsOf({ id, tags, geometry }: SourceFeature): TownObstacle[] {
  const height = heightOr(tags, SOLID_M[tags.barrier!]!)
  const areas = polygonsOf(geometry)
  const shapes = isBarrierArea(tags)
    ? [...areas.map(asPolygon), ...linesOf(geometry).map(asLine)]
    : [...areas.flat(), ...linesOf(geometry)].map(asLine)
  return shapes.map((shape, i) => ({
    kind: 'wall',
    shape,
    ...height,
    crownRadiusM: null,
    use: tags.barrier!,
    externalId: partId(id, i),
  }))
}

function treesOf({ id, tags, geometry }: SourceFeature): TownObstacle[] {
  const height = heightOr(tags, TREE_M)
  const crownM = parseMetres(tags.diameter_crown)
  const crownRadiusM = crownM === undefined ? CROWN_RADIUS_M : Math.min(crownM / 2, 30)
  return pointsOf(geometry).map((position, i) => ({
    kind: 'tree',
    shape: { type: 'Point', coordinates: asLonLat(position) },
    ...height,
    crownRadiusM,
    use: '',
    externalId: partId(id, i),
  }))
}

/** The two first numbers of a GeoJSON position: readers ask GDAL for two dimensions. */
export const asLonLat = (position: readonly number[]): LonLat => [position[0]!, position[1]!]

const asPolygon = (rings: number[][][]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => ring.map(asLonLat)),
})
const asLine = (line: number[][]): LineString => ({
  type: 'LineString',
  coordinates: line.map(asLonLat),
})
