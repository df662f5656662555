// Local clocks, read through the IANA zones that every JavaScript engine carries. Pure: the same
// arguments give the same answer; the two caches below only save work.

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A reading of a wall clock and calendar, without zone. `month` is 1–12. */
export type LocalTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/**
 * The instant a local clock reading stands for.
 *
 * At the clock change in autumn an hour comes twice: the first of the two is taken. In spring an
 * hour is skipped: the reading is moved on by the length of the gap, as if the clock had not yet
 * been changed (both as Temporal's "compatible"). Either way `ambiguous` is true.
 *
 * @param timeZone an IANA name, for example Europe/Stockholm
 * @throws {RangeError} for a zone that does not exist
 */
export function localToInstant(
  local: LocalTime,
  timeZone: string,
): { instant: Date; ambiguous: boolean } {
  const clockMs = utcOf(local)
  const beforeMs = offsetMs(clockMs - DAY_MS, timeZone)
  const afterMs = offsetMs(clockMs + DAY_MS, timeZone)
  const possible = [clockMs - beforeMs, clockMs - afterMs].filter(
    (instantMs) => instantMs + offsetMs(instantMs, timeZone) === clockMs,
  )
  const first = Math.min(...possible)
  const last = Math.max(...possible)
  return possible.length === 0
    ? { instant: new Date(clockMs - beforeMs), ambiguous: true }
    : { instant: new Date(first), ambiguous: first !== last }
}

/**
 * Local hour of the week, for weekday and hour filters: 0 is Monday 00–01, 167 is Sunday 23–24.
 *
 * @param instant a `Date`, or milliseconds since the epoch
 * @throws {RangeError} for a zone that does not exist or an instant that is not a time
 */
export function hourOfWeek(instant: Date | number, timeZone: string): number {
  const ms = Number(instant)
  const hours = Math.floor((ms + quickOffsetMs(ms, timeZone)) / HOUR_MS)
  // The epoch was a Thursday: 72 hours into its week.
  return (((hours + 72) % 168) + 168) % 168
}

/** What local clocks and calendars show at an instant; milliseconds are dropped. */
export function instantToLocal(instant: Date | number, timeZone: string): LocalTime {
  const ms = Number(instant)
  const shown = new Date(ms + quickOffsetMs(ms, timeZone))
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  }
}

/** The local day an instant falls in, as text that sorts: "2025-01-31". */
export function dayOf(ms: number, timeZone: string): string {
  const { year, month, day } = instantToLocal(ms, timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function utcOf({ year, month, day, hour, minute, second }: LocalTime): number {
  // Not Date.UTC(year, …) alone: it reads years 0–99 as 1900–1999.
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(hour, minute, second)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function offsetMs(instantMs: number, timeZone: string): number {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    formatters.set(timeZone, formatter)
  }
  // "11/23/2026, GMT+01:00"; plain "GMT" for UTC; seconds for the local mean times of old.
  const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatter.format(instantMs))
  const [, sign, hours = 0, minutes = 0, seconds = 0] = found ?? []
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return sign === '-' ? -size : size
}

// Asking Intl takes microseconds, so a day whose two ends agree is asked about once. (No zone has
// changed its clock to and fro within one day.)
const dayOffsets = new Map<string, Map<number, number | 'changes'>>()
const MOST_DAYS = 50_000

function quickOffsetMs(instantMs: number, timeZone: string): number {
  let days = dayOffsets.get(timeZone)
  if (!days || days.size > MOST_DAYS) {
    days = new Map()
    dayOffsets.set(timeZone, days)
  }
  const day = Math.floor(instantMs / DAY_MS)
  let offset = days.get(day)
  if (offset === undefined) {
    const start = offsetMs(day * DAY_MS, timeZone)
    offset = start === offsetMs((day + 1) * DAY_MS, timeZone) ? start : 'changes'
    days.set(day, offset)
  }
  return offset === 'changes' ? offsetMs(instantMs, timeZone) : offset
}
