import Flatbush from 'flatbush'
import type { LonLat } from '../position.ts'
import { runsOf, type Shape } from './positions.ts'

/** Where a ring crosses itself or another one: between which runs, and at what position. */
export type Crossing = { path: string; position: LonLat }

/** Most pairs of edges that are looked at: a second's work, far more than drawn shapes have. */
const MAX_PAIRS = 10_000_000

type Segment = { run: number; place: number; last: number; a: LonLat; b: LonLat }

/**
 * The first place where the rings of an area cross, overlap along an edge, or where one ring comes
 * back to a position it has passed. Rings of different kinds may touch in a point (OGC Simple
 * Features 6.1.11). Holes outside their ring are not looked for. Lines and points never cross here.
 *
 * Edges are compared through an index of their boxes, turned so that most edges run along them: near
 * linear for the shapes people draw, and for hatchings and combs.
 *
 * @returns `too-intricate` when more than `MAX_PAIRS` pairs of edges lie too near to be told apart
 */
export function findCrossing(shape: Shape): Crossing | 'too-intricate' | undefined {
  if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon') return undefined
  const runs = runsOf(shape)
  const segments = runs.flatMap(({ positions }, run) => segmentsOf(positions, run))
  if (segments.length === 0) return undefined

  const boxes = turnedBoxes(segments)
  const index = new Flatbush(segments.length)
  for (const box of boxes) index.add(...box)
  index.finish()
  let pairs = 0
  for (const [i, segment] of segments.entries()) {
    const mayMeet = (j: number) => j > i && ++pairs <= MAX_PAIRS && !areApart(segment, segments[j]!)
    for (const j of index.search(...boxes[i]!, mayMeet)) {
      const position = meetingOf(segment, segments[j]!)
      if (position) return { path: runs[segment.run]!.path, position }
    }
    if (pairs > MAX_PAIRS) return 'too-intricate'
  }
  return undefined
}

/**
 * Boxes of the edges in axes that follow the longest ones: the direction that edges have in common,
 * whether along it or across (the mean of angles four times as wide, by length). An edge along an
 * axis has a box hardly wider than itself, so that few others meet it.
 */
function turnedBoxes(segments: readonly Segment[]): Box[] {
  const [x0, y0] = segments[0]!.a
  let [along, across, reach] = [0, 0, 0]
  for (const { a, b } of segments) {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const angle = 4 * Math.atan2(dy, dx)
    const length = Math.hypot(dx, dy)
    along += length * Math.cos(angle)
    across += length * Math.sin(angle)
    reach = Math.max(reach, Math.abs(b[0] - x0), Math.abs(b[1] - y0))
  }
  const turn = Math.atan2(across, along) / 4
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const turned = ([x, y]: LonLat): LonLat => [
    (x - x0) * cos + (y - y0) * sin,
    (y - y0) * cos - (x - x0) * sin,
  ]
  // Turning rounds: what touches must still meet.
  const slack = reach * 1e-12
  return segments.map(({ a, b }) => {
    const [west, south, east, north] = boxOf(turned(a), turned(b))
    return [west - slack, south - slack, east + slack, north + slack]
  })
}

function segmentsOf(positions: readonly LonLat[], run: number): Segment[] {
  const corners = positions.filter((p, i) => i === 0 || !isSame(p, positions[i - 1]!))
  return corners
    .slice(1)
    .map((b, place) => ({ run, place, last: corners.length - 2, a: corners[place]!, b }))
}

const isSame = ([x1, y1]: LonLat, [x2, y2]: LonLat) => x1 === x2 && y1 === y2

type Box = readonly [west: number, south: number, east: number, north: number]

const boxOf = ([x1, y1]: LonLat, [x2, y2]: LonLat): Box => [
  Math.min(x1, x2),
  Math.min(y1, y2),
  Math.max(x1, x2),
  Math.max(y1, y2),
]

/** Whether one edge lies wholly to one side of the other: told quickly, of nearly all pairs. */
const areApart = ({ a: a1, b: b1 }: Segment, { a: a2, b: b2 }: Segment): boolean =>
  sideOf(a1, b1, a2) * sideOf(a1, b1, b2) > 0 || sideOf(a2, b2, a1) * sideOf(a2, b2, b1) > 0

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
const sideOf = (a: LonLat, b: LonLat, c: LonLat) =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

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
