import {
  type Crown,
  type Seen,
  type Slope,
  type Solid,
  seenAlong,
  withoutCrown,
} from './horizon.ts'
import { inOrder } from './in-order.ts'
import { openGround } from './open-ground.ts'
import {
  type Curve,
  circle,
  Growing,
  type Interval,
  laid,
  nearness,
  type Region,
  type Strip,
} from './radial.ts'
import { type Crossed, crossings } from './shadows.ts'
import { type Stage, stepOf, widestOf } from './stage.ts'
import { heightAt, highestNear } from './terrain.ts'
import type { Town, TownCaster } from './town.ts'
import { isInWindows, windowOf } from './windows.ts'

const THINNEST = 1e-9

type Asked = {
  stage: Stage
  rangeM: number
  leaves: boolean
  /** What pictures there are to look for, by the angles they reach. */
  windows: readonly (readonly Strip[])[]
}

/**
 * The ground seen over terrain, in the windows and out to a range, past everything that stands on it.
 *
 * What is higher than every line of sight ends it as on flat ground (`openGround`). Within that, slices are parted
 * at every corner of what can be seen over, and further so that none is wider than a cell at the range; along the
 * middle ray of each the terrain is gone through step by step (`horizon.ts`).
 *
 * @param mm where the camera is, in whole millimetres
 */
export function openTerrain(town: Town, mm: readonly [number, number], asked: Asked): Region {
  const { stage, rangeM } = asked
  const { terrain, apex, eyeM, targetM } = stage
  const highestM = highestNear(terrain, apex, rangeM) + targetM
  const hidingM = Math.max(eyeM, highestM)
  const star = openGround(town, mm, hidingM - town.datumM, rangeM)
  const [start, end] = [star.angles[0]!, star.angles[star.angles.length - 1]!]
  const met = laid(metNear(town, hidingM, asked), start, end) as Met[]
  const within = laid(
    asked.windows.flatMap((strips) => spanOf(strips)),
    start,
    end,
  )
  const stops = stopsOf(asked, star, [...met, ...within])

  const sight = new Sight(stage, highestM - eyeM, rangeM)
  const made = new Growing(apex)
  let [i, next] = [0, 0]
  let active: Met[] = []
  for (let s = 0; s + 1 < stops.length; s++) {
    const [from, to] = [stops[s]!, stops[s + 1]!]
    const middle = (from + to) / 2
    while (star.angles[i + 1]! < middle) i++
    while (next < met.length && met[next]!.from < middle) active.push(met[next++]!)
    if (active.some((one) => one.to < middle)) active = active.filter((one) => one.to > middle)
    const isLookedAt = within.some((window) => window.from < middle && middle < window.to)
    const [wall] = star.slices[i]!
    const seen = isLookedAt ? sight.along(middle, active, wall!.outer) : []
    made.push(from, to, inOrder(seen, from, to))
  }
  return made
}

/** All the angles some strips reach, as one; a turn at most. */
function spanOf(strips: readonly Strip[]): Strip[] {
  const [first] = strips
  if (!first) return []
  const { angle, half } = windowOf(strips)
  const most = Math.min(half, Math.PI)
  // In two, since one of a whole turn is none.
  return [
    { ...first, from: angle - most, to: angle },
    { ...first, from: angle, to: angle + most },
  ]
}

/** Every angle where something begins or ends, and between them as many as keep slices narrow enough. */
function stopsOf({ stage, rangeM }: Asked, star: Region, strips: readonly Strip[]): number[] {
  const { angles, slices } = star
  const all = [...angles, ...strips.flatMap(({ from, to }) => [from, to])]
  const stops = Float64Array.from(all).sort()
  const parted: number[] = [stops[0]!]
  let i = 0
  for (let s = 0; s + 1 < stops.length; s++) {
    const [from, to] = [stops[s]!, stops[s + 1]!]
    if (to - from < THINNEST) continue
    const middle = (from + to) / 2
    while (angles[i + 1]! < middle) i++
    const wallM = 1 / nearness(slices[i]![0]!.outer, Math.cos(middle), Math.sin(middle))
    const endM = wallM > 0 ? Math.min(wallM, rangeM) : rangeM
    const n = Math.ceil((to - from) / widestOf(stage, endM) - 1e-6)
    for (let k = 1; k <= n; k++) parted.push(from + ((to - from) * k) / n)
  }
  return parted
}

/** What some rays meet of a caster. */
type Met = Strip & { crossed: Curve[]; caster: TownCaster }

/** What can be seen over or under, within range, by the angles and edges it is met at. */
function metNear(town: Town, hidingM: number, { stage, rangeM, leaves, windows }: Asked): Met[] {
  const { apex } = stage
  const [x, y] = apex
  const turned = windows.map(windowOf)
  const found = town.casterIndex?.search(x - rangeM, y - rangeM, x + rangeM, y + rangeM) ?? []
  return found
    .map((i) => town.casters[i]!)
    .filter(({ kind, standsM, topM }) => (kind === 'tree' ? leaves : standsM + topM < hidingM))
    .filter((caster) => isInWindows(caster, apex, turned))
    .flatMap((caster) => crossings(caster.rings, apex).map((crossed) => asMet(crossed, caster)))
}

const asMet = ({ from, to, crossed }: Crossed, caster: TownCaster): Met => ({
  ...{ from, to, crossed, caster },
  ...{ inner: crossed[0]!, outer: crossed[crossed.length - 1]! },
})

/** What is seen from one place, ray by ray. */
class Sight {
  readonly #stage: Stage
  readonly #rangeM: number
  readonly #range: Curve
  readonly #slope: Slope
  #cos = 1
  #sin = 0

  constructor(stage: Stage, highestM: number, rangeM: number) {
    const { terrain, apex, eyeM, targetM } = stage
    const [x, y] = apex
    this.#stage = stage
    this.#rangeM = rangeM
    this.#range = circle(rangeM)
    this.#slope = {
      ...{ stepM: stepOf(stage), targetM, highestM },
      overEye: (r) => heightAt(terrain, x + r * this.#cos, y + r * this.#sin) - eyeM,
    }
  }

  /** @param wall what ends all sight @param active what the ray may meet before */
  along(angle: number, active: readonly Met[], wall: Curve): Interval[] {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    this.#cos = cos
    this.#sin = sin
    const wallM = 1 / nearness(wall, cos, sin)
    const isWalled = wallM > 0 && wallM < this.#rangeM
    const end = isWalled ? { to: wallM, outer: wall } : { to: this.#rangeM, outer: this.#range }
    const solids: Solid[] = []
    const crowns: Crown[] = []
    for (const { crossed, caster } of active) {
      const overEyeM = caster.standsM - this.#stage.eyeM
      const [baseM, topM] = [caster.baseM + overEyeM, caster.topM + overEyeM]
      for (let k = 0; k < crossed.length; k += 2) {
        const [into, out] = [crossed[k]!, crossed[k + 1]!]
        const from = 1 / nearness(into, cos, sin)
        if (from >= end.to) break
        const met = { from, to: 1 / nearness(out, cos, sin), into, out, topM }
        if (caster.kind === 'tree') crowns.push({ ...met, baseM })
        else solids.push(met)
      }
    }
    solids.sort((one, other) => one.from - other.from)
    let seen: readonly Seen[] = seenAlong(this.#slope, solids, end)
    for (const crown of crowns) seen = withoutCrown(this.#slope, seen, crown)
    return seen.map(({ inner, outer }) => ({ inner, outer }))
  }
}
