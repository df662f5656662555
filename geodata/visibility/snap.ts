import Flatbush from 'flatbush'

// Outlines as they were drawn cross, touch, overlap and miss each other by a millimetre. Here they become
// segments that meet only at their ends, on whole millimetres: what a mesh can be made of, and on which
// every question of left or right is answered exactly.

/** Corners closer than this become one, and a wall half as close to a corner goes through it. */
export const SNAP_MM = 3

/** A chain of corners of one obstacle: x0, y0, x1, y1 … in whole millimetres. */
export type Chain = { obstacle: number; corners: ArrayLike<number>; closed: boolean }

/**
 * Segments that meet only at their ends. `a`, `b` are indices in `points`, a < b, each pair once;
 * `of[i]` are the obstacles segment i is part of, each as often as its chains run along it.
 */
export type Snapped = {
  /** x, y of each corner in whole millimetres. */
  points: number[]
  a: number[]
  b: number[]
  of: number[][]
}

/**
 * Rounds chains so that they cross nowhere but at common corners: corners within `SNAP_MM` become one,
 * walls are led through corners that lie on them, and where two cross a corner is made. What moves moves
 * by millimetres.
 *
 * Source: iterated snap rounding (Hobby 1999; Halperin and Packer 2002), with a tolerance for the pixel. It
 * ends: a segment is led through a corner only where both its parts come out shorter, and the squares of their
 * lengths are whole numbers.
 */
export function snap(chains: readonly Chain[]): Snapped {
  const corners = new Corners()
  let segments: Segment[] = chains.flatMap((chain) => segmentsOf(chain, corners))
  for (;;) {
    const stops = stopsOn(segments, corners)
    if (stops.size === 0) break
    segments = segments.flatMap((segment, i) => cut(segment, stops.get(i), corners))
  }
  return gathered(segments, corners)
}

type Segment = { a: number; b: number; obstacle: number }

/** Corners by place, at least `SNAP_MM` from every other where that can be had. */
class Corners {
  readonly points: number[] = []
  readonly #byCell = new Map<number, number[]>()

  /**
   * The corner at a place: one that is there or near already, or a new one.
   *
   * @param suits says whether one near will do; one that is just there always does
   */
  at(x: number, y: number, suits: (corner: number) => boolean = () => true): number {
    const [column, row] = [Math.floor(x / SNAP_MM), Math.floor(y / SNAP_MM)]
    for (let i = column - 1; i <= column + 1; i++)
      for (let j = row - 1; j <= row + 1; j++)
        for (const known of this.#byCell.get(cellKey(i, j)) ?? []) {
          const [dx, dy] = [this.points[2 * known]! - x, this.points[2 * known + 1]! - y]
          const apart = dx * dx + dy * dy
          if (apart === 0 || (apart < SNAP_MM * SNAP_MM && suits(known))) return known
        }
    const made = this.points.length / 2
    this.points.push(x, y)
    const key = cellKey(column, row)
    const there = this.#byCell.get(key)
    if (there) there.push(made)
    else this.#byCell.set(key, [made])
    return made
  }
}

/** One number for a cell; a town reaches less than 2²⁵ cells of 3 mm (100 km) either way. */
const cellKey = (column: number, row: number) => (column + 2 ** 25) * 2 ** 26 + row + 2 ** 25

function segmentsOf({ obstacle, corners: flat, closed }: Chain, corners: Corners): Segment[] {
  const ids: number[] = []
  for (let k = 0; k < flat.length; k += 2) ids.push(corners.at(flat[k]!, flat[k + 1]!))
  const ends = closed ? [...ids.slice(1), ids[0]!] : ids.slice(1)
  return ends.flatMap((b, i) => (b === ids[i]! ? [] : [{ a: ids[i]!, b, obstacle }]))
}

/** Corners that segments must be led through, by the segment's place in the list. */
function stopsOn(segments: readonly Segment[], corners: Corners): Map<number, number[]> {
  const stops = new Map<number, number[]>()
  if (segments.length === 0) return stops
  const stop = (i: number, corner: number) => {
    const there = stops.get(i)
    if (!there) stops.set(i, [corner])
    else if (!there.includes(corner)) there.push(corner)
  }
  const { points } = corners
  const index = new Flatbush(segments.length)
  for (const { a, b } of segments)
    index.add(
      Math.min(points[2 * a]!, points[2 * b]!) - SNAP_MM,
      Math.min(points[2 * a + 1]!, points[2 * b + 1]!) - SNAP_MM,
      Math.max(points[2 * a]!, points[2 * b]!) + SNAP_MM,
      Math.max(points[2 * a + 1]!, points[2 * b + 1]!) + SNAP_MM,
    )
  index.finish()
  const known = points.length / 2
  for (let corner = 0; corner < known; corner++) {
    const [x, y] = [points[2 * corner]!, points[2 * corner + 1]!]
    for (const i of index.search(x, y, x, y))
      if (isOn(points, segments[i]!, corner) && isBetween(points, segments[i]!, corner))
        stop(i, corner)
  }
  // Those that cross are led through a corner where they do, unless a stop already parts them there.
  for (const [i, one] of segments.entries()) {
    const [ax, ay] = [points[2 * one.a]!, points[2 * one.a + 1]!]
    const [bx, by] = [points[2 * one.b]!, points[2 * one.b + 1]!]
    const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const
    for (const j of index.search(...box)) {
      if (j <= i || stops.has(i) || stops.has(j)) continue
      const place = crossing(points, one, segments[j]!)
      if (!place) continue
      const suits = (corner: number) =>
        [i, j].every((k) => isEnd(segments[k]!, corner) || isBetween(points, segments[k]!, corner))
      const corner = corners.at(...place, suits)
      for (const k of [i, j]) if (isBetween(points, segments[k]!, corner)) stop(k, corner)
    }
  }
  return stops
}

const isEnd = ({ a, b }: Pick<Segment, 'a' | 'b'>, corner: number) => corner === a || corner === b

/** Whether a segment led through a corner has two parts that are both shorter than it. */
function isBetween(
  points: readonly number[],
  { a, b }: Pick<Segment, 'a' | 'b'>,
  corner: number,
): boolean {
  const [ax, ay] = [points[2 * a]!, points[2 * a + 1]!]
  const [bx, by] = [points[2 * b]!, points[2 * b + 1]!]
  const [x, y] = [points[2 * corner]!, points[2 * corner + 1]!]
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2
  return (
    !isEnd({ a, b }, corner) &&
    (x - ax) ** 2 + (y - ay) ** 2 < length2 &&
    (x - bx) ** 2 + (y - by) ** 2 < length2
  )
}

/** Whether a segment passes within half of `SNAP_MM` of a corner that is not its end. */
function isOn(points: readonly number[], { a, b }: Segment, corner: number): boolean {
  if (corner === a || corner === b) return false
  const [ax, ay] = [points[2 * a]!, points[2 * a + 1]!]
  const [dx, dy] = [points[2 * b]! - ax, points[2 * b + 1]! - ay]
  const [px, py] = [points[2 * corner]! - ax, points[2 * corner + 1]! - ay]
  const along = px * dx + py * dy
  const length2 = dx * dx + dy * dy
  if (along <= 0 || along >= length2) return false
  const across = dx * py - dy * px
  return 4 * across * across < SNAP_MM * SNAP_MM * length2
}

/** Where two segments cross between their ends, rounded; `undefined` where they do not. */
function crossing(
  points: readonly number[],
  one: Segment,
  other: Segment,
): readonly [number, number] | undefined {
  if (isEnd(other, one.a) || isEnd(other, one.b)) return undefined
  const [ax, ay] = [points[2 * one.a]!, points[2 * one.a + 1]!]
  const [bx, by] = [points[2 * one.b]! - ax, points[2 * one.b + 1]! - ay]
  const [cx, cy] = [points[2 * other.a]! - ax, points[2 * other.a + 1]! - ay]
  const [dx, dy] = [points[2 * other.b]! - ax, points[2 * other.b + 1]! - ay]
  const [c, d] = [bx * cy - by * cx, bx * dy - by * dx]
  if (c > 0 === d > 0) return undefined
  const [ex, ey] = [dx - cx, dy - cy]
  const [from, to] = [ex * -cy - ey * -cx, ex * (by - cy) - ey * (bx - cx)]
  if (from > 0 === to > 0) return undefined
  const t = c / (c - d)
  return [Math.round(ax + cx + t * ex), Math.round(ay + cy + t * ey)]
}

/** A segment led through its stops, in their order along it. */
function cut(segment: Segment, stops: number[] | undefined, { points }: Corners): Segment[] {
  if (!stops) return [segment]
  const { a, b, obstacle } = segment
  const [ax, ay] = [points[2 * a]!, points[2 * a + 1]!]
  const [dx, dy] = [points[2 * b]! - ax, points[2 * b + 1]! - ay]
  const along = (i: number) => (points[2 * i]! - ax) * dx + (points[2 * i + 1]! - ay) * dy
  const chain = [a, ...stops.toSorted((one, other) => along(one) - along(other)), b]
  return chain.slice(1).map((end, i) => ({ a: chain[i]!, b: end, obstacle }))
}

/** Segments by their ends, each once, with the obstacles they are of. */
function gathered(segments: readonly Segment[], { points }: Corners): Snapped {
  const known = new Map<number, number>()
  const snapped: Snapped = { points, a: [], b: [], of: [] }
  for (const { a, b, obstacle } of segments) {
    const [low, high] = a < b ? [a, b] : [b, a]
    const key = low * 2 ** 26 + high
    const at = known.get(key)
    if (at !== undefined) {
      snapped.of[at]!.push(obstacle)
      continue
    }
    known.set(key, snapped.a.length)
    snapped.a.push(low)
    snapped.b.push(high)
    snapped.of.push([obstacle])
  }
  return snapped
}
