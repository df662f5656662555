import type { IncidentColumns } from '../model/incident-columns.ts'

/**
 * Incidents by bin of time. One whose time is a range is spread evenly over it, so that a time
 * known only to the month does not pile up on its first day; the sum is the number of incidents
 * less what lies outside the bins.
 *
 * @param edgesMs n + 1 ascending epoch milliseconds for n half-open bins
 * Source: J. H. Ratcliffe, "Aoristic analysis", 2000.
 */
export function countOverTime(
  { fromMs, toMs }: Pick<IncidentColumns, 'fromMs' | 'toMs'>,
  rows: Uint32Array,
  edgesMs: Float64Array,
): Float64Array {
  const weights = new Float64Array(Math.max(0, edgesMs.length - 1))
  for (const row of rows) {
    const from = fromMs[row]!
    const to = toMs[row]!
    let bin = binAt(edgesMs, from)
    if (to <= from) {
      if (bin >= 0 && bin < weights.length) weights[bin]! += 1
      continue
    }
    for (bin = Math.max(0, bin); bin < weights.length && edgesMs[bin]! < to; bin++) {
      const overlap = Math.min(to, edgesMs[bin + 1]!) - Math.max(from, edgesMs[bin]!)
      weights[bin]! += Math.max(0, overlap) / (to - from)
    }
  }
  return weights
}

/** Index of the last edge at or before `ms`; -1 before the first. */
function binAt(edgesMs: Float64Array, ms: number): number {
  let low = 0
  let high = edgesMs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (edgesMs[middle]! <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}
