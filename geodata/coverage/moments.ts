import type { IncidentColumns } from '../model/incident-columns.ts'
import type { LonLat } from '../position.ts'
import { isDark } from '../time/sun.ts'
import { hourOfWeek } from '../time/zone.ts'

const HOUR_MS = 3_600_000

/** Whole hours of an interval are told one by one up to this many; of longer ones, every so many-th. */
const MOST_HOURS = 1_500
/** Strides that share no factor with the week: every hour of it comes as often as every other. */
const STRIDES = [1, 5, 11, 13, 17, 19, 23, 25, 29, 31, 37, 41, 43, 47, 53, 55, 59, 61, 67, 71]

/**
 * When each incident may have happened, hour by hour: each incident's weights sum to 1 over its interval
 * (aoristic analysis, Ratcliffe 2000). One known to the minute is one moment.
 */
export type Moments = {
  /** Moments of incident i are first[i] … first[i + 1] − 1. */
  first: Uint32Array
  /** Its middle, in milliseconds since the epoch. */
  atMs: Float64Array
  weight: Float64Array
  /** Local hour of the week, 0 = Monday 00–01. */
  hour: Uint8Array
  /** 1 when it is dark then (see `isDark`). */
  dark: Uint8Array
}

/** Spreads incidents over when they may have happened, as a town's clocks and its sun have it. */
export function momentsOf(
  { length, fromMs, toMs }: Pick<IncidentColumns, 'length' | 'fromMs' | 'toMs'>,
  { timeZone, place }: { timeZone: string; place: LonLat },
): Moments {
  const first = new Uint32Array(length + 1)
  const atMs: number[] = []
  const weight: number[] = []
  for (let i = 0; i < length; i++) {
    for (const [at, share] of piecesOf(fromMs[i]!, toMs[i]!)) {
      atMs.push(at)
      weight.push(share)
    }
    first[i + 1] = atMs.length
  }
  const darkness = new Map<number, boolean>()
  const darkIn = (ms: number) => {
    // The sun is asked once a minute: incidents of one night share it.
    const minute = Math.floor(ms / 60_000)
    const known = darkness.get(minute)
    if (known !== undefined) return known
    const dark = isDark(minute * 60_000, place)
    darkness.set(minute, dark)
    return dark
  }
  return {
    first,
    atMs: Float64Array.from(atMs),
    weight: Float64Array.from(weight),
    hour: Uint8Array.from(atMs, (ms) => hourOfWeek(ms, timeZone)),
    dark: Uint8Array.from(atMs, (ms) => (darkIn(ms) ? 1 : 0)),
  }
}

/** The middle of each clock hour that an interval reaches into, and its share of the interval. */
function piecesOf(from: number, to: number): [at: number, share: number][] {
  if (!(to > from)) return [[from, 1]]
  const [firstHour, lastHour] = [Math.floor(from / HOUR_MS), Math.ceil(to / HOUR_MS)]
  const stride = STRIDES.find((one) => (lastHour - firstHour) / one <= MOST_HOURS) ?? 71
  const pieces: [number, number][] = []
  let total = 0
  for (let hour = firstHour; hour < lastHour; hour += stride) {
    const [start, end] = [Math.max(from, hour * HOUR_MS), Math.min(to, (hour + 1) * HOUR_MS)]
    pieces.push([(start + end) / 2, end - start])
    total += end - start
  }
  return pieces.map(([at, share]) => [at, share / total])
}
