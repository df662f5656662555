import { GeoError } from '../errors.ts'
import type { PlanePoint } from '../plane.ts'
import { toRadians } from '../units.ts'
import type { Walls } from './walls.ts'

/** Where one aim looks, on the plane. Heading is the middle of the view, clockwise from north. */
export type View = { headingDeg: number; hfovDeg: number; rangeM: number }

/**
 * What is seen from one point, as slices by angle: within a slice the first thing met is one wall, or
 * nothing within range. Everything is in the view's own frame: the apex is the origin, y straight
 * ahead and x to the right, so that angles are radians clockwise from the heading.
 */
export type VisibleRegion = {
  apex: PlanePoint
  headingRad: number
  halfFovRad: number
  rangeM: number
  /** Slice i lies between angles[i] and angles[i + 1], rising from −halfFov to +halfFov. */
  angles: Float64Array
  /** The wall that ends slice i as ax, ay, bx, by; NaN where nothing does within range. */
  ends: Float64Array
}

/** Slices thinner than this hold no area worth a vertex: 0.1 µm at 100 m. */
const THINNEST_RAD = 1e-9

/**
 * The part of the plane seen from `apex` between the walls, exact at every wall's end.
 *
 * An angular sweep over the walls in range: between two neighbouring wall ends the nearest wall does
 * not change (walls meet only at their ends), so it is asked for once in the middle, and the slice's
 * corners are found on that wall's own line. Ends whose angles come out equal, or swapped in the last
 * bit, enclose only slices without area. Source: Asano 1985, the open walls kept as a plain list.
 *
 * @throws {GeoError} fov-out-of-range unless 0 < hfovDeg ≤ 360; range-out-of-range unless rangeM > 0
 */
export function visibleRegion(walls: Walls, apex: PlanePoint, view: View): VisibleRegion {
  const { headingDeg, hfovDeg, rangeM } = view
  if (!(hfovDeg > 0 && hfovDeg <= 360))
    throw new GeoError('fov-out-of-range', `hfovDeg is ${hfovDeg}, expected 0–360`)
  if (!(rangeM > 0 && rangeM < Number.POSITIVE_INFINITY))
    throw new GeoError('range-out-of-range', `rangeM is ${rangeM}, expected more than 0`)

  const headingRad = toRadians(headingDeg)
  const halfFovRad = toRadians(hfovDeg) / 2
  const spans = spansInView(walls, apex, { headingRad, halfFovRad, rangeM })
  return { apex, headingRad, halfFovRad, rangeM, ...sweep(spans, halfFovRad) }
}

/** Walls in view: start and end angle, then ax, ay, bx, by in the view's frame. Six numbers each. */
type Spans = number[]
type Frame = { headingRad: number; halfFovRad: number; rangeM: number }

function spansInView({ segments, index }: Walls, [x, y]: PlanePoint, frame: Frame): Spans {
  const { headingRad, halfFovRad, rangeM } = frame
  const [sin, cos] = [Math.sin(headingRad), Math.cos(headingRad)]
  const spans: Spans = []
  for (const i of index?.search(x - rangeM, y - rangeM, x + rangeM, y + rangeM) ?? []) {
    const [ax, ay] = [segments[4 * i]! - x, segments[4 * i + 1]! - y]
    const [bx, by] = [segments[4 * i + 2]! - x, segments[4 * i + 3]! - y]
    pushSpan(
      spans,
      [ax * cos - ay * sin, ax * sin + ay * cos, bx * cos - by * sin, bx * sin + by * cos],
      { halfFovRad, rangeM },
    )
  }
  return spans
}

function pushSpan(
  spans: Spans,
  [ax, ay, bx, by]: readonly [number, number, number, number],
  { halfFovRad, rangeM }: { halfFovRad: number; rangeM: number },
): void {
  // Clip to the circle of range: |a + t (b − a)|² = range².
  const [dx, dy] = [bx - ax, by - ay]
  const qa = dx * dx + dy * dy
  const qb = ax * dx + ay * dy
  const root = qb * qb - qa * (ax * ax + ay * ay - rangeM * rangeM)
  if (root <= 0) return
  const t0 = Math.max(0, (-qb - Math.sqrt(root)) / qa)
  const t1 = Math.min(1, (-qb + Math.sqrt(root)) / qa)
  if (t0 >= t1) return

  const first = Math.atan2(ax + t0 * dx, ay + t0 * dy)
  const second = Math.atan2(ax + t1 * dx, ay + t1 * dy)
  const from = Math.min(first, second)
  const to = Math.max(first, second)
  // A wall spans less than half a turn: one that seems to span more passes behind, over ±π.
  const parts = to - from <= Math.PI ? [from, to] : [-Math.PI, from, to, Math.PI]
  for (let k = 0; k < parts.length; k += 2) {
    const start = Math.max(parts[k]!, -halfFovRad)
    const end = Math.min(parts[k + 1]!, halfFovRad)
    if (end - start > THINNEST_RAD) spans.push(start, end, ax, ay, bx, by)
  }
}

function sweep(spans: Spans, halfFovRad: number): { angles: Float64Array; ends: Float64Array } {
  const n = spans.length / 6
  const stops = new Float64Array(2 * n + 2)
  for (let i = 0; i < n; i++) stops.set([spans[6 * i]!, spans[6 * i + 1]!], 2 * i)
  stops.set([-halfFovRad, halfFovRad], 2 * n)
  stops.sort()
  const byStart = Array.from({ length: n }, (_, i) => i)
  byStart.sort((i, j) => spans[6 * i]! - spans[6 * j]!)

  const angles = [-halfFovRad]
  const ends: number[] = []
  const open: number[] = []
  let next = 0
  let last = -2
  for (let k = 0; k + 1 < stops.length; k++) {
    const [from, to] = [stops[k]!, stops[k + 1]!]
    if (to - from < THINNEST_RAD) continue
    const middle = (from + to) / 2
    while (next < n && spans[6 * byStart[next]!]! <= middle) open.push(byStart[next++]!)
    const nearest = nearestOpen(spans, open, middle)
    // A slice that ends at the same wall as the one before it is the same slice.
    if (nearest === last) angles[angles.length - 1] = to
    else {
      angles.push(to)
      for (let c = 2; c < 6; c++) ends.push(nearest < 0 ? Number.NaN : spans[6 * nearest + c]!)
    }
    last = nearest
  }
  angles[angles.length - 1] = halfFovRad
  return { angles: Float64Array.from(angles), ends: Float64Array.from(ends) }
}

/** Drops the walls that have ended from `open`, and gives the one met first at `angle`; −1 for none. */
function nearestOpen(spans: Spans, open: number[], angle: number): number {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  let nearest = -1
  let best = Number.POSITIVE_INFINITY
  for (let k = open.length - 1; k >= 0; k--) {
    const i = open[k]!
    if (spans[6 * i + 1]! <= angle) {
      open[k] = open[open.length - 1]!
      open.pop()
      continue
    }
    const distance = distanceTo(spans, 6 * i + 2, sin, cos)
    if (distance < best) {
      best = distance
      nearest = i
    }
  }
  return nearest
}

/** Distance along the direction (sin, cos) to the line of the wall that stands at `at` in `walls`. */
function distanceTo(walls: ArrayLike<number>, at: number, sin: number, cos: number): number {
  const [ax, ay] = [walls[at]!, walls[at + 1]!]
  const [dx, dy] = [walls[at + 2]! - ax, walls[at + 3]! - ay]
  return (ax * dy - ay * dx) / (sin * dy - cos * dx)
}

/**
 * How far one sees in slice `slice` at `angleRad`, in metres; the range where no wall is.
 */
export function sightAt({ ends, rangeM }: VisibleRegion, slice: number, angleRad: number): number {
  if (Number.isNaN(ends[4 * slice]!)) return rangeM
  return Math.min(rangeM, distanceTo(ends, 4 * slice, Math.sin(angleRad), Math.cos(angleRad)))
}

/**
 * Distance in metres to a point that the region sees, or `undefined` when it does not.
 */
export function seenFrom(region: VisibleRegion, [px, py]: PlanePoint): number | undefined {
  const { apex, headingRad, halfFovRad, rangeM, angles } = region
  const [x, y] = [px - apex[0], py - apex[1]]
  const distance = Math.hypot(x, y)
  if (distance > rangeM) return undefined
  const [sin, cos] = [Math.sin(headingRad), Math.cos(headingRad)]
  const angle = Math.atan2(x * cos - y * sin, x * sin + y * cos)
  if (Math.abs(angle) > halfFovRad) return undefined

  // The slice that holds the angle, by halving.
  let low = 0
  let high = angles.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (angles[middle]! <= angle) low = middle
    else high = middle - 1
  }
  return distance <= sightAt(region, low, angle) ? distance : undefined
}
