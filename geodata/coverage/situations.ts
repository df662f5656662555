import type { Moment } from './moments.ts'
import { isAlwaysTheSame, type Recording, records } from './recording.ts'
import type { SeenPoints } from './seen-points.ts'

/** What one camera sees of some points, and when it records. */
export type Watcher = { seen: SeenPoints; recording: Recording }

/**
 * What many cameras see of sample points, point by point: of point p the entries first[p] … first[p + 1] − 1
 * tell which camera sees it, how sharply (px/m) and from how far (m).
 */
export type Seers = {
  first: Uint32Array
  camera: Uint16Array
  density: Float32Array
  distance: Float32Array
  recordings: readonly Recording[]
}

/** What each of many cameras sees, turned about: who sees each point. @param n number of points */
export function seersOf(watchers: readonly Watcher[], n: number): Seers {
  const first = new Uint32Array(n + 1)
  for (const { seen } of watchers) for (const point of seen.at) first[point + 1]!++
  for (let p = 0; p < n; p++) first[p + 1]! += first[p]!
  const size = first[n]!
  const next = first.slice(0, n)
  const camera = new Uint16Array(size)
  const [density, distance] = [new Float32Array(size), new Float32Array(size)]
  for (const [c, { seen }] of watchers.entries())
    for (let k = 0; k < seen.at.length; k++) {
      const at = next[seen.at[k]!]!++
      camera[at] = c
      density[at] = seen.densities[k]!
      distance[at] = seen.distances[k]!
    }
  return { first, camera, density, distance, recordings: watchers.map((one) => one.recording) }
}

/** A share of when an incident may have been, during which the same cameras recorded in the same light. */
export type Situation = { weight: number; isOn: (camera: number) => boolean; dark: boolean }

const always: Situation = { weight: 1, isOn: () => true, dark: false }

/**
 * What was the same for how long while an incident may have happened, as far as the cameras that see any of
 * its points are concerned. Weights sum to 1.
 *
 * @param momentsNow when the incident may have been; asked only where that matters
 * @param from first of the incident's sample points, `to` the one after its last
 */
export function situationsOf(
  { first, camera, recordings }: Seers,
  momentsNow: () => readonly Moment[],
  from: number,
  to: number,
): readonly Situation[] {
  const about = [...new Set(camera.subarray(first[from]!, first[to]!))]
  const changing = about.filter((one) => !isAlwaysTheSame(recordings[one]!))
  if (changing.length === 0) return [always]
  const asksLight = changing.some((one) => recordings[one]!.night !== null)
  const known = new Map<string, Situation>()
  for (const moment of momentsNow()) {
    const { weight } = moment
    const dark = asksLight && moment.dark
    const off = changing.filter((one) => !records(recordings[one]!, moment))
    const key = `${dark} ${off}`
    const same = known.get(key)
    if (same) same.weight += weight
    else known.set(key, { weight, isOn: (one) => !off.includes(one), dark })
  }
  return [...known.values()]
}
