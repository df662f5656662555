import type { FeatureCollection, Geometry } from 'geojson'
import type { Bbox, LonLat } from '../position.ts'
import type { Aim, CameraKind, Placement } from './camera.ts'
import type { ObstacleKind } from './obstacle.ts'
import type { Provenance } from './record.ts'
import type { SensitivePlace } from './sensitive-place.ts'
import type { LineString, Point, Polygon } from './shape.ts'

/** The layers a town's map is drawn from; each becomes one layer of the PMTiles archive. */
export const mapLayers = [
  'ground',
  'green',
  'water',
  'waterway',
  'squares',
  'roads',
  'barriers',
  'buildings',
  'places',
] as const
export type MapLayerName = (typeof mapLayers)[number]

/**
 * Properties of a drawn feature. `kind` picks its look:
 * green: park, grass, wood, pitch, cemetery; squares: square, parking; water and waterway: river,
 * lake, sea, stream; roads: major, minor, pedestrian, service, path, rail; places: town, suburb,
 * square, park, station, water, bridge, landmark; buildings: building.
 */
export type MapProperties = {
  kind: string
  name?: string
  bridge?: boolean
  /** Buildings only, metres. */
  heightM?: number
}
export type MapLayers = Record<MapLayerName, FeatureCollection<Geometry, MapProperties>>

/** A named place or street to search for. */
export type Place = {
  kind: 'street' | 'place' | 'square' | 'park' | 'station' | 'water' | 'bridge' | 'address'
  name: string
  position: LonLat
  externalId: string | null
}

export type TownObstacle = {
  kind: ObstacleKind
  shape: Polygon | LineString | Point
  heightM: number
  heightSource: Provenance
  crownRadiusM: number | null
  use: string
  externalId: string | null
}

export type TownLamp = {
  position: LonLat
  heightM: number | null
  working: boolean
  externalId: string | null
}

/** A camera with the one place where it stands. */
export type TownCamera = {
  name: string
  kind: CameraKind
  indoor: boolean
  model: string
  position: LonLat
  mountHeightM: number
  aims: Aim[]
  /** What else is told of how it stands: hours, night, masks, what it turns to. */
  stated?: Pick<Placement, 'reach' | 'recordingHours' | 'night' | 'masks'>
  provenance: { height: Provenance; aim: Provenance; optics: Provenance }
  externalId: string | null
}

/** Everything one file, or the demo's seed, tells of a town. */
export type Town = {
  name: string
  /** Kept on every record as its source, for example "OpenStreetMap". */
  source: string
  attribution: string
  bbox: Bbox
  layers: MapLayers
  obstacles: TownObstacle[]
  lamps: TownLamp[]
  cameras: TownCamera[]
  places: Place[]
  sensitivePlaces: SensitivePlace[]
}
