import type { PlanePoint } from '../plane.ts'
import { APEX, type Curve, lineThrough, NOWHERE, type Strip, scaled } from './radial.ts'

/** Something with an outline that stands from one height to another: a low house, a wall, a crown. */
export type Caster = {
  /** Rings of x0, y0, x1, y1 … in metres on the plane, not closed; holes follow. */
  rings: readonly Float64Array[]
  /** Where it begins over the ground, and ends, in metres; 0 is the ground. */
  baseM: number
  topM: number
}

/** From a camera's height down, or up, to the plane that targets stand on. */
export type Heights = { eyeM: number; targetM: number }

/**
 * Barriers at least this high hide everything behind them, however far: higher than all of every line of
 * sight.
 */
export const hidingM = ({ eyeM, targetM }: Heights): number => Math.max(eyeM, targetM)

/**
 * How many times as far as something stands, from its near edge and from its far one, it hides: a line of
 * sight to a target passes it where the line is as high as it is.
 *
 * A line from height H to a target at h is at height H − t (H − h) over the share t of its way; what
 * reaches from `baseM` to `topM` stands in it where that is between the two. So a roof's edge falls
 * (H − h) / (H − top) times as far from the camera as it stands.
 *
 * @returns `undefined` where it hides nothing
 */
export function reachOf(
  { baseM, topM }: Pick<Caster, 'baseM' | 'topM'>,
  { eyeM, targetM }: Heights,
): { near: number; far: number } | undefined {
  const drop = eyeM - targetM
  const times = (heightM: number) => drop / (eyeM - heightM)
  if (drop > 0) {
    if (topM <= targetM || baseM >= eyeM) return undefined
    const far = topM >= eyeM ? Number.POSITIVE_INFINITY : times(topM)
    return { near: baseM <= targetM ? 1 : times(baseM), far }
  }
  if (topM < eyeM || baseM > targetM) return undefined
  if (topM < targetM) return topM > eyeM ? { near: times(topM), far: Infinity } : undefined
  return { near: 1, far: baseM <= eyeM ? Number.POSITIVE_INFINITY : times(baseM) }
}

/**
 * The ground that is hidden behind something, and that it stands on: where a target cannot be seen, or
 * cannot be.
 */
export function shadowOf(caster: Caster, apex: PlanePoint, heights: Heights): Strip[] {
  const reach = reachOf(caster, heights)
  const stands = caster.baseM <= 0
  if (!reach && !stands) return []
  const { near, far } = reach ?? { near: 1, far: 1 }
  const strips: Strip[] = []
  const nearOf = times(near)
  const farOf = times(far)
  for (const { from, to, crossed } of crossings(caster.rings, apex))
    for (let k = 0; k < crossed.length; k += 2) {
      const [into, out] = [crossed[k]!, crossed[k + 1]!]
      strips.push({ from, to, inner: nearOf(into), outer: farOf(out) })
      if (stands && near > 1) strips.push({ from, to, inner: into, outer: out })
    }
  return strips
}

/** The ground that something stands on, or a mask covers. */
export const standsOn = (rings: readonly Float64Array[], apex: PlanePoint): Strip[] =>
  crossings(rings, apex).flatMap(({ from, to, crossed }) =>
    Array.from({ length: crossed.length / 2 }, (_, k) => ({
      ...{ from, to, inner: crossed[2 * k]!, outer: crossed[2 * k + 1]! },
    })),
  )

/** A curve as many times as far away, each made once. */
function times(n: number): (curve: Curve) => Curve {
  if (n === 1) return (curve) => curve
  const known = new Map<Curve, Curve>()
  return (curve) => {
    let far = known.get(curve)
    if (!far) {
      far = n === Number.POSITIVE_INFINITY ? NOWHERE : curve === APEX ? APEX : scaled(curve, n)
      known.set(curve, far)
    }
    return far
  }
}

export type Crossed = { from: number; to: number; crossed: Curve[] }

/** The edges that rays cross, into an outline and out of it by turns, nearest first. */
export function crossings(rings: readonly Float64Array[], [x, y]: PlanePoint): Crossed[] {
  const edges: Strip[] = []
  for (const ring of rings)
    for (let k = 0; k < ring.length; k += 2) {
      const next = (k + 2) % ring.length
      pushEdge(edges, ring[k]! - x, ring[k + 1]! - y, ring[next]! - x, ring[next + 1]! - y)
    }
  const stops = edges.flatMap(({ from, to }) => [from, to]).sort((a, b) => a - b)
  const found: Crossed[] = []
  for (let s = 0; s + 1 < stops.length; s++) {
    const [from, to] = [stops[s]!, stops[s + 1]!]
    if (to - from < 1e-9) continue
    const middle = (from + to) / 2
    const [cos, sin] = [Math.cos(middle), Math.sin(middle)]
    const at = ([a, b]: Curve) => a * cos + b * sin
    const crossed = edges
      .filter((edge) => edge.from < middle && middle < edge.to)
      .map(({ inner }) => inner)
      .sort((one, other) => at(other) - at(one))
    // An odd number is met from inside.
    if (crossed.length % 2 === 1) crossed.unshift(APEX)
    if (crossed.length > 0) found.push({ from, to, crossed })
  }
  return found
}

/** One edge by the angles it is met at, in two where it passes the angle π. */
function pushEdge(edges: Strip[], ax: number, ay: number, bx: number, by: number): void {
  const cross = ax * by - ay * bx
  if (cross === 0) return
  const curve = lineThrough(ax, ay, bx, by)
  const [from, to] =
    cross > 0 ? [Math.atan2(ay, ax), Math.atan2(by, bx)] : [Math.atan2(by, bx), Math.atan2(ay, ax)]
  const strip = { inner: curve, outer: curve }
  if (from <= to) edges.push({ ...strip, from, to })
  else edges.push({ ...strip, from, to: Math.PI }, { ...strip, from: -Math.PI, to })
}

/** Corners of the octagon that stands for a tree's crown: as large as its circle. */
export function crownRing([x, y]: PlanePoint, radiusM: number): Float64Array {
  const reach = radiusM * Math.sqrt(Math.PI / (2 * Math.SQRT2))
  return Float64Array.from({ length: 16 }, (_, i) => {
    const angle = ((i >> 1) + 0.5) * (Math.PI / 4)
    return i % 2 === 0 ? x + reach * Math.cos(angle) : y + reach * Math.sin(angle)
  })
}
