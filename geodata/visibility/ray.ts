import type { Level } from '../optics/picture-edges.ts'
import { type Curve, circle, lineThrough } from './radial.ts'
import { dropAt, type Stage, stepOf } from './stage.ts'

/** What lies between two limits, up to a distance; band −1 is below the lowest, the last above the highest. */
export type Stretch = { band: number; to: number; outer: Curve }

/** A direction, and what ahead and aside of the picture's middle it is. */
type Way = { cos: number; sin: number; ahead: number; aside: number }

const wayAt = (angle: number, ahead: number): Way => ({
  ...{ cos: Math.cos(angle), sin: Math.sin(angle) },
  ...{ ahead: Math.cos(ahead - angle), aside: Math.sin(ahead - angle) },
})

/** Between two steps along a ray: the ground is taken to slope evenly. */
type Step = { from: number; to: number; drop: number; nextDrop: number }

/** The middle ray of a slice, with the ground along it and how far inside something targets there are. */
export class Ray {
  readonly #stage: Stage
  readonly #level: Level
  readonly #stepM: number
  readonly #ahead: number
  #way: Way = wayAt(0, 0)
  #sides: readonly [from: number, to: number] = [0, 0]

  /** @param ahead the angle of the middle of the picture */
  constructor(stage: Stage, level: Level, ahead: number) {
    this.#stage = stage
    this.#level = level
    this.#stepM = stepOf(stage)
    this.#ahead = ahead
  }

  /** To the middle between two angles. */
  turn(from: number, to: number): void {
    this.#way = wayAt((from + to) / 2, this.#ahead)
    this.#sides = [from, to]
  }

  /** Where it meets a curve. */
  distanceTo([a, b, c]: Curve): number {
    return 1 / (a * this.#way.cos + b * this.#way.sin + c)
  }

  #drop(r: number): number {
    const [x, y] = this.#stage.apex
    return dropAt(this.#stage, x + r * this.#way.cos, y + r * this.#way.sin)
  }

  #at(r: number, drop: number, { ahead, aside } = this.#way): number {
    return this.#level(r * ahead, r * aside, drop)
  }

  /** Whether, at a distance, one side of the slice lies in another band than the other. */
  isTorn(r: number, limits: readonly number[]): boolean {
    const drop = this.#drop(r)
    const [one, other] = this.#sides.map((angle) =>
      bandOf(limits, this.#at(r, drop, wayAt(angle, this.#ahead))),
    )
    return one !== other
  }

  /** The bands from one distance to another, nearest first; the last one ends at `outer`. */
  cuts(from: number, to: number, limits: readonly number[], outer: Curve): Stretch[] {
    const found: Stretch[] = []
    let [r, drop] = [from, this.#drop(from)]
    let band = bandOf(limits, this.#at(r, drop))
    for (let k = Math.floor(from / this.#stepM) + 1; r < to; k++) {
      const next = Math.min(to, k * this.#stepM)
      const nextDrop = this.#drop(next)
      const nextBand = bandOf(limits, this.#at(next, nextDrop))
      const way = Math.sign(nextBand - band)
      for (; band !== nextBand; band += way) {
        const step = { from: r, to: next, drop, nextDrop }
        found.push({ band, ...this.#meets(step, limits[way > 0 ? band + 1 : band]!) })
      }
      r = next
      drop = nextDrop
    }
    found.push({ band, to, outer })
    return found
  }

  /** Where a limit is met within a step, by false position; and the edge there. */
  #meets(step: Step, limit: number): { to: number; outer: Curve } {
    const { from, to, drop, nextDrop } = step
    let [a, b] = [from, to]
    let [fa, fb] = [this.#at(from, drop) - limit, this.#at(to, nextDrop) - limit]
    let r = a
    for (let n = 0; n < 4; n++) {
      r = a + ((b - a) * fa) / (fa - fb)
      const f = this.#at(r, dropOn(step, r)) - limit
      if (Math.abs(f) < EXACT_M) break
      if (f < 0 === fa < 0) [a, fa] = [r, f]
      else [b, fb] = [r, f]
    }
    return { to: r, outer: this.#edgeAt(r, step, limit) }
  }

  /**
   * The edge that is met at a distance, over the slice: a line through where it is met at the slice's sides, were
   * the ground there as along the middle; a circle where it runs too much along the ray for that.
   */
  #edgeAt(r: number, step: Step, limit: number): Curve {
    const [one, other] = this.#sides.map((angle) => {
      const way = wayAt(angle, this.#ahead)
      const at = this.#near(r, (s) => this.#at(s, dropOn(step, s), way) - limit)
      return at === undefined ? undefined : ([at * way.cos, at * way.sin] as const)
    })
    return one && other ? lineThrough(...one, ...other) : circle(r)
  }

  /** A root near a distance, by the secant method; `undefined` where none is found. */
  #near(r: number, f: (s: number) => number): number | undefined {
    let [a, b] = [r, r * 1.01]
    let [fa, fb] = [f(a), f(b)]
    for (let n = 0; n < 5 && Math.abs(fa) >= EXACT_M; n++) {
      const c = a - (fa * (b - a)) / (fb - fa)
      if (!(c > r / FARTHEST_OFF && c < r * FARTHEST_OFF)) return undefined
      ;[b, fb] = [a, fa]
      ;[a, fa] = [c, f(c)]
    }
    return Math.abs(fa) < EXACT_M ? a : undefined
  }
}

const EXACT_M = 1e-10
/** An edge that is met so many times as far off at a slice's side as in its middle runs along it. */
const FARTHEST_OFF = 2

const dropOn = ({ from, to, drop, nextDrop }: Step, r: number) =>
  drop + ((nextDrop - drop) * (r - from)) / (to - from)

function bandOf(limits: readonly number[], value: number): number {
  let band = -1
  while (band + 1 < limits.length && value >= limits[band + 1]!) band++
  return band
}
