import { APEX, type Curve, circle, NOWHERE, scaled } from './radial.ts'

// What is seen along one ray over terrain: the steepest line of sight so far, past the ground and what stands on
// it, is the horizon; a target is seen where its own line is steeper. Source: the R3 and R2 of Franklin and Ray,
// "Higher isn't necessarily better: visibility algorithms and experiments", 1994.

/** Something solid that a ray meets: from where to where, along which lines, and how high over the eye it ends. */
export type Solid = { from: number; to: number; into: Curve; out: Curve; topM: number }

/** A crown that it meets: it lets through what passes under it. */
export type Crown = Solid & { baseM: number }

/** The ground along a ray: how high over the eye it is at each step, and the targets over it. */
export type Slope = {
  stepM: number
  targetM: number
  /** Height of the ground over the eye; less than 0 below it. */
  overEye: (distanceM: number) => number
  /** No target on the ray is higher over the eye. */
  highestM: number
}

/** What is seen from one distance to another; the curves are those that end it. */
export type Seen = { from: number; to: number; inner: Curve; outer: Curve }

/** A rise that hides a target is taken for rounding up to this. */
const SAME_M = 1e-6

/**
 * What is seen along a ray of targets on the ground, out to an end, past what is solid. Ends that a wall makes are
 * its own line, ends of its shadow that line drawn out; those that the ground makes are circles.
 *
 * @param solids by where they begin
 */
export function seenAlong(
  slope: Slope,
  solids: readonly Solid[],
  { to: end, outer }: { to: number; outer: Curve },
): Seen[] {
  const walk = new Walk(slope)
  const inside: Solid[] = []
  let next = 0
  for (let k = 1; walk.at < end && !walk.isOver(end); k++) {
    const sample = Math.min(end, k * slope.stepM)
    // What begins or ends before the next step parts it.
    for (;;) {
      const begins = next < solids.length ? solids[next]!.from : Number.POSITIVE_INFINITY
      let leaving: Solid | undefined
      for (const one of inside) if (!leaving || one.to < leaving.to) leaving = one
      const ends = leaving ? leaving.to : Number.POSITIVE_INFINITY
      if (Math.min(begins, ends) > sample) break
      // A wall without width is entered before it is left.
      if (begins <= ends) {
        const one = solids[next++]!
        walk.go(begins, inside.length === 0)
        walk.close(one.into)
        if (one.topM >= 0) walk.raise(one.topM, one.from, one.into)
        inside.push(one)
      } else {
        walk.go(ends, false)
        inside.splice(inside.indexOf(leaving!), 1)
        if (leaving!.topM < 0) walk.raise(leaving!.topM, leaving!.to, leaving!.out)
        walk.begins = leaving!.out
      }
    }
    walk.go(sample, inside.length === 0)
  }
  if (walk.at >= end) walk.close(outer)
  else walk.close(circle(walk.at))
  return walk.seen
}

/** Goes outwards along a ray, keeping the horizon. */
class Walk {
  readonly seen: Seen[] = []
  /** Where it has come, and the line that what is seen there begins along, if anything is. */
  at = 0
  begins: Curve = APEX
  readonly #slope: Slope
  #ground = 0
  #horizon = Number.NEGATIVE_INFINITY
  /** The line whose shadow it is, and where the ray meets that; none where the ground hides. */
  #edge: Curve | undefined
  #edgeAt = 0
  #start: { from: number; inner: Curve } | undefined

  constructor(slope: Slope) {
    this.#slope = slope
    this.#ground = slope.overEye(0)
  }

  /** Whether nothing farther out can be seen, as far as an end. */
  isOver(end: number): boolean {
    const highest = this.#slope.highestM
    return this.#horizon * (this.#horizon >= 0 ? this.at : end) >= highest
  }

  /** On to a distance, over ground that slopes evenly. */
  go(to: number, isOpen: boolean): void {
    if (to <= this.at) return
    const ground = this.#slope.overEye(to)
    if (isOpen) this.#look(to, ground)
    this.at = to
    this.#ground = ground
    if (ground > this.#horizon * to) {
      this.#horizon = ground / to
      this.#edge = undefined
    }
  }

  /** How far targets stand over the horizon is linear along ground that slopes evenly. */
  #look(to: number, ground: number): void {
    const { targetM } = this.#slope
    const isFree = this.#horizon === Number.NEGATIVE_INFINITY
    const a = isFree ? 1 : this.#ground + targetM - this.#horizon * this.at
    const b = isFree ? 1 : ground + targetM - this.#horizon * to
    const [seenHere, seenThere] = [a >= -SAME_M, b >= -SAME_M]
    if (!seenHere) this.close(circle(this.at))
    else if (!this.#start) this.#start = { from: this.at, inner: this.begins }
    if (seenHere !== seenThere) {
      const at = this.at + (to - this.at) * Math.max(0, Math.min(1, a / (a - b)))
      const end = this.#edge ? drawnOut(this.#edge, this.#edgeAt, at) : circle(at)
      if (seenHere) this.close(end, at)
      else this.#start = { from: at, inner: end }
    }
  }

  /** The horizon as something that stands on the ground makes it. */
  raise(topM: number, at: number, edge: Curve): void {
    const horizon = at > 0 ? topM / at : topM < 0 ? Number.NEGATIVE_INFINITY : Infinity
    if (!(horizon > this.#horizon)) return
    this.#horizon = horizon
    this.#edge = edge
    this.#edgeAt = at
  }

  /** Ends what is seen, if anything is. */
  close(outer: Curve, to = this.at): void {
    if (this.#start && to > this.#start.from) this.seen.push({ ...this.#start, to, outer })
    this.#start = undefined
    this.begins = circle(this.at)
  }
}

/** A line that a ray meets at one distance, so many times as far away that it meets it at another. */
const drawnOut = (edge: Curve, at: number, to: number): Curve =>
  at > 0 && to > 0 && edge !== APEX && edge !== NOWHERE ? scaled(edge, to / at) : circle(to)

/**
 * What is left of what is seen along a ray behind a crown: a line of sight that passes through it is stopped.
 *
 * Over the way from `from` to `to` a line passes between `baseM` and `topM` when the target it ends at is neither
 * under the lowest such line nor over the highest one: both are straight, and bend where the crown ends.
 */
export function withoutCrown(slope: Slope, seen: readonly Seen[], crown: Crown): Seen[] {
  const { from, to, into, out, baseM, topM } = crown
  const past = (r: number) => Math.max(1, r / to)
  const drawn = (r: number) => (from > 0 ? r / from : Number.POSITIVE_INFINITY)
  const lowest = (r: number) => baseM * (baseM > 0 ? past(r) : drawn(r))
  const highest = (r: number) => topM * (topM < 0 ? past(r) : drawn(r))
  const low = baseM > 0 ? { edge: out, at: to } : { edge: into, at: from }
  const high = topM < 0 ? { edge: out, at: to } : { edge: into, at: from }
  const curveOf = ({ at, by }: End) => {
    const { edge, at: edgeAt } = by === 'low' ? low : high
    return drawnOut(edge, edgeAt, at)
  }
  return seen.flatMap((one) => {
    if (one.to <= from) return [one]
    const left: Seen[] = []
    let rest: Seen | undefined = one
    for (const [a, b] of hiddenWithin(slope, [Math.max(from, one.from), one.to], lowest, highest)) {
      if (a.at > rest.from) left.push({ ...rest, to: a.at, outer: curveOf(a) })
      rest = { ...rest, from: b.at, inner: curveOf(b) }
    }
    return rest.from < rest.to ? [...left, rest] : left
  })
}

/** Where a target's line begins or ceases to be stopped, and by which side of the crown. */
type End = { at: number; by: 'low' | 'high' }
type Line = (distanceM: number) => number

/** From where to where targets are between two lines, both included. */
function hiddenWithin(
  { stepM, targetM, overEye }: Slope,
  [from, to]: readonly [number, number],
  lowest: Line,
  highest: Line,
): [End, End][] {
  const found: [End, End][] = []
  let [r, target] = [from, overEye(from) + targetM]
  for (let k = Math.floor(from / stepM) + 1; r < to; k++) {
    const next = Math.min(to, k * stepM)
    const nextTarget = overEye(next) + targetM
    const over = where(target - lowest(r), nextTarget - lowest(next))
    const under = where(highest(r) - target, highest(next) - nextTarget)
    const [start, end] = [Math.max(over[0], under[0]), Math.min(over[1], under[1])]
    if (start < end) {
      const a: End = { at: r + (next - r) * start, by: over[0] >= under[0] ? 'low' : 'high' }
      const b: End = { at: r + (next - r) * end, by: over[1] < under[1] ? 'low' : 'high' }
      const last = found[found.length - 1]
      if (last && a.at - last[1].at < SAME_M) last[1] = b
      else found.push([a, b])
    }
    r = next
    target = nextTarget
  }
  return found
}

/** The shares of a step between which something that is linear over it is not less than 0. */
function where(a: number, b: number): readonly [number, number] {
  if (a >= 0 && b >= 0) return [0, 1]
  if (!(a >= 0) && !(b >= 0)) return [1, 0]
  const share = a / (a - b)
  return a >= 0 ? [0, share] : [share, 1]
}
