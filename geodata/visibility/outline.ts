import type { PlanePoint } from '../plane.ts'
import { sightAt, type VisibleRegion } from './visible-region.ts'

/** Corners as x, y pairs in metres on the plane, clockwise, not closed. */
export type Corners = Float64Array

/**
 * The outer edge of what a region sees, nearer than `limitM`: the corners from the left edge of the
 * view to the right one, without the apex.
 *
 * @param toleranceM largest gap between an arc and the chords that stand for it
 */
export function outline(region: VisibleRegion, limitM: number, toleranceM = 0.25): Corners {
  const { apex, headingRad, angles } = region
  const limit = Math.min(limitM, region.rangeM)
  const widestStep = 2 * Math.acos(Math.max(0, 1 - toleranceM / limit))
  const corners: number[] = []
  const push = (angle: number, distance: number) => {
    const direction = headingRad + angle
    corners.push(apex[0] + distance * Math.sin(direction), apex[1] + distance * Math.cos(direction))
  }
  for (let slice = 0; slice + 1 < angles.length; slice++) {
    for (const [from, to, atLimit] of piecesOf(region, slice, limit)) {
      const steps = atLimit ? Math.max(1, Math.ceil((to - from) / widestStep)) : 1
      for (let k = 0; k <= steps; k++) {
        const angle = from + ((to - from) * k) / steps
        push(angle, atLimit ? limit : Math.min(limit, sightAt(region, slice, angle)))
      }
    }
  }
  return Float64Array.from(corners)
}

type Piece = readonly [fromRad: number, toRad: number, atLimit: boolean]

/** A slice cut where its wall passes through the circle of `limit`. */
function piecesOf({ angles, ends }: VisibleRegion, slice: number, limit: number): Piece[] {
  const [from, to] = [angles[slice]!, angles[slice + 1]!]
  const [ax, ay, bx, by] = ends.subarray(4 * slice, 4 * slice + 4)
  if (ax === undefined || ay === undefined || bx === undefined || by === undefined) return []
  if (Number.isNaN(ax)) return [[from, to, true]]

  // The foot of the perpendicular from the apex, then half the chord that the circle cuts.
  const length = Math.hypot(bx - ax, by - ay)
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length]
  const along = -(ax * ux + ay * uy)
  const foot: PlanePoint = [ax + along * ux, ay + along * uy]
  const away = Math.hypot(foot[0], foot[1])
  if (away >= limit) return [[from, to, true]]
  const half = Math.sqrt(limit * limit - away * away)
  const cuts = [-half, half]
    .map((s) => Math.atan2(foot[0] + s * ux, foot[1] + s * uy))
    .filter((angle) => angle > from && angle < to)
    .sort((a, b) => a - b)
  const stops = [from, ...cuts, to]
  return stops.slice(1).map((stop, k) => {
    const start = stops[k]!
    const middle = (start + stop) / 2
    const sight =
      (ax * (by - ay) - ay * (bx - ax)) /
      (Math.sin(middle) * (by - ay) - Math.cos(middle) * (bx - ax))
    return [start, stop, sight > limit] as const
  })
}

/** Area in m² between the apex and an outline. */
export function outlineAreaM2(apex: PlanePoint, corners: Corners): number {
  let twice = 0
  for (let k = 0; k + 3 < corners.length; k += 2) {
    const [ax, ay] = [corners[k]! - apex[0], corners[k + 1]! - apex[1]]
    const [bx, by] = [corners[k + 2]! - apex[0], corners[k + 3]! - apex[1]]
    twice += bx * ay - by * ax
  }
  return twice / 2
}

/**
 * The ground seen between two distances, as closed rings on the plane (outer first, then holes): a
 * full circle has its inner edge as a hole, a narrower view is one ring round its inner edge.
 *
 * @returns no rings where nothing lies between the two distances
 */
export function between(region: VisibleRegion, nearM: number, farM: number): PlanePoint[][] {
  if (!(farM > nearM)) return []
  const outer = pairs(outline(region, farM))
  const inner = nearM > 0 ? pairs(outline(region, nearM)) : []
  const close = (ring: PlanePoint[]) => [...ring, ring[0]!]
  const full = region.halfFovRad >= Math.PI
  if (full)
    return inner.length > 0
      ? [close(outer.toReversed()), close(inner)]
      : [close(outer.toReversed())]
  const back = inner.length > 0 ? inner.toReversed() : [region.apex]
  return [close([...outer, ...back].toReversed())]
}

const pairs = (corners: Corners): PlanePoint[] =>
  Array.from(
    { length: corners.length / 2 },
    (_, i) => [corners[2 * i]!, corners[2 * i + 1]!] as const,
  )
