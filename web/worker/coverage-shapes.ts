import type { Feature, Polygon } from 'geojson'
import { type Edition, editions } from '../../geodata/optics/standards.ts'
import type { LonLat } from '../../geodata/position.ts'
import { bandShapes, type CameraView, deadZones } from '../../geodata/visibility/camera-view.ts'
import type { Town } from '../../geodata/visibility/town.ts'

/** Ground as it is drawn: seen with one quality, or too near to be in the picture. */
export type ViewFeature = Feature<
  Polygon,
  {
    id: string
    camera: string
    zone: 'seen' | 'dead'
    /** How sharp, from 0 (seen, below the lowest band) to 1 (the edition's highest band). */
    rank: number
  }
>

/** A camera's view as features, the dullest band first, dead zones last. */
export function drawView(view: CameraView, edition: Edition, town: Town): ViewFeature[] {
  const steps = editions[edition].length
  const seen = bandShapes(view, edition, town).map(({ band, rings }, i) =>
    feature(`${view.id} ${i}`, view.id, { zone: 'seen', rank: (band + 1) / steps }, rings),
  )
  const dead = deadZones(view, town).map((rings, i) =>
    feature(`${view.id} dead ${i}`, view.id, { zone: 'dead', rank: 0 }, rings),
  )
  return [...seen, ...dead]
}

const feature = (
  id: string,
  camera: string,
  look: { zone: 'seen' | 'dead'; rank: number },
  rings: LonLat[][],
): ViewFeature => ({
  type: 'Feature',
  properties: { id, camera, ...look },
  // Positions here are readonly, which GeoJSON's types do not know.
  geometry: { type: 'Polygon', coordinates: rings as unknown as [number, number][][] },
})
