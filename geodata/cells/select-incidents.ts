import { categories, type IncidentColumns, precisions } from '../model/incident-columns.ts'
import { hourSpan, type Times } from './hour-span.ts'
import { type IncidentFilter, WEEK_HOURS } from './incident-filter.ts'

/** What a filter chose, as rows of the columns in their order, and what it left out and why. */
export type SelectedIncidents = {
  /** Every incident the filter lets through. */
  all: Uint32Array
  /** Those of `all` whose place is known better than an area: what heat and figures count. */
  placed: Uint32Array
  leftOut: {
    /** In `all`, but known only to an area. */
    area: number
    /** Would have been chosen, were they not found by police work itself. */
    policeInitiated: number
    /** Would have been chosen, were their hour known (0 unless hours are filtered). */
    hourUnknown: number
  }
}

const AREA = precisions.indexOf('area')

/**
 * The incidents a filter lets through.
 *
 * A range belongs to a period it overlaps: [from, to) against [fromMs, toMs), and an exact time
 * counts as its instant. The same goes for hours of the week: an incident is in when it may have
 * happened in a chosen hour, and one whose hour is unknown is in none.
 */
export function selectIncidents(
  columns: IncidentColumns,
  filter: IncidentFilter,
): SelectedIncidents {
  const { length, fromMs, toMs, category, source, policeInitiated, precision } = columns
  const wantedCategory = categoryMask(filter)
  const wantedSource = sourceMask(filter, columns.sources)
  const wantedHour = hourMask(filter)
  const all = new Uint32Array(length)
  const placed = new Uint32Array(length)
  const leftOut = { area: 0, policeInitiated: 0, hourUnknown: 0 }
  let nAll = 0
  let nPlaced = 0
  for (let row = 0; row < length; row++) {
    const from = fromMs[row]!
    if (from >= filter.toMs || (from < filter.fromMs && toMs[row]! <= filter.fromMs)) continue
    if (wantedCategory[category[row]!] === 0 || wantedSource[source[row]!] === 0) continue
    const hours = wantedHour === null ? IN : inHours(columns, row, wantedHour)
    if (hours === OUT) continue
    if (policeInitiated[row] === 1 && !filter.policeInitiated) {
      if (hours === IN) leftOut.policeInitiated++
      continue
    }
    if (hours === UNKNOWN) {
      leftOut.hourUnknown++
      continue
    }
    all[nAll++] = row
    if (precision[row] === AREA) leftOut.area++
    else placed[nPlaced++] = row
  }
  return { all: all.slice(0, nAll), placed: placed.slice(0, nPlaced), leftOut }
}

const [IN, OUT, UNKNOWN] = [0, 1, 2]

function inHours(times: Times, row: number, wanted: Uint8Array): number {
  const span = hourSpan(times, row)
  if (span === 0) return UNKNOWN
  for (let k = 0; k < span; k++)
    if (wanted[(times.hourOfWeek[row]! + k) % WEEK_HOURS] === 1) return IN
  return OUT
}

function categoryMask({ categories: wanted }: IncidentFilter): Uint8Array {
  const mask = new Uint8Array(256)
  if (wanted.length === 0) return mask.fill(1)
  for (const one of wanted) mask[categories.indexOf(one)] = 1
  return mask
}

function sourceMask({ sources: wanted }: IncidentFilter, sources: readonly string[]): Uint8Array {
  const mask = new Uint8Array(sources.length)
  if (wanted.length === 0) return mask.fill(1)
  for (const [i, source] of sources.entries()) if (wanted.includes(source)) mask[i] = 1
  return mask
}

function hourMask({ hours }: IncidentFilter): Uint8Array | null {
  if (hours.length === 0) return null
  const mask = new Uint8Array(WEEK_HOURS)
  for (const hour of hours) mask[hour] = 1
  return mask
}
