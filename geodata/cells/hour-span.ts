import type { IncidentColumns } from '../model/incident-columns.ts'
import { WEEK_HOURS } from './incident-filter.ts'

const HOUR_MS = 3_600_000

/** The times of incidents, as columns. */
export type Times = Pick<IncidentColumns, 'hourOfWeek' | 'fromMs' | 'toMs'>

/**
 * How many hours of the week an incident may have happened in, counted from its `hourOfWeek`: 1 for an
 * instant, 24 for a day.
 *
 * @returns 0 when the hour is unknown: it is known only to the month, or to a week or more
 */
export function hourSpan({ hourOfWeek, fromMs, toMs }: Times, row: number): number {
  if (hourOfWeek[row]! < 0) return 0
  const from = fromMs[row]!
  const intoHour = from - Math.floor(from / HOUR_MS) * HOUR_MS
  const span = Math.max(1, Math.ceil((intoHour + toMs[row]! - from) / HOUR_MS))
  return span < WEEK_HOURS ? span : 0
}
