import Flatbush from 'flatbush'
import type { LonLat } from '../position.ts'
import { runsOf, type Shape } from './positions.ts'

/** Where a ring crosses itself or another one: between which runs, and at what position. */
export type Crossing = { path: string; position: LonLat }

type Segment = { run: number; place: number; last: number; a: LonLat; b: LonLat }

/**
 * The first place where the rings of an area cross, overlap along an edge, or where one ring comes
 * back to a position it has passed. Rings of different kinds may touch in a point (OGC Simple
 * Features 6.1.11). Holes outside their ring are not looked for. Lines and points never cross here.
 *
 * Edges are compared through an index of their boxes: near linear for the shapes people draw.
 */
export function findCrossing(shape: Shape): Crossing | undefined {
  if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon') return undefined
  const runs = runsOf(shape)
  const segments = runs.flatMap(({ positions }, run) => segmentsOf(positions, run))
  if (segments.length === 0) return undefined

  const index = new Flatbush(segments.length)
  for (const { a, b } of segments) index.add(...boxOf(a, b))
  index.finish()
  for (const [i, segment] of segments.entries()) {
    const near = index.search(...boxOf(segment.a, segment.b), (j) => j > i)
    for (const j of near) {
      const position = meetingOf(segment, segments[j]!)
      if (position) return { path: runs[segment.run]!.path, position }
    }
  }
  return undefined
}

function segmentsOf(positions: readonly LonLat[], run: number): Segment[] {
  const corners = positions.filter((p, i) => i === 0 || !isSame(p, positions[i - 1]!))
  return corners
    .slice(1)
    .map((b, place) => ({ run, place, last: corners.length - 2, a: corners[place]!, b }))
}

const isSame = ([x1, y1]: LonLat, [x2, y2]: LonLat) => x1 === x2 && y1 === y2

const boxOf = ([x1, y1]: LonLat, [x2, y2]: LonLat) =>
  [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)] as const

/** Where two edges meet in a way they may not. */
function meetingOf(s: Segment, t: Segment): LonLat | undefined {
  const inOneRing = s.run === t.run
  const apart = Math.abs(s.place - t.place)
  const areNeighbours = inOneRing && (apart === 1 || apart === s.last)

  const [d1, d2] = [sideOf(s.a, s.b, t.a), sideOf(s.a, s.b, t.b)]
  const [d3, d4] = [sideOf(t.a, t.b, s.a), sideOf(t.a, t.b, s.b)]
  if (d1 * d2 < 0 && d3 * d4 < 0) return along(s.a, s.b, d3 / (d3 - d4))
  if (d1 === 0 && d2 === 0 && d3 === 0 && d4 === 0) return overlapOf(s, t)
  if (!inOneRing || areNeighbours) return undefined
  // One ring that comes back to itself: a corner lies on an edge that is not its neighbour.
  if (d1 === 0 && isWithin(s, t.a)) return t.a
  if (d2 === 0 && isWithin(s, t.b)) return t.b
  if (d3 === 0 && isWithin(t, s.a)) return s.a
  if (d4 === 0 && isWithin(t, s.b)) return s.b
  return undefined
}

/** Twice the signed area of abc: positive when c is to the left of ab. */
const sideOf = ([ax, ay]: LonLat, [bx, by]: LonLat, [cx, cy]: LonLat) =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

const along = ([ax, ay]: LonLat, [bx, by]: LonLat, share: number): LonLat => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
]

const isWithin = ({ a, b }: Segment, [x, y]: LonLat): boolean => {
  const [west, south, east, north] = boxOf(a, b)
  return x >= west && x <= east && y >= south && y <= north
}

/** Two edges on one line: the first corner of the length they share, if they share more than a point. */
function overlapOf(s: Segment, t: Segment): LonLat | undefined {
  const axis = Math.abs(s.b[0] - s.a[0]) >= Math.abs(s.b[1] - s.a[1]) ? 0 : 1
  const [low, high] = [s.a, s.b].sort((p, q) => p[axis] - q[axis]) as [LonLat, LonLat]
  const [from, to] = [t.a, t.b].sort((p, q) => p[axis] - q[axis]) as [LonLat, LonLat]
  const start = from[axis] > low[axis] ? from : low
  const end = to[axis] < high[axis] ? to : high
  return start[axis] < end[axis] ? start : undefined
}
