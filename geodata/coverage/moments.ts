import type { LonLat } from '../position.ts'
import { isDark } from '../time/sun.ts'
import { hourOfWeek } from '../time/zone.ts'

const HOUR_MS = 3_600_000

/** Whole hours of an interval are told one by one up to this many; of longer ones, every so many-th. */
const MOST_HOURS = 1_500
/** Strides that share no factor with the week: every hour of it comes as often as every other. */
const STRIDES = [1, 5, 11, 13, 17, 19, 23, 25, 29, 31, 37, 41, 43, 47, 53, 55, 59, 61, 67, 71]
/** Intervals whose hours are kept: every day and month of many years, and what happened in the nights. */
const MOST_KEPT = 20_000

/** One clock hour in which an incident may have happened. */
export type Moment = {
  /** Its middle, in milliseconds since the epoch. */
  atMs: number
  /** Local hour of the week, 0 = Monday 00–01. */
  hour: number
  /** Whether it is dark then (see `isDark`). */
  dark: boolean
  /** Its share of the interval. */
  weight: number
}

/** The hours of an interval, whose weights sum to 1; one known to the minute is one moment. */
export type Moments = (fromMs: number, toMs: number) => readonly Moment[]

/**
 * Spreads intervals over when things may have happened, as a town's clocks and its sun have it (aoristic
 * analysis, Ratcliffe 2000). Worked out when first asked for: many incidents share a day or a month.
 */
export function momentsOf({ timeZone, place }: { timeZone: string; place: LonLat }): Moments {
  const kept = new Map<string, readonly Moment[]>()
  const asMoment = ([atMs, weight]: readonly [number, number]): Moment => ({
    ...{ atMs, weight },
    hour: hourOfWeek(atMs, timeZone),
    dark: isDark(atMs, place),
  })
  return (fromMs, toMs) => {
    const key = `${fromMs} ${toMs}`
    const known = kept.get(key)
    if (known) return known
    const moments = piecesOf(fromMs, toMs).map(asMoment)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(key, moments)
    return moments
  }
}

/** The middle of each clock hour that an interval reaches into, and its share of the interval. */
function piecesOf(from: number, to: number): [at: number, share: number][] {
  if (!(to > from)) return [[from, 1]]
  const [firstHour, lastHour] = [Math.floor(from / HOUR_MS), Math.ceil(to / HOUR_MS)]
  const stride =
    STRIDES.find((one) => (lastHour - firstHour) / one <= MOST_HOURS) ?? longest(from, to)
  const pieces: [number, number][] = []
  let total = 0
  for (let hour = firstHour; hour < lastHour; hour += stride) {
    const [start, end] = [Math.max(from, hour * HOUR_MS), Math.min(to, (hour + 1) * HOUR_MS)]
    pieces.push([(start + end) / 2, end - start])
    total += end - start
  }
  return pieces.map(([at, share]) => [at, share / total])
}

/** A stride for intervals of more than a decade: a week's hours and one more. */
const longest = (from: number, to: number) =>
  168 * Math.ceil((to - from) / HOUR_MS / MOST_HOURS / 168) + 1
