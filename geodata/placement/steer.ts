import type { Aim, Placement } from '../model/camera.ts'
import { localPlane, type PlanePoint } from '../plane.ts'
import type { LonLat } from '../position.ts'
import { toDegrees, turn, wrapHeading } from '../units.ts'

// What a hand does to a camera on the map, and the arrow keys as well. Angles come out in tenths of
// a degree and lengths in decimetres: finer than anybody aims, and readable as numbers.

const tenths = (value: number) => Math.round(value * 10) / 10
const within = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, value))

/** A position some metres to the east and north. */
export function shifted(position: LonLat, [eastM, northM]: PlanePoint): LonLat {
  const [lon, lat] = localPlane(position).toLonLat([eastM, northM])
  return [Number(lon.toFixed(9)), Number(lat.toFixed(9))]
}

/** Direction and distance from a camera to a point on the ground. */
export function sightTo(from: LonLat, to: LonLat): { headingDeg: number; distanceM: number } {
  const [x, y] = localPlane(from).toPlane(to)
  return { headingDeg: wrapHeading(toDegrees(Math.atan2(x, y))), distanceM: Math.hypot(x, y) }
}

/** Where a camera's line of sight is after so many metres in a direction from true north. */
export function pointAlong(from: LonLat, headingDeg: number, distanceM: number): LonLat {
  const angle = (headingDeg * Math.PI) / 180
  return localPlane(from).toLonLat([distanceM * Math.sin(angle), distanceM * Math.cos(angle)])
}

/** Looks in another direction. */
export const aimed = (aim: Aim, headingDeg: number): Aim => ({
  ...aim,
  headingDeg: tenths(wrapHeading(headingDeg)) % 360,
})

/**
 * Widens or narrows the view so that one of its edges points in `edgeDeg`; the middle stays. The
 * vertical angle follows as the lens does, so that the picture keeps its proportions.
 */
export const edgeTurned = (aim: Aim, side: 'left' | 'right', edgeDeg: number): Aim => {
  const off = turn(aim.headingDeg, edgeDeg)
  // Past straight behind the other half begins: a view is at most a whole turn.
  const half = side === 'right' ? (off < -90 ? 180 : off) : off > 90 ? 180 : -off
  return widened(aim, 2 * half)
}

/** Another horizontal angle, 1–360°, with the vertical one in proportion (but in a panorama). */
export function widened(aim: Aim, hfovDeg: number): Aim {
  const next = tenths(within(hfovDeg, 1, 360))
  const isFisheye = aim.projection === 'equidistant'
  const flat = !isFisheye && aim.hfovDeg < 150 && next < 150 && aim.vfovDeg < 150
  const half = (deg: number) => Math.tan((deg * Math.PI) / 360)
  const vfovDeg = flat
    ? 2 * toDegrees(Math.atan((half(aim.vfovDeg) * half(next)) / half(aim.hfovDeg)))
    : isFisheye
      ? (aim.vfovDeg * next) / aim.hfovDeg
      : aim.vfovDeg
  return { ...aim, hfovDeg: next, vfovDeg: tenths(within(vfovDeg, 1, 180)) }
}

/** Looks farther or nearer, 1–500 m. */
export const lengthened = (aim: Aim, rangeM: number): Aim => ({
  ...aim,
  rangeM: tenths(within(rangeM, 1, 500)),
})

/** Looks farther down or up, 0–90° under the horizon. */
export const tilted = (aim: Aim, tiltDeg: number): Aim => ({
  ...aim,
  tiltDeg: tenths(within(tiltDeg, 0, 90)),
})

/** A placement with one of its aims replaced. */
export const withAim = (placement: Placement, i: number, aim: Aim): Placement => ({
  ...placement,
  aims: placement.aims.with(i, aim),
})
