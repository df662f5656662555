import type { Level } from '../optics/picture-edges.ts'
import { circle, type Interval, nearness, type Region } from './radial.ts'
import { dropAt, type Stage, stepOf } from './stage.ts'

// Regions over terrain parted by what a picture makes of the ground along each ray.

type Parting = {
  headingDeg: number
  level: Level
  /** Rising. */
  limits: readonly number[]
  /** How far, whatever else. */
  upToM?: number
}

/**
 * A region parted by how far inside something the targets on it are: one region between each two limits, the lower
 * one included.
 *
 * Along the middle ray of each slice the level is asked for at steps; between two of them the ground is taken to
 * slope evenly, and the place where a limit is met is where the level is as much (exactly, for one that is linear
 * along such ground). The ends that this makes are circles.
 *
 * @param region over terrain: each of its intervals ends somewhere
 */
export function partedBy(region: Region, stage: Stage, parting: Parting): Region[] {
  const { apex, angles, slices } = region
  const { headingDeg, limits, upToM = Number.POSITIVE_INFINITY } = parting
  const ray = new Ray(stage, parting.level)
  const ahead = Math.PI / 2 - (headingDeg * Math.PI) / 180
  const parts = limits.slice(1).map(() => slices.map((): Interval[] => []))
  for (const [i, intervals] of slices.entries()) {
    if (intervals.length === 0) continue
    ray.turn((angles[i]! + angles[i + 1]!) / 2, ahead)
    for (const interval of intervals) {
      const from = 1 / nearness(interval.inner, ray.cos, ray.sin)
      const end = 1 / nearness(interval.outer, ray.cos, ray.sin)
      if (!(from < Math.min(end, upToM))) continue
      const within = end <= upToM ? interval : { ...interval, outer: circle(upToM) }
      const cuts = ray.cuts(from, Math.min(end, upToM), limits)
      let inner = within.inner
      for (const [k, { band, to }] of cuts.entries()) {
        const outer = k === cuts.length - 1 ? within.outer : circle(to)
        if (parts[band]) parts[band][i]!.push({ inner, outer })
        inner = outer
      }
    }
  }
  return parts.map((made) => ({ apex, angles, slices: made }))
}

/** What lies between two limits, up to a distance; band −1 is below the lowest, the last above the highest. */
type Stretch = { band: number; to: number }

/** One ray, and the ground along it. */
class Ray {
  cos = 1
  sin = 0
  readonly #stage: Stage
  readonly #level: Level
  readonly #stepM: number
  #ahead = 1
  #aside = 0

  constructor(stage: Stage, level: Level) {
    this.#stage = stage
    this.#level = level
    this.#stepM = stepOf(stage)
  }

  /** @param angle to the left from east @param ahead that of the middle of the picture */
  turn(angle: number, ahead: number): void {
    this.cos = Math.cos(angle)
    this.sin = Math.sin(angle)
    this.#ahead = Math.cos(ahead - angle)
    this.#aside = Math.sin(ahead - angle)
  }

  #drop(r: number): number {
    const [x, y] = this.#stage.apex
    return dropAt(this.#stage, x + r * this.cos, y + r * this.sin)
  }

  #at(r: number, drop: number): number {
    return this.#level(r * this.#ahead, r * this.#aside, drop)
  }

  /** The bands from one distance to another, nearest first; the last one ends at the end. */
  cuts(from: number, to: number, limits: readonly number[]): Stretch[] {
    const found: Stretch[] = []
    let [r, drop] = [from, this.#drop(from)]
    let value = this.#at(r, drop)
    let band = bandOf(limits, value)
    for (let k = Math.floor(from / this.#stepM) + 1; r < to; k++) {
      const next = Math.min(to, k * this.#stepM)
      const nextDrop = this.#drop(next)
      const nextValue = this.#at(next, nextDrop)
      const nextBand = bandOf(limits, nextValue)
      const step = { from: r, to: next, drop, nextDrop, value, nextValue }
      for (const way = Math.sign(nextBand - band); band !== nextBand; band += way)
        found.push({ band, to: this.#meets(step, limits[way > 0 ? band + 1 : band]!) })
      ;[r, drop, value] = [next, nextDrop, nextValue]
    }
    found.push({ band, to })
    return found
  }

  /** Where the level is as much as a limit, within a step: false position, a few times. */
  #meets({ from, to, drop, nextDrop, value, nextValue }: Step, limit: number): number {
    let [a, b, fa, fb] = [from, to, value - limit, nextValue - limit]
    let r = a
    for (let n = 0; n < 3; n++) {
      r = a + ((b - a) * fa) / (fa - fb)
      const share = (r - from) / (to - from)
      const f = this.#at(r, drop + (nextDrop - drop) * share) - limit
      if (Math.abs(f) < 1e-6) break
      if (f < 0 === fa < 0) [a, fa] = [r, f]
      else [b, fb] = [r, f]
    }
    return Number.isFinite(r) ? r : from
  }
}

type Step = {
  from: number
  to: number
  drop: number
  nextDrop: number
  value: number
  nextValue: number
}

function bandOf(limits: readonly number[], value: number): number {
  let band = -1
  while (band + 1 < limits.length && value >= limits[band + 1]!) band++
  return band
}
