import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec'
import { toRadians } from '../../../geodata/units.ts'

const EQUATOR_M = 40_075_016.686
const TILE_PX = 512

/** Pixels one metre takes on the map at a zoom and latitude (Web Mercator). */
export const pixelsPerMetre = (zoom: number, latitudeDeg: number): number =>
  (TILE_PX * 2 ** zoom) / (EQUATOR_M * Math.cos(toRadians(latitudeDeg)))

/**
 * Line width that keeps its metres on the ground from zoom 12 to 22, never thinner than `leastPx`.
 */
export function metresWide(
  widthM: number,
  latitudeDeg: number,
  leastPx = 0.6,
): ExpressionSpecification {
  const stops = [11, 12, 13, 14, 15, 16, 17, 18, 22].flatMap((zoom) => [
    zoom,
    Math.max(leastPx, widthM * pixelsPerMetre(zoom, latitudeDeg)),
  ])
  return [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    ...stops,
  ] as unknown as ExpressionSpecification // the tuple type cannot follow a spread
}
