import Flatbush from 'flatbush'
import type { Plane } from '../plane.ts'
import type { LonLat } from '../position.ts'

/** A shape that may stand in the way, as the API sends it. */
export type ObstacleFeature = {
  id: string
  kind: 'building' | 'wall' | 'tree'
  heightM: number
  shape:
    | { type: 'Polygon'; coordinates: LonLat[][] }
    | { type: 'LineString'; coordinates: LonLat[] }
    | { type: 'Point'; coordinates: LonLat }
}

/** A building's outline on the plane: rings of [x0, y0, x1, y1, …] in metres, not closed; holes follow. */
export type Footprint = { id: string; rings: Float64Array[] }

/** Everything in a town that stops sight, on its plane, indexed. */
export type Walls = {
  /** ax, ay, bx, by of each wall in metres; walls meet only at their ends. */
  segments: Float64Array
  index: Flatbush | undefined
  footprints: Footprint[]
  footprintIndex: Flatbush | undefined
}

/** A free-standing wall lower than this is looked over by any street camera. */
const LOWEST_HIDING_WALL_M = 2

/**
 * Walls of a town for the flat visibility: every building hides whatever its height, a free-standing
 * wall does from 2 m, trees do not. Walls that cross are split where they do.
 */
export function buildWalls(obstacles: readonly ObstacleFeature[], plane: Plane): Walls {
  const footprints: Footprint[] = []
  const raw: number[] = []
  for (const { id, kind, heightM, shape } of obstacles) {
    if (shape.type === 'Point') continue
    if (kind === 'wall' && heightM < LOWEST_HIDING_WALL_M) continue
    if (shape.type === 'LineString') {
      pushChain(raw, toFlat(shape.coordinates, plane), false)
      continue
    }
    const rings = shape.coordinates.map((ring) => toFlat(ring.slice(0, -1), plane))
    for (const ring of rings) pushChain(raw, ring, true)
    if (kind === 'building') footprints.push({ id, rings })
  }
  const segments = splitAtCrossings(Float64Array.from(raw))
  return {
    segments,
    index: indexOf(segments.length / 4, (i) => segments.subarray(4 * i, 4 * i + 4)),
    footprints,
    footprintIndex: indexOf(footprints.length, (i) => footprints[i]!.rings[0]!),
  }
}

function toFlat(positions: readonly LonLat[], plane: Plane): Float64Array {
  const flat = new Float64Array(positions.length * 2)
  for (let i = 0; i < positions.length; i++) {
    const [x, y] = plane.toPlane(positions[i]!)
    flat[2 * i] = x
    flat[2 * i + 1] = y
  }
  return flat
}

function pushChain(out: number[], points: Float64Array, closed: boolean): void {
  const n = points.length / 2
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const j = (i + 1) % n
    const [ax, ay, bx, by] = [
      points[2 * i]!,
      points[2 * i + 1]!,
      points[2 * j]!,
      points[2 * j + 1]!,
    ]
    if (ax !== bx || ay !== by) out.push(ax, ay, bx, by)
  }
}

/** @param points flat coordinates of item `i` */
function indexOf(n: number, points: (i: number) => Float64Array): Flatbush | undefined {
  if (n === 0) return undefined
  const index = new Flatbush(n)
  for (let i = 0; i < n; i++) {
    const flat = points(i)
    let [minX, minY, maxX, maxY] = [flat[0]!, flat[1]!, flat[0]!, flat[1]!]
    for (let k = 2; k < flat.length; k += 2) {
      minX = Math.min(minX, flat[k]!)
      maxX = Math.max(maxX, flat[k]!)
      minY = Math.min(minY, flat[k + 1]!)
      maxY = Math.max(maxY, flat[k + 1]!)
    }
    index.add(minX, minY, maxX, maxY)
  }
  index.finish()
  return index
}

/** Cuts walls where they cross another, so that from anywhere the nearest changes only at an end. */
function splitAtCrossings(segments: Float64Array): Float64Array {
  const n = segments.length / 4
  const index = indexOf(n, (i) => segments.subarray(4 * i, 4 * i + 4))
  if (!index) return segments
  const out: number[] = []
  for (let i = 0; i < n; i++) {
    const [ax, ay, bx, by] = wallAt(segments, i)
    const others = index.search(
      Math.min(ax, bx),
      Math.min(ay, by),
      Math.max(ax, bx),
      Math.max(ay, by),
    )
    const cuts = [0, 1]
    for (const j of others) {
      if (j === i) continue
      const t = crossing([ax, ay, bx, by], wallAt(segments, j))
      if (t !== undefined) cuts.push(t)
    }
    cuts.sort((a, b) => a - b)
    for (let k = 0; k + 1 < cuts.length; k++) {
      const [t0, t1] = [cuts[k]!, cuts[k + 1]!]
      if (t1 - t0 < 1e-9) continue
      out.push(ax + t0 * (bx - ax), ay + t0 * (by - ay), ax + t1 * (bx - ax), ay + t1 * (by - ay))
    }
  }
  return Float64Array.from(out)
}

type Segment = readonly [ax: number, ay: number, bx: number, by: number]

const wallAt = (segments: Float64Array, i: number): Segment => [
  segments[4 * i]!,
  segments[4 * i + 1]!,
  segments[4 * i + 2]!,
  segments[4 * i + 3]!,
]

/** How far along the first, 0–1 exclusive, the second one crosses or touches it. */
function crossing([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): number | undefined {
  const denominator = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
  if (denominator === 0) return undefined
  const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / denominator
  const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / denominator
  return t > 0 && t < 1 && u >= 0 && u <= 1 ? t : undefined
}
