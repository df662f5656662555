import type { Feature, Polygon } from 'geojson'
import { type Edition, editions } from '../../geodata/optics/standards.ts'
import type { LonLat } from '../../geodata/position.ts'
import {
  bandShapes,
  type CameraView,
  deadZones,
  reachShape,
  type Standing,
} from '../../geodata/visibility/camera-view.ts'
import type { Town } from '../../geodata/visibility/town.ts'

/** Ground as it is drawn: seen with one quality, too near to be in the picture, within reach, masked. */
export type ViewFeature = Feature<
  Polygon,
  {
    id: string
    camera: string
    zone: 'seen' | 'dead' | 'reach' | 'mask'
    /** How sharp, from 0 (seen, below the lowest band) to 1 (the edition's highest band). */
    rank: number
  }
>

/** A camera's view as features: what it can be turned to, then the dullest band first, dead zones, and masks last. */
export function drawView(
  view: CameraView,
  { masks }: Pick<Standing, 'masks'>,
  edition: Edition,
  town: Town,
): ViewFeature[] {
  const steps = editions[edition].length
  const seen = bandShapes(view, edition, town).map(({ band, rings }, i) =>
    feature(`${view.id} ${i}`, view.id, { zone: 'seen', rank: (band + 1) / steps }, rings),
  )
  const dead = deadZones(view, town).map((rings, i) =>
    feature(`${view.id} dead ${i}`, view.id, { zone: 'dead', rank: 0 }, rings),
  )
  const reach = reachShape(view, town).map((rings, i) =>
    feature(`${view.id} reach ${i}`, view.id, { zone: 'reach', rank: 0 }, rings),
  )
  const masked = masks.map(({ coordinates }, i) =>
    feature(`${view.id} mask ${i}`, view.id, { zone: 'mask', rank: 0 }, coordinates),
  )
  return [...reach, ...seen, ...dead, ...masked]
}

const feature = (
  id: string,
  camera: string,
  look: Pick<ViewFeature['properties'], 'zone' | 'rank'>,
  rings: readonly (readonly LonLat[])[],
): ViewFeature => ({
  type: 'Feature',
  properties: { id, camera, ...look },
  // Positions here are readonly, which GeoJSON's types do not know.
  geometry: { type: 'Polygon', coordinates: rings as unknown as [number, number][][] },
})
