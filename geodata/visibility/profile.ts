import type { Level } from '../optics/picture-edges.ts'
import { toRadians } from '../units.ts'
import { inOrder } from './in-order.ts'
import { type Curve, circle, Growing, type Interval, nearness, type Region } from './radial.ts'
import { Ray } from './ray.ts'
import { type Stage, widestOf } from './stage.ts'

type Parting = {
  headingDeg: number
  level: Level
  /** Rising. */
  limits: readonly number[]
  /** How far, whatever else. */
  upToM?: number
}

/**
 * A region over terrain parted by how far inside something the targets on it are: one region between each two
 * limits, the lower one included.
 *
 * Slices are narrowed until a cell where they end is as wide. Along the middle ray of each the level is asked for
 * step by step; between two steps the ground is taken to slope evenly, and a limit is met where the level is as
 * much.
 *
 * @param region each of its intervals ends somewhere
 */
export function partedBy(region: Region, stage: Stage, parting: Parting): Region[] {
  const { apex, angles, slices } = region
  const { headingDeg, limits, upToM = Number.POSITIVE_INFINITY } = parting
  const ray = new Ray(stage, parting.level, Math.PI / 2 - toRadians(headingDeg))
  const parts = limits.slice(1).map(() => new Growing(apex))
  for (const [i, intervals] of slices.entries()) {
    const [start, end] = [angles[i]!, angles[i + 1]!]
    const last = intervals[intervals.length - 1]
    if (!last) {
      for (const part of parts) part.push(start, end, [])
      continue
    }
    const farM = Math.min(upToM, distanceAlong(last.outer, (start + end) / 2))
    const n = Math.ceil((end - start) / widestOf(stage, farM) - 1e-6)
    const at = (k: number) => (k === n ? end : start + ((end - start) * k) / n)
    const slice = { intervals, farM, limits, upToM }
    for (let k = 0; k < n; k++) partOne(parts, ray, { ...slice, from: at(k), to: at(k + 1) }, MOST)
  }
  return parts
}

/** A slice is halved so many times at most where an edge runs along its rays. */
const MOST = 3

type Slice = {
  from: number
  to: number
  intervals: readonly Interval[]
  farM: number
  limits: readonly number[]
  upToM: number
}

/** One slice, by the part that each stretch of its middle ray belongs to. */
function partOne(parts: Growing[], ray: Ray, slice: Slice, halvings: number): void {
  const { from, to, intervals, farM, limits, upToM } = slice
  ray.turn(from, to)
  if (halvings > 0 && ray.isTorn(farM, limits)) {
    const middle = (from + to) / 2
    partOne(parts, ray, { ...slice, to: middle }, halvings - 1)
    partOne(parts, ray, { ...slice, from: middle }, halvings - 1)
    return
  }
  const made = parts.map((): Interval[] => [])
  for (const { inner: first, outer: farthest } of intervals) {
    const [begin, end] = [ray.distanceTo(first), ray.distanceTo(farthest)]
    if (!(begin < Math.min(end, upToM))) continue
    const last = end <= upToM ? farthest : circle(upToM)
    let inner = first
    for (const { band, outer } of ray.cuts(begin, Math.min(end, upToM), limits, last)) {
      made[band]?.push({ inner, outer })
      inner = outer
    }
  }
  for (const [band, part] of parts.entries()) part.push(from, to, inOrder(made[band]!, from, to))
}

const distanceAlong = (curve: Curve, angle: number) =>
  1 / nearness(curve, Math.cos(angle), Math.sin(angle))
