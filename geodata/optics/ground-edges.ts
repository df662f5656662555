import { GeoError } from '../errors.ts'
import { toRadians } from '../units.ts'

/** How a camera is held: the middle of its picture points `tiltDeg` down from the horizon. */
export type Held = { mountHeightM: number; tiltDeg: number; vfovDeg: number }

/**
 * Where the bottom and the top of the picture meet the plane of the target: nearer than `nearM` is
 * the dead zone under the camera, farther than `farM` is over the picture's upper edge.
 *
 * `(H − h) / tan(tilt ± VFOV / 2)`: near is 0 when the picture reaches straight down, far is
 * `Infinity` when it reaches the horizon.
 *
 * @param targetHeightM 0 is the ground, 1.7 a face
 * @returns ground distances in metres; a target at or over the camera's height has near 0
 * @throws {GeoError} tilt-out-of-range unless 0 ≤ tiltDeg ≤ 90; fov-out-of-range unless
 *   0 < vfovDeg ≤ 180
 */
export function groundEdges(
  { mountHeightM, tiltDeg, vfovDeg }: Held,
  targetHeightM = 0,
): { nearM: number; farM: number } {
  if (!(tiltDeg >= 0 && tiltDeg <= 90))
    throw new GeoError('tilt-out-of-range', `tiltDeg is ${tiltDeg}, expected 0–90`)
  if (!(vfovDeg > 0 && vfovDeg <= 180))
    throw new GeoError('fov-out-of-range', `vfovDeg is ${vfovDeg}, expected 0–180`)
  const drop = Math.max(0, mountHeightM - targetHeightM)
  const bottomDeg = tiltDeg + vfovDeg / 2
  const topDeg = tiltDeg - vfovDeg / 2
  return {
    nearM: bottomDeg >= 90 ? 0 : drop / Math.tan(toRadians(bottomDeg)),
    farM: topDeg <= 0 ? Number.POSITIVE_INFINITY : drop / Math.tan(toRadians(topDeg)),
  }
}
