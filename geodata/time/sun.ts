import type { LonLat } from '../position.ts'
import { toDegrees, toRadians } from '../units.ts'

/** The end of civil twilight: about when street lamps are lit and a picture needs light of its own. */
const DARK_BELOW_DEG = -6
const J2000_MS = Date.UTC(2000, 0, 1, 12)
const DAY_MS = 86_400_000

/**
 * How high the sun's middle stands over the horizon, in degrees; less than 0 is below it.
 *
 * Right to about a hundredth of a degree from 1950 to 2050, refraction left out. Source: The Astronomical
 * Almanac, "Low precision formulas for the Sun's coordinates".
 *
 * @param ms milliseconds since the epoch
 */
export function sunAltitudeDeg(ms: number, [lon, lat]: LonLat): number {
  const days = (ms - J2000_MS) / DAY_MS
  const meanLongitude = 280.46 + 0.9856474 * days
  const anomaly = toRadians(357.528 + 0.9856003 * days)
  const longitude = toRadians(
    meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly),
  )
  const obliquity = toRadians(23.439 - 0.0000004 * days)
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude))
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude))
  const siderealDeg = 280.46062 + 360.985647366 * days
  const hour = toRadians(siderealDeg + lon) - ascension
  const [sin, cos] = [Math.sin(toRadians(lat)), Math.cos(toRadians(lat))]
  return toDegrees(
    Math.asin(sin * Math.sin(declination) + cos * Math.cos(declination) * Math.cos(hour)),
  )
}

/** Whether it is dark at a place: the sun is more than 6° below the horizon. */
export const isDark = (ms: number, place: LonLat): boolean =>
  sunAltitudeDeg(ms, place) < DARK_BELOW_DEG
