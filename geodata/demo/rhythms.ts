import { HOUR_MS, mondayOf, toLocalMs, toUtcMs, WEEK_MS } from './calendar.ts'
import type { Random } from './random.ts'

/** When something tends to happen: hours of the local week, and months of the year. */
export type Rhythm = {
  /** Weight of a local hour; day 0 is Monday. */
  hour: (day: number, hour: number) => number
  /** Weights of the months, January first. */
  months: readonly number[]
}

const even = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
const summer = [0.4, 0.4, 0.6, 0.9, 1.4, 1.8, 1.7, 1.7, 1.2, 0.8, 0.5, 0.5]
const winter = [1.5, 1.4, 1.1, 0.8, 0.7, 0.6, 0.7, 0.7, 0.9, 1.2, 1.5, 1.6]
const terms = [1.1, 1, 1.2, 1.1, 1.3, 0.3, 0.05, 0.5, 1.3, 1.2, 1.2, 0.8]
const isNight = (hour: number) => hour >= 22 || hour < 4

export const rhythms = {
  /** Closing time: Friday and Saturday nights, a little on Wednesdays. */
  barNights: {
    hour: (day, hour) => {
      const late = (hour < 4 ? (day + 6) % 7 : day) as 0 | 1 | 2 | 3 | 4 | 5 | 6
      const evening = [0.03, 0.03, 0.14, 0.1, 1, 1.2, 0.05][late]!
      const shape: Record<number, number> = {
        20: 0.2,
        21: 0.4,
        22: 0.7,
        23: 1.1,
        0: 1.5,
        1: 2,
        2: 1.7,
        3: 0.5,
      }
      return evening * (shape[hour] ?? 0)
    },
    months: [0.9, 0.9, 1, 1, 1.2, 1.2, 1.2, 1.2, 1, 0.9, 0.9, 1.3],
  },
  /** Shops: 10–19 on weekdays, 10–16 on Saturdays, 11–15 on Sundays. */
  openHours: {
    hour: (day, hour) => {
      const [open, close] = day < 5 ? [10, 19] : day === 5 ? [10, 16] : [11, 15]
      return hour < open || hour >= close ? 0 : hour >= 14 ? 1.6 : 0.8
    },
    months: [0.8, 0.8, 0.9, 1, 1, 1, 0.9, 1, 1, 1.1, 1.3, 1.6],
  },
  /** When school is out for the day. */
  afterSchool: {
    hour: (day, hour) => (day < 5 && hour >= 13 && hour < 18 ? [1, 2, 2, 1.2, 0.6][hour - 13]! : 0),
    months: terms,
  },
  schoolFreeNights: {
    hour: (day, hour) => (hour >= 19 || hour < 1 ? (day >= 4 ? 1.6 : 0.6) : 0),
    months: terms,
  },
  summerEvenings: {
    hour: (day, hour) =>
      hour >= 17 || hour < 1 ? (day >= 4 ? 1.7 : 0.8) : hour >= 12 && hour < 17 ? 0.3 : 0,
    months: summer,
  },
  evenings: {
    hour: (day, hour) => (hour >= 16 && hour < 23 ? (day >= 4 ? 1.4 : 1) : 0),
    months: even,
  },
  nights: {
    hour: (day, hour) => (isNight(hour) ? (day >= 4 ? 1.5 : 0.8) : 0),
    months: even,
  },
  /** Dark evenings: what people report when they walk home. */
  darkSeason: {
    hour: (_, hour) => (hour >= 16 && hour < 23 ? 1 : hour >= 6 && hour < 8 ? 0.5 : 0),
    months: winter,
  },
  days: {
    hour: (day, hour) => (hour >= 8 && hour < 19 ? (day < 5 ? 1 : 0.6) : 0),
    months: even,
  },
  /** Left in the evening, found in the morning: when it was last seen whole. */
  lastSeen: {
    hour: (day, hour) => (hour >= 16 && hour < 23 ? (day >= 3 && day < 6 ? 1.4 : 0.9) : 0),
    months: even,
  },
  lastSeenWinter: {
    hour: (day, hour) => (hour >= 6 && hour < 20 ? (day >= 3 && day < 6 ? 1.5 : 0.8) : 0),
    months: winter,
  },
  /** Operations: weekday office hours and a few late Fridays. */
  policeHours: {
    hour: (day, hour) =>
      hour >= 9 && hour < 17 && day < 5 ? 0.7 : hour >= 18 && day >= 3 && day < 6 ? 1.5 : 0.05,
    months: [0.6, 0.7, 1.6, 0.8, 1.1, 0.7, 0.4, 0.9, 1.2, 1.8, 1, 0.6],
  },
} as const satisfies Record<string, Rhythm>
export type RhythmName = keyof typeof rhythms

/** Draws instants that follow a rhythm. */
export type Clock = (rng: Random) => number

/**
 * A clock over the two years before `nowMs`.
 *
 * @returns a function that draws epoch milliseconds in [nowMs − 2 years, nowMs), on whole minutes
 */
export function clockOf({ hour, months }: Rhythm, nowMs: number): Clock {
  const from = nowMs - 2 * 365.25 * 24 * HOUR_MS
  const firstWeek = mondayOf(toLocalMs(from))
  const weeks = Math.ceil((toLocalMs(nowMs) - firstWeek) / WEEK_MS)
  const hours = cumulative(Array.from({ length: 168 }, (_, h) => hour(Math.floor(h / 24), h % 24)))
  const seasons = cumulative(
    Array.from({ length: weeks }, (_, w) => {
      const month = new Date(firstWeek + (w + 0.5) * WEEK_MS).getUTCMonth()
      return months[month]!
    }),
  )
  const draw: Clock = (rng) => {
    for (;;) {
      const start = firstWeek + drawn(seasons, rng.next()) * WEEK_MS
      const local = start + drawn(hours, rng.next()) * HOUR_MS + minute(rng) * 60_000
      const utc = toUtcMs(local)
      if (utc >= from && utc < nowMs) return utc
    }
  }
  return draw
}

// People remember whole fives of minutes.
const minute = (rng: Random) => (rng.chance(0.7) ? rng.index(12) * 5 : rng.index(60))

/** Running sums of weights, scaled to end at 1. */
export function cumulative(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length)
  let sum = 0
  weights.forEach((weight, i) => {
    sum += weight
    sums[i] = sum
  })
  return sums.map((value) => value / sum)
}

/** The index a number in [0, 1) falls on. */
export function drawn(sums: Float64Array, at: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > at) high = middle
    else low = middle + 1
  }
  return low
}
