import type { Town, TownObstacle } from '../model/town.ts'
import { localPlane, type Plane, type PlanePoint } from '../plane.ts'
import type { Bbox, LonLat } from '../position.ts'
import { townCameras } from './cameras.ts'
import type { Building } from './canvas.ts'
import { streetLamps } from './lamps.ts'
import { HALF_M, type Layout, layout } from './layout.ts'
import { mapLayersOf } from './map-layers.ts'
import { searchable } from './places.ts'
import { townSensitivePlaces } from './sensitive-places.ts'

/** Said on every record and on the map. */
const DEMO_SOURCE = 'påhittad demodata'
export const DEMO_ATTRIBUTION = 'Påhittad demodata'

/** Middle of the demo town: longitude, latitude. */
export const DEMO_CENTRE: LonLat = [17.0575, 61.3037]
export const demoPlane: Plane = localPlane(DEMO_CENTRE)

/**
 * A made-up Nordic town centre of about 1 × 1 km: the same seed gives the same town for ever.
 * Streets, buildings, cameras and lamps are invented; only the coordinates are Söderhamn's.
 */
export function demoTown(seed: number): Town {
  const plan = layout(seed)
  return {
    name: 'Påhittad småstad',
    source: DEMO_SOURCE,
    attribution: DEMO_ATTRIBUTION,
    bbox: demoBbox(),
    layers: mapLayersOf(plan, demoPlane, demoBbox()),
    obstacles: obstaclesOf(plan),
    lamps: streetLamps(plan).map(({ at, heightM, working }, i) => ({
      position: lonLat(at),
      heightM,
      working,
      externalId: `demo-lampa-${i + 1}`,
    })),
    cameras: townCameras(plan, demoPlane),
    places: searchable(plan, demoPlane),
    sensitivePlaces: townSensitivePlaces(plan, demoPlane),
  }
}

/** West, south, east, north: a little outside everything drawn. */
export function demoBbox(): Bbox {
  const corners = [-1, 1].flatMap((i) =>
    [-1, 1].map((j) => demoPlane.toLonLat([i * (HALF_M + 1), j * (HALF_M + 1)])),
  )
  const lons = corners.map(([lon]) => lon)
  const lats = corners.map(([, lat]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

const lonLat = (point: PlanePoint): LonLat => demoPlane.toLonLat(point)
const closed = (ring: readonly PlanePoint[]): LonLat[] => [...ring, ring[0]!].map(lonLat)

/** A building's outline with its courtyards as holes, which run the other way (RFC 7946). */
const polygonOf = ({ ring, holes }: Building) => ({
  type: 'Polygon' as const,
  coordinates: [closed(ring), ...holes.map((hole) => closed(hole.toReversed()))],
})

function obstaclesOf({ town }: Layout): TownObstacle[] {
  const buildings = town.buildings.map((building, i) => ({
    kind: 'building' as const,
    shape: polygonOf(building),
    heightM: building.heightM,
    heightSource: building.heightSource,
    crownRadiusM: null,
    use: building.use,
    externalId: `demo-hus-${i + 1}`,
  }))
  const walls = town.walls.map(({ line, heightM }, i) => ({
    kind: 'wall' as const,
    shape: { type: 'LineString' as const, coordinates: line.map(lonLat) },
    heightM,
    heightSource: 'estimated' as const,
    crownRadiusM: null,
    use: '',
    externalId: `demo-mur-${i + 1}`,
  }))
  const trees = town.trees.map(({ at, heightM, crownRadiusM }, i) => ({
    kind: 'tree' as const,
    shape: { type: 'Point' as const, coordinates: lonLat(at) },
    heightM,
    heightSource: 'estimated' as const,
    crownRadiusM,
    use: '',
    externalId: `demo-träd-${i + 1}`,
  }))
  return [...buildings, ...walls, ...trees]
}
