import { hourSpan, type Times } from './hour-span.ts'
import { WEEK_HOURS } from './incident-filter.ts'

/** Incidents by local hour of the week (0 = Monday 00–01), and those whose hour is unknown. */
export type HourCounts = { byHour: Float64Array; unknown: number }

/**
 * Counts rows by hour of the week. One whose time is a range is spread evenly over the hours it may
 * have happened in; the sum with the unknown is the number of rows.
 *
 * Source: J. H. Ratcliffe, "Aoristic analysis", 2000.
 */
export function countByHour(times: Times, rows: Uint32Array): HourCounts {
  const byHour = new Float64Array(WEEK_HOURS)
  let unknown = 0
  for (const row of rows) {
    const span = hourSpan(times, row)
    if (span === 0) unknown++
    for (let k = 0; k < span; k++) byHour[(times.hourOfWeek[row]! + k) % WEEK_HOURS]! += 1 / span
  }
  return { byHour, unknown }
}
