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
export type Situation = {
  weight: number
  /** 1 for each of the cameras that did not record. */
  off: Uint8Array
  dark: boolean
}

/**
 * What was the same for how long while an incident may have happened, as far as the cameras that see any of
 * its points are concerned. Weights sum to 1; there is none where no camera sees any of them.
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
  if (first[from] === first[to]) return []
  const changing: number[] = []
  let asksLight = false
  for (let k = first[from]!; k < first[to]!; k++) {
    const recording = recordings[camera[k]!]!
    if (isAlwaysTheSame(recording) || changing.includes(camera[k]!)) continue
    changing.push(camera[k]!)
    asksLight ||= recording.night !== null
  }
  const found: Situation[] = []
  if (changing.length === 0)
    return [{ weight: 1, off: new Uint8Array(recordings.length), dark: false }]
  let off = new Uint8Array(recordings.length)
  for (const moment of momentsNow()) {
    const dark = asksLight && moment.dark
    for (const one of changing) off[one] = records(recordings[one]!, moment) ? 0 : 1
    const same = found.find(
      (known) => known.dark === dark && changing.every((one) => known.off[one] === off[one]),
    )
    if (same) same.weight += moment.weight
    else {
      found.push({ weight: moment.weight, off, dark })
      off = new Uint8Array(recordings.length)
    }
  }
  return found
}
