import type { PlanePoint } from '../plane.ts'
import { add, crossing, distanceToSegment, type Line, left, offset } from './lines.ts'

// Rings in the local plane, metres: counter-clockwise lists of points, the first not repeated.

export type Ring = readonly PlanePoint[]
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Area, positive for a counter-clockwise ring. */
export function signedArea(ring: Ring): number {
  let twice = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    twice += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  return twice / 2
}

export const counterClockwise = (ring: Ring): Ring =>
  signedArea(ring) < 0 ? ring.toReversed() : ring

export function isInside([x, y]: PlanePoint, ring: Ring): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!]
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside
  }
  return inside
}

/** Distance to the ring itself, from within or without. */
export function distanceToRing(p: PlanePoint, ring: Ring): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    nearest = Math.min(nearest, distanceToSegment(p, ring[j]!, ring[i]!))
  return nearest
}

export function boxOf(points: Line): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

/** Mean of the corners: inside for the plain shapes of a town. */
export function middle(ring: Ring): PlanePoint {
  const sum = ring.reduce<PlanePoint>((a, b) => add(a, b), [0, 0])
  return [sum[0] / ring.length, sum[1] / ring.length]
}

const side = (a: PlanePoint, b: PlanePoint, c: PlanePoint) =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** True where the segments ab and cd cross; touching does not count. */
const segmentsCross = (a: PlanePoint, b: PlanePoint, c: PlanePoint, d: PlanePoint) =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0

/** True when no two edges of the ring cross and its area is positive. */
export function isSimple(ring: Ring): boolean {
  for (let i = 0; i < ring.length; i++)
    for (let j = i + 2; j < ring.length; j++)
      if (
        segmentsCross(ring[i]!, ring[i + 1]!, ring[j]!, ring[(j + 1) % ring.length]!) &&
        !(i === 0 && j === ring.length - 1)
      )
        return false
  return signedArea(ring) > 0
}

/** True when the rings are closer than `marginM`, cross, or one holds the other. */
export function ringsAreNear(a: Ring, b: Ring, marginM: number): boolean {
  if (isInside(a[0]!, b) || isInside(b[0]!, a)) return true
  for (let i = 0, j = a.length - 1; i < a.length; j = i++)
    for (let k = 0, l = b.length - 1; k < b.length; l = k++) {
      if (segmentsCross(a[j]!, a[i]!, b[l]!, b[k]!)) return true
      if (distanceToSegment(a[i]!, b[l]!, b[k]!) < marginM) return true
      if (distanceToSegment(b[k]!, a[j]!, a[i]!) < marginM) return true
    }
  return false
}

/**
 * The sides of a ring moved inwards, each by its own corners where moved sides meet.
 *
 * @param sides lines that together go counter-clockwise round the ring, each ending where the next begins
 */
export function insetSides(sides: readonly Line[], distancesM: readonly number[]): PlanePoint[][] {
  const moved = sides.map((line, i) => offset(line, distancesM[i]!))
  for (let i = 0; i < moved.length; i++) {
    const [a, b] = [moved[i]!, moved[(i + 1) % moved.length]!]
    const corner = crossing(a.at(-2)!, a.at(-1)!, b[0]!, b[1]!) ?? a.at(-1)!
    a[a.length - 1] = corner
    b[0] = corner
  }
  return moved
}

/** The sides joined into one ring. */
export const ringOf = (sides: readonly Line[]): Ring => sides.flatMap((line) => line.slice(0, -1))

/** True when moving the sides inwards turned none of their segments round. */
export const keepsShape = (before: readonly Line[], after: readonly Line[]): boolean =>
  before.every((line, i) =>
    line.every((point, k) => {
      const [next, a, b] = [line[k + 1], after[i]![k]!, after[i]![k + 1]]
      if (!next || !b) return true
      return (next[0] - point[0]) * (b[0] - a[0]) + (next[1] - point[1]) * (b[1] - a[1]) > 0
    }),
  )

/** A place and direction of its own: local x along `along`, local y to its left. */
export type Frame = { at: PlanePoint; along: PlanePoint }

export const placed = ({ at, along }: Frame, [x, y]: PlanePoint): PlanePoint =>
  add(add(at, along, x), left(along), y)

/** A rectangle in a frame, centred on local (x, y). */
export const rectangle = (frame: Frame, box: { x: number; y: number; w: number; d: number }) =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([i, j]) => placed(frame, [box.x + (i! * box.w) / 2, box.y + (j! * box.d) / 2])) as Ring

/** A round shape, a little uneven when `radii` vary. */
export const blob = (at: PlanePoint, radii: readonly number[], squash = 1): Ring =>
  radii.map((r, i) => {
    const turn = (2 * Math.PI * i) / radii.length
    return [at[0] + r * Math.cos(turn), at[1] + r * squash * Math.sin(turn)]
  })
