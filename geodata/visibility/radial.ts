import type { PlanePoint } from '../plane.ts'

// Ground seen from a point, ray by ray. Along the ray at angle θ (radians to the left from east) a straight
// line lies at the distance r with 1/r = a cos θ + b sin θ, and a circle round the point at 1/r = c: one
// family of curves, in which lines cross where a difference of two vectors is square to the ray.

/** 1/r = a cos θ + b sin θ + c, in 1/m. */
export type Curve = readonly [a: number, b: number, c: number]

/** The point itself: distance 0 along every ray. */
export const APEX: Curve = [0, 0, Number.POSITIVE_INFINITY]
/** As far as nothing is. */
export const NOWHERE: Curve = [0, 0, 0]
export const circle = (radiusM: number): Curve => [0, 0, 1 / radiusM]

/** The straight line through two points, in metres from the apex; they and it are not in line. */
export function lineThrough(ax: number, ay: number, bx: number, by: number): Curve {
  const cross = ax * by - ay * bx
  return [(by - ay) / cross, (ax - bx) / cross, 0]
}

/** A curve as many times as far away. */
export const scaled = ([a, b, c]: Curve, times: number): Curve => [a / times, b / times, c / times]

/** 1/r of a curve along the ray at an angle. */
export const nearness = (curve: Curve, cos: number, sin: number) =>
  curve[0] * cos + curve[1] * sin + curve[2]

/** What lies between two curves, from one angle to another to the left of it, less than a turn. */
export type Strip = { from: number; to: number; inner: Curve; outer: Curve }

/** Ground between two curves within a slice. */
export type Interval = { inner: Curve; outer: Curve }

/**
 * Ground seen from an apex: between `angles[i]` and `angles[i + 1]` (rising, a turn at most in all) it is
 * the intervals of `slices[i]`, nearest first, which neither touch nor cross inside the slice.
 */
export type Region = {
  apex: PlanePoint
  angles: number[]
  slices: (readonly Interval[])[]
}

const TURN = 2 * Math.PI
/** Slices thinner than this hold nothing: 0.1 µm at 100 m. */
const THINNEST = 1e-9

type Cut = {
  /** None of which overlap; all of the region when left out. */
  within?: readonly Strip[]
  /** May overlap as they like. */
  without?: readonly Strip[]
  /** How far, whatever else: a circle. */
  upTo?: Curve
}

/** What of a region lies within strips and a circle, and not within other strips. */
export function cut(
  { apex, angles, slices }: Region,
  { within, without = [], upTo = NOWHERE }: Cut,
): Region {
  const [start, end] = [angles[0] ?? 0, angles[angles.length - 1] ?? 0]
  const inside = within && laid(within, start, end)
  const outside = laid(without, start, end)
  const stops = [...angles]
  for (const { from, to } of [...(inside ?? []), ...outside]) stops.push(from, to)
  stops.sort((a, b) => a - b)

  const made = new Growing(apex)
  let [i, k, o] = [0, 0, 0]
  let active: Strip[] = []
  for (let s = 0; s + 1 < stops.length; s++) {
    const [from, to] = [stops[s]!, stops[s + 1]!]
    if (to - from < THINNEST) continue
    const middle = (from + to) / 2
    while (angles[i + 1]! < middle) i++
    const intervals = slices[i]!
    if (inside) while (k < inside.length && inside[k]!.to < middle) k++
    while (o < outside.length && outside[o]!.from < middle) active.push(outside[o++]!)
    if (active.some((one) => one.to < middle)) active = active.filter((one) => one.to > middle)
    const only = inside?.[k]
    if (intervals.length === 0 || (inside && !(only && only.from < middle))) made.push(from, to, [])
    else parted(made, from, to, { intervals, within: only ?? ALL, without: active, upTo })
  }
  return made
}

/** Strips by their beginnings, turned so that they lie between two angles; cut where those are. */
export function laid(strips: readonly Strip[], start: number, end: number): Strip[] {
  const found: Strip[] = []
  for (const strip of strips) {
    const turns = Math.floor((strip.from - start) / TURN) * TURN
    for (const back of [turns, turns + TURN]) {
      const [from, to] = [Math.max(start, strip.from - back), Math.min(end, strip.to - back)]
      if (to - from > THINNEST) found.push({ ...strip, from, to })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** A region as it is made, slice by slice; slices that go on as the one before are one. */
export class Growing implements Region {
  readonly angles: number[] = []
  readonly slices: (readonly Interval[])[] = []
  readonly apex: PlanePoint

  constructor(apex: PlanePoint) {
    this.apex = apex
  }

  push(from: number, to: number, intervals: readonly Interval[]): void {
    if (this.angles.length === 0) this.angles.push(from)
    const before = this.slices[this.slices.length - 1]
    if (before && isSame(before, intervals)) this.angles[this.angles.length - 1] = to
    else {
      this.slices.push(intervals)
      this.angles.push(to)
    }
  }
}

const isSame = (one: readonly Interval[], other: readonly Interval[]) =>
  one.length === other.length &&
  one.every(({ inner, outer }, i) => inner === other[i]!.inner && outer === other[i]!.outer)

/** One slice of a region, and what it is cut with. */
type Slice = Required<Pick<Cut, 'upTo'>> & {
  intervals: readonly Interval[]
  within: Interval
  without: readonly Interval[]
}
const ALL: Interval = { inner: APEX, outer: NOWHERE }

/** One slice of `cut`: parted further where any two curves that matter cross in it. */
function parted(made: Growing, from: number, to: number, slice: Slice): void {
  const { intervals, within, without, upTo } = slice
  const ends = { from, to, first: rayAt(from), last: rayAt(to) }
  const last = intervals[intervals.length - 1]!.outer
  const farthest = isBehind(upTo, last, ends) ? last : upTo
  const nearest = intervals[0]!.inner
  // What begins behind all that is seen, or ends before it, is hidden or hides nothing.
  const matters = without.filter(
    ({ inner, outer }) => !isBehind(inner, farthest, ends) && !isBehind(nearest, outer, ends),
  )
  const curves = new Set<Curve>()
  for (const { inner, outer } of [...intervals, within, ...matters]) curves.add(inner).add(outer)
  curves.add(upTo)
  const at = crossingAmong([...curves], ends)
  if (at !== undefined) {
    parted(made, from, at, { ...slice, without: matters })
    parted(made, at, to, { ...slice, without: matters })
    return
  }
  made.push(from, to, along({ ...slice, without: matters }, rayAt((from + to) / 2)))
}

type Ray = readonly [cos: number, sin: number]
/** A slice's angles, and the rays along them. */
type Ends = { from: number; to: number; first: Ray; last: Ray }
const rayAt = (angle: number): Ray => [Math.cos(angle), Math.sin(angle)]

/**
 * Whether one curve is nowhere nearer than another in a slice. A line comes nearest at its foot, maybe
 * between the ends; against another line, of which it is no more often than once, the ends tell.
 */
function isBehind(one: Curve, other: Curve, { from, to, first, last }: Ends): boolean {
  if (one[2] === 0 && other[2] !== 0 && footOf(one, from) < to)
    return Math.hypot(one[0], one[1]) <= other[2]
  return (
    nearness(one, first[0], first[1]) <= nearness(other, first[0], first[1]) &&
    nearness(one, last[0], last[1]) <= nearness(other, last[0], last[1])
  )
}

/** The angle, from another on, at which a line is nearest. */
const footOf = ([a, b]: Curve, from: number) => from + modulo(Math.atan2(b, a) - from)

/** Angles this near to a slice's ends part nothing off. */
const ROOM = THINNEST * 4

/**
 * An angle inside a slice where two of its curves change places. A line may cross a circle twice: then it is
 * the angle where the line is nearest, on either side of which it crosses it once.
 */
function crossingAmong(curves: readonly Curve[], ends: Ends): number | undefined {
  const { from, to, first, last } = ends
  const isInside = (angle: number) => angle - from > ROOM && to - angle > ROOM
  const atFirst = curves.map((curve) => nearness(curve, first[0], first[1]))
  const atLast = curves.map((curve) => nearness(curve, last[0], last[1]))
  for (let i = 0; i < curves.length; i++) {
    const [, , c] = curves[i]!
    if (c === 0 || c === Number.POSITIVE_INFINITY) continue
    for (let j = 0; j < curves.length; j++) {
      const line = curves[j]!
      if (line[2] !== 0 || atFirst[j]! > c || atLast[j]! > c) continue
      if (Math.hypot(line[0], line[1]) <= c) continue
      const foot = footOf(line, from)
      if (isInside(foot)) return foot
    }
  }
  for (let i = 1; i < curves.length; i++)
    for (let j = 0; j < i; j++) {
      const [before, after] = [atFirst[i]! - atFirst[j]!, atLast[i]! - atLast[j]!]
      if (!(before * after < 0)) continue
      const angle = crossing(curves[i]!, curves[j]!, from, to)
      if (isInside(angle)) return angle
    }
  return undefined
}

const modulo = (angle: number) => ((angle % TURN) + TURN) % TURN

/** The angle where two curves that change places between two angles cross. */
function crossing([a, b, c]: Curve, [d, e, f]: Curve, from: number, to: number): number {
  // (a − d) cos θ + (b − e) sin θ = f − c: θ = ψ ± acos(…), one of which lies between.
  const [p, q, r] = [a - d, b - e, f - c]
  const [psi, open] = [Math.atan2(q, p), Math.acos(Math.max(-1, Math.min(1, r / Math.hypot(p, q))))]
  const middle = (from + to) / 2
  const off = (angle: number) => Math.abs(modulo(angle - middle + Math.PI) - Math.PI)
  const [one, other] = [psi - open, psi + open]
  const best = off(one) < off(other) ? one : other
  return middle + (modulo(best - middle + Math.PI) - Math.PI)
}

/** What is left along one ray, nearest first. */
function along({ intervals, within, without, upTo }: Slice, [cos, sin]: Ray): Interval[] {
  const at = (curve: Curve) => nearness(curve, cos, sin)
  const nearer = (one: Curve, other: Curve) => (at(one) > at(other) ? one : other)
  const limit = nearer(within.outer, upTo)
  const hidden = without
    .filter(({ inner, outer }) => at(inner) > at(outer))
    .sort((one, other) => at(other.inner) - at(one.inner))
  const left: Interval[] = []
  for (const interval of intervals) {
    let inner = at(within.inner) < at(interval.inner) ? within.inner : interval.inner
    const outer = nearer(limit, interval.outer)
    for (const one of hidden) {
      if (at(one.inner) <= at(outer)) break
      if (at(inner) > at(one.inner)) left.push({ inner, outer: one.inner })
      if (at(one.outer) < at(inner)) inner = one.outer
    }
    if (at(inner) > at(outer)) left.push({ inner, outer })
  }
  return left
}

/** Area of a region in m². */
export function areaM2({ angles, slices }: Region): number {
  let area = 0
  for (const [i, intervals] of slices.entries())
    for (const { inner, outer } of intervals)
      area += under(outer, angles[i]!, angles[i + 1]!) - under(inner, angles[i]!, angles[i + 1]!)
  return area
}

/** Area between the apex and a curve, from one angle to another. */
function under(curve: Curve, from: number, to: number): number {
  const [, , c] = curve
  if (c === Number.POSITIVE_INFINITY) return 0
  if (c !== 0) return (to - from) / (2 * c * c)
  const [near, far] = [nearness(curve, ...rayAt(from)), nearness(curve, ...rayAt(to))]
  if (near * far > 0) return Math.sin(to - from) / (2 * near * far)
  // A line that is met nowhere along one of the rays, in a slice too thin to be parted.
  return (to - from) / (2 * nearness(curve, ...rayAt((from + to) / 2)) ** 2)
}

/** Distance in metres from the apex to a point that the region holds; `undefined` for one it does not. */
export function distanceTo(
  { apex, angles, slices }: Region,
  [px, py]: PlanePoint,
): number | undefined {
  const [x, y] = [px - apex[0], py - apex[1]]
  const distance = Math.hypot(x, y)
  const start = angles[0] ?? 0
  const angle = start + modulo(Math.atan2(y, x) - start)
  if (!(angle < angles[angles.length - 1]!)) return undefined
  let [low, high] = [0, slices.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (angles[middle]! <= angle) low = middle
    else high = middle - 1
  }
  const [cos, sin] = rayAt(angle)
  const isHeld = slices[low]!.some(
    ({ inner, outer }) =>
      nearness(outer, cos, sin) * distance <= 1 &&
      (inner === APEX || nearness(inner, cos, sin) * distance >= 1),
  )
  return isHeld ? distance : undefined
}
