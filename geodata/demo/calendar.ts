// Swedish local time in pure arithmetic. A "local" number is the wall clock read as if it were UTC.

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const WEEK_MS = 7 * DAY_MS

const summers = new Map<number, readonly [startUtcMs: number, endUtcMs: number]>()

/**
 * Summer time of a year: from 01.00 UTC on the last Sunday of March to 01.00 UTC on the last Sunday
 * of October. Source: directive 2000/84/EC, articles 2 and 3.
 */
function summerOf(year: number): readonly [number, number] {
  const known = summers.get(year)
  if (known) return known
  const lastSunday = (month: number) => {
    const last = Date.UTC(year, month + 1, 0, 1)
    return last - new Date(last).getUTCDay() * DAY_MS
  }
  const summer = [lastSunday(2), lastSunday(9)] as const
  summers.set(year, summer)
  return summer
}

const offsetAt = (utcMs: number): number => {
  const [start, end] = summerOf(new Date(utcMs).getUTCFullYear())
  return utcMs >= start && utcMs < end ? 2 * HOUR_MS : HOUR_MS
}

/** The wall clock in Sweden at an instant. */
export const toLocalMs = (utcMs: number): number => utcMs + offsetAt(utcMs)

/** The instant a wall clock showed; the earlier of two when it showed the time twice. */
export function toUtcMs(localMs: number): number {
  const summer = localMs - 2 * HOUR_MS
  return offsetAt(summer) === 2 * HOUR_MS ? summer : localMs - HOUR_MS
}

/** Monday 00.00 of the week a local time lies in. */
export function mondayOf(localMs: number): number {
  const day = Math.floor(localMs / DAY_MS)
  // 1 January 1970 was a Thursday.
  return (day - ((day + 3) % 7)) * DAY_MS
}

/** First moment of a local calendar month, `add` months later. */
export function monthOf(localMs: number, add = 0): number {
  const date = new Date(localMs)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + add, 1)
}
