import type { IncidentColumns } from '../model/incident-columns.ts'
import { bandAt, type Edition, editions } from '../optics/standards.ts'
import { type IncidentSamples, standingAt } from './incident-samples.ts'

/**
 * How much of the documented problem the cameras see. Shares of incidents known only as a place make
 * the counts fractions; `seen + notSeen + unknown + indoor = n` but for rounding in the last bit.
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
  /** Evenings and nights (18–06 local), of those whose hour is known and that can be seen or not. */
  dark: { n: number; seen: number }
}

/**
 * Counts what cameras see of chosen incidents.
 *
 * @param rows rows of `columns` that count: the filter's `all`
 * @param densities best px/m on each sample point (see `bestDensities`)
 */
export function figure(
  columns: IncidentColumns,
  rows: Uint32Array,
  samples: IncidentSamples,
  densities: Float32Array,
  edition: Edition,
): Figure {
  const result: Figure = {
    ...{ n: 0, seen: 0, notSeen: 0, unknown: 0, indoor: 0 },
    byBand: new Array<number>(editions[edition].length + 1).fill(0),
    dark: { n: 0, seen: 0 },
  }
  for (const i of rows) {
    result.n++
    const standing = standingAt(samples, i)
    if (standing === 'indoor') result.indoor++
    else if (standing === 'unknown') result.unknown++
    else {
      const share = countSeen(result.byBand, samples, densities, i, edition)
      result.seen += share
      result.notSeen += 1 - share
      if (isDark(columns, i)) {
        result.dark.n++
        result.dark.seen += share
      }
    }
  }
  return result
}

/** Adds one incident's points to the bands they are seen in. @returns the share of it that is seen */
function countSeen(
  byBand: number[],
  { first }: IncidentSamples,
  densities: Float32Array,
  i: number,
  edition: Edition,
): number {
  const [from, to] = [first[i]!, first[i + 1]!]
  const weight = 1 / (to - from)
  let seen = 0
  for (let k = from; k < to; k++) {
    if (densities[k]! === 0) continue
    seen++
    byBand[bandAt(edition, densities[k]!) + 1]! += weight
  }
  return seen * weight
}

/** Times known to less than three hours are evening or night by the hour they begin. */
function isDark({ hourOfWeek, fromMs, toMs }: IncidentColumns, i: number): boolean {
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
