import type { Bbox, LonLat } from '../position.ts'
import { EARTH_RADIUS_M, toRadians } from '../units.ts'

/**
 * How far outside a box a position is, in metres on the sphere; 0 inside it and on its edge.
 * Measured to the nearest point of the box in degrees: exact to the south and north of it, and at
 * most a few per cent long to the east and west at 60° latitude and distances under 100 km.
 *
 * @param box may cross the antimeridian (west > east)
 */
export function metresOutside([west, south, east, north]: Bbox, [lon, lat]: LonLat): number {
  const nearestLat = Math.min(north, Math.max(south, lat))
  return distanceM([nearestLon(west, east, lon), nearestLat], [lon, lat])
}

function nearestLon(west: number, east: number, lon: number): number {
  const isBetween = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east
  if (isBetween) return lon
  return turnsApart(lon, west) <= turnsApart(lon, east) ? west : east
}

/** Degrees between two meridians, the short way round. */
const turnsApart = (a: number, b: number): number => {
  const apart = Math.abs(a - b) % 360
  return Math.min(apart, 360 - apart)
}

/** Great circle by the haversine formula. Source: R. W. Sinnott, Sky & Telescope 68, 1984. */
function distanceM([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const dPhi = toRadians(lat2 - lat1) / 2
  const dLambda = toRadians(lon2 - lon1) / 2
  const h =
    Math.sin(dPhi) ** 2 +
    Math.cos(toRadians(lat1)) * Math.cos(toRadians(lat2)) * Math.sin(dLambda) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
