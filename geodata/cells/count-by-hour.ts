import type { IncidentColumns } from '../model/incident-columns.ts'
import { WEEK_HOURS } from './incident-filter.ts'

/** Incidents by local hour of the week (0 = Monday 00–01), and those whose hour is unknown. */
export type HourCounts = { byHour: Uint32Array; unknown: number }

/** Counts rows by the hour of the week they began. */
export function countByHour(
  { hourOfWeek }: Pick<IncidentColumns, 'hourOfWeek'>,
  rows: Uint32Array,
): HourCounts {
  const byHour = new Uint32Array(WEEK_HOURS)
  let unknown = 0
  for (const row of rows) {
    const hour = hourOfWeek[row]!
    if (hour < 0) unknown++
    else byHour[hour]!++
  }
  return { byHour, unknown }
}
