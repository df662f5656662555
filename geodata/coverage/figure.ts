import type { IncidentColumns } from '../model/incident-columns.ts'
import { bandAt, type Edition, editions } from '../optics/standards.ts'
import { type IncidentSamples, standingAt } from './incident-samples.ts'
import type { Moments } from './moments.ts'
import { type Seers, type Situation, seersOf, situationsOf, type Watcher } from './situations.ts'

/**
 * How much of the documented problem the cameras see. Shares of incidents known only as a place, or as an
 * interval, make the counts fractions; `seen + notSeen + unknown + indoor = n` but for rounding in the last
 * bit.
 */
export type Figure = {
  n: number
  seen: number
  notSeen: number
  /** Area-level positions, and places without open ground: nobody can say. */
  unknown: number
  /** Indoor incidents stand apart: no street camera sees them. */
  indoor: number
  /** Seen with at most this quality: one a band of the edition, lowest first; before them, seen but
   * below the lowest band. Sums to `seen`. */
  byBand: number[]
  /** Seen by two cameras or more, by the quality that two of them have: of the second-sharpest. */
  twiceByBand: number[]
  /** Not seen, but in the view of a camera that did not stand or record then, or not so far in the dark. */
  missed: number
  /** Evenings and nights (18–06 local), of those whose hour is known and that can be seen or not. */
  dark: { n: number; seen: number }
}

type Counted = {
  columns: IncidentColumns
  samples: IncidentSamples
  moments: Moments
}

/**
 * Counts what cameras see of chosen incidents: each against the cameras that stood and recorded when it
 * happened, weighted over where and when it may have been.
 *
 * @param rows rows of `columns` that count: the filter's `all`
 */
export function figure(
  { columns, samples, moments }: Counted,
  rows: Uint32Array,
  watchers: readonly Watcher[],
  edition: Edition,
): Figure {
  const none = () => new Array<number>(editions[edition].length + 1).fill(0)
  const result: Figure = {
    ...{ n: 0, seen: 0, notSeen: 0, unknown: 0, indoor: 0, missed: 0 },
    ...{ byBand: none(), twiceByBand: none() },
    dark: { n: 0, seen: 0 },
  }
  const seers = seersOf(watchers, samples.points.length / 2)
  for (const i of rows) {
    result.n++
    const standing = standingAt(samples, i)
    if (standing === 'indoor') result.indoor++
    else if (standing === 'unknown') result.unknown++
    else {
      const [from, to] = [samples.first[i]!, samples.first[i + 1]!]
      const momentsNow = () => moments(columns.fromMs[i]!, columns.toMs[i]!)
      const situations = situationsOf(seers, momentsNow, from, to)
      const { seen, missed } = countSeen(result, seers, situations, { from, to, edition })
      result.seen += seen
      result.notSeen += 1 - seen
      result.missed += missed
      if (isEvening(columns, i)) {
        result.dark.n++
        result.dark.seen += seen
      }
    }
  }
  return result
}

/** Adds one incident's points to the bands they are seen in. @returns the shares of it seen and missed */
function countSeen(
  { byBand, twiceByBand }: Figure,
  { first, camera, density, distance, recordings }: Seers,
  situations: readonly Situation[],
  { from, to, edition }: { from: number; to: number; edition: Edition },
): { seen: number; missed: number } {
  let [seen, missed] = [0, 0]
  for (const { weight, off, dark } of situations) {
    const share = weight / (to - from)
    for (let point = from; point < to; point++) {
      let [best, second] = [0, 0]
      for (let k = first[point]!; k < first[point + 1]!; k++) {
        const night = recordings[camera[k]!]!.night
        if (off[camera[k]!] === 1 || (dark && night && distance[k]! > night.rangeM)) continue
        second = Math.max(second, Math.min(best, density[k]!))
        best = Math.max(best, density[k]!)
      }
      if (best > 0) {
        seen += share
        byBand[bandAt(edition, best) + 1]! += share
        if (second > 0) twiceByBand[bandAt(edition, second) + 1]! += share
      } else if (first[point]! < first[point + 1]!) missed += share
    }
  }
  return { seen, missed }
}

/** Times known to less than three hours are evening or night by the hour they begin. */
function isEvening({ hourOfWeek, fromMs, toMs }: IncidentColumns, i: number): boolean {
  if (hourOfWeek[i]! < 0 || toMs[i]! - fromMs[i]! > 3 * 3_600_000) return false
  const hour = hourOfWeek[i]! % 24
  return hour >= 18 || hour < 6
}

/**
 * Fractions as whole numbers that keep their sum, rounded: what people read must add up.
 * Source: largest remainder (Hare–Niemeyer).
 */
export function roundToSum(values: readonly number[]): number[] {
  const whole = values.map((value) => Math.floor(value + 1e-9))
  const total = Math.round(values.reduce((sum, value) => sum + value, 0))
  let missing = total - whole.reduce((sum, value) => sum + value, 0)
  const byRemainder = values
    .map((value, i) => ({ i, remainder: value - whole[i]! }))
    .sort((a, b) => b.remainder - a.remainder)
  for (const { i } of byRemainder) if (missing-- > 0) whole[i]!++
  return whole
}
