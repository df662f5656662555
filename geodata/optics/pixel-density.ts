import { GeoError } from '../errors.ts'
import type { Projection } from '../model/camera.ts'
import { toRadians } from '../units.ts'

/** Widest field of view a flat (rectilinear) picture is taken for; wider ones are stitched panoramas. */
const WIDEST_RECTILINEAR_DEG = 150

/** Whether a picture is taken for a flat one: straight lines are straight in it. */
export const isRectilinear = ({
  hfovDeg,
  projection,
}: Pick<Picture, 'hfovDeg' | 'projection'>): boolean =>
  projection === 'rectilinear' && hfovDeg <= WIDEST_RECTILINEAR_DEG

/** A picture across: pixels over a horizontal field of view. */
export type Picture = { widthPx: number; hfovDeg: number; projection: Projection }

/**
 * Pixels on one metre at distance 1 m, facing the camera in the middle of its view; at distance D it
 * is this divided by D.
 *
 * Rectilinear: `px / (2 tan(HFOV / 2))` (EN 62676-4, annex B). Of a fisheye, and of a panorama wider than
 * 150°, equidistant: the pixels are shared evenly over the angle.
 *
 * @throws {GeoError} fov-out-of-range unless 0 < hfovDeg ≤ 360; resolution-out-of-range unless
 *   widthPx > 0
 */
export function pxPerMAtOneM({ widthPx, hfovDeg, projection }: Picture): number {
  if (!(hfovDeg > 0 && hfovDeg <= 360))
    throw new GeoError('fov-out-of-range', `hfovDeg is ${hfovDeg}, expected 0–360`)
  if (!(widthPx > 0))
    throw new GeoError('resolution-out-of-range', `widthPx is ${widthPx}, expected more than 0`)
  return isRectilinear({ hfovDeg, projection })
    ? widthPx / (2 * Math.tan(toRadians(hfovDeg) / 2))
    : widthPx / toRadians(hfovDeg)
}

/** Pixels per metre at a slant distance in metres, more than 0. @throws {GeoError} as `pxPerMAtOneM` */
export const pxPerM = (picture: Picture, distanceM: number): number =>
  pxPerMAtOneM(picture) / distanceM

/**
 * Ground distance in metres within which a target is seen with at least `density` px/m.
 *
 * @param dropM height of the camera over the target, in metres: the distance that counts is slant
 * @returns 0 when not even straight below is near enough
 */
export function reachM(picture: Picture, density: number, dropM = 0): number {
  const slant = pxPerMAtOneM(picture) / density
  return slant > Math.abs(dropM) ? Math.sqrt(slant ** 2 - dropM ** 2) : 0
}
