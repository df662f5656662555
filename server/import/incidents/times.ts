import type { TimePrecision } from '../../../geodata/model/incident.ts'
import { type LocalTime, localToInstant } from '../../../geodata/time/zone.ts'
import { Unreadable } from './values.ts'

/** When something happened, as far as it is known. */
export type Span = { from: Date; to: Date; timePrecision: TimePrecision; ambiguousTime: boolean }

/** One written time: an instant, or a whole day or month, from its first to its last millisecond. */
type Read = { first: Date; last: Date; unit: 'instant' | 'day' | 'month'; ambiguous: boolean }

const WRITTEN =
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:(?:T|\s+)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?)?$/i

const MONTHS = [
  ...[
    'jan(?:uari|uary)?',
    'feb(?:ruari|ruary)?',
    'mar(?:s|ch)?',
    'apr(?:il)?',
    'ma[jy]',
    'jun[ie]?',
  ],
  ...['jul[iy]?', 'aug(?:usti|ust)?', 'sep(?:t|tember)?', 'o[kc]t(?:ober)?', 'nov(?:ember)?'],
  'dec(?:ember)?',
]
/** The month's words, whole or short. */
const WORD = `(${MONTHS.join('|')})\\.?`

type Part = 'y' | 'm' | 'd' | ''

/** How dates are written otherwise, each with its year, month and day; the first that fits. Days before months. */
const OTHERWISE: readonly (readonly [written: RegExp, order: readonly Part[]])[] = [
  // 20261123, 2026/11/23, 2026.11.23
  [/^(\d{4})(\d{2})(\d{2})(?!\d)/, ['y', 'm', 'd']],
  [/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/, ['y', 'm', 'd']],
  // 23/11 2026, 23/11-2026, 23.11.2026, 23-11-2026; 01/05/2026 is the first of May to some and the fifth of
  // January to others.
  [/^(\d{1,2})\/(\d{1,2})(?:\s+|\s*-\s*)(\d{4})(?!\d)/, ['d', 'm', 'y']],
  [/^(\d{1,2})([.-])(\d{1,2})\2(\d{4})(?!\d)/, ['d', '', 'm', 'y']],
  // 23 november 2026, den 23 nov. 2026
  [
    new RegExp(`^(?:den\\s+)?(\\d{1,2}):?e?\\s*${WORD},?\\s*(\\d{4})(?!\\d)`, 'iu'),
    ['d', 'm', 'y'],
  ],
  // November 23, 2026
  [new RegExp(`^${WORD}\\s+(\\d{1,2}),?\\s+(\\d{4})(?!\\d)`, 'iu'), ['m', 'd', 'y']],
  // november 2026
  [new RegExp(`^${WORD}\\s+(\\d{4})(?!\\d)`, 'iu'), ['m', 'y']],
]

/** Beside a date: `kl. 14.30`, `kl 14`. */
const O_CLOCK = /^,?\s*kl(?:ockan|\.)?\s*(\d{1,2})(?:$|(?=[:.]))/i

/** A date in any of the forms that people write, as the one form that is read: 2026-11-23 14:30. */
function asIso(text: string): string {
  const trimmed = text.trim()
  let date = /^\d{4}-\d{1,2}(?:-\d{1,2})?/.exec(trimmed)?.[0] ?? ''
  let rest = trimmed.slice(date.length)
  for (const [written, order] of OTHERWISE) {
    const match = date === '' ? written.exec(trimmed) : null
    if (!match) continue
    const part = (of: Part) => (order.includes(of) ? match[order.indexOf(of) + 1] : undefined)
    date = [part('y'), monthOf(part('m')!), part('d')].filter((one) => one !== undefined).join('-')
    rest = trimmed.slice(match[0].length)
  }
  const clock = O_CLOCK.exec(rest)
  if (!clock) return date + rest
  const minutes = rest.slice(clock[0].length)
  return `${date} ${clock[1]}${minutes === '' ? ':00' : minutes}`
}

function monthOf(written: string): string {
  if (/^\d+$/.test(written)) return written
  return String(1 + MONTHS.findIndex((month) => new RegExp(`^${month}`, 'i').test(written)))
}

/**
 * A time as files write it: "2026-11-23 14:30" (also with seconds, T, a one-digit hour, a zone),
 * "2026-11-23" or "2026-11", and Swedish and English dates of other forms ("23/11 2026 kl. 14.30",
 * "23 november 2026"). Without a zone it is read on the municipality's clocks.
 *
 * @throws {Unreadable}
 */
function readTime(text: string, timeZone: string): Read {
  const match = WRITTEN.exec(asIso(text))
  if (!match) throw notATime()
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)))
  const zone = match[7]
  const start = { year: year!, month: month!, day: day ?? 1, hour: 0, minute: 0, second: 0 }
  if (day === undefined) return wholeOf('month', start, timeZone)
  if (hour === undefined) return wholeOf('day', start, timeZone)

  const local = { ...start, hour, minute: minute ?? 0, second: second ?? 0 }
  assertExists(local)
  const { instant, ambiguous } = zone
    ? { instant: new Date(asUtc(local) - zoneMs(zone)), ambiguous: false }
    : localToInstant(local, timeZone)
  return { first: instant, last: instant, unit: 'instant', ambiguous }
}

/**
 * A day or month runs to its last millisecond, not to the next one's first: what happened in January
 * must not also turn up in February.
 */
function wholeOf(unit: 'day' | 'month', start: LocalTime, timeZone: string): Read {
  assertExists(start)
  const next = new Date(
    unit === 'day'
      ? Date.UTC(start.year, start.month - 1, start.day + 1)
      : Date.UTC(start.year, start.month, 1),
  )
  const nextStart = {
    ...start,
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
  }
  const first = localToInstant(start, timeZone).instant
  const last = new Date(+localToInstant(nextStart, timeZone).instant - 1)
  return { first, last, unit, ambiguous: false }
}

const asUtc = ({ year, month, day, hour, minute, second }: LocalTime) =>
  Date.UTC(year, month - 1, day, hour, minute, second)

function assertExists(local: LocalTime): void {
  const read = new Date(asUtc(local))
  const same =
    local.year >= 1900 &&
    read.getUTCMonth() + 1 === local.month &&
    read.getUTCDate() === local.day &&
    read.getUTCHours() === local.hour &&
    read.getUTCMinutes() === local.minute
  if (!same) throw notATime()
}

/** Line Islands, UTC+14: no clock on Earth is farther from UTC. Source: IANA tz database. */
const FARTHEST_ZONE_MIN = 14 * 60

function zoneMs(zone: string): number {
  if (/z/i.test(zone)) return 0
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(zone)!
  const total = Number(hours) * 60 + Number(minutes)
  if (Number(minutes) > 59 || total > FARTHEST_ZONE_MIN) throw notATime()
  return (sign === '-' ? -total : total) * 60_000
}

/** A single time: exact to the second, or known only to its day or month. @throws {Unreadable} */
export function readMoment(text: string, timeZone: string): Span {
  const { first, last, unit, ambiguous } = readTime(text, timeZone)
  const timePrecision = unit === 'instant' ? 'exact' : unit
  return { from: first, to: last, timePrecision, ambiguousTime: ambiguous }
}

/** The month a time lies in, when a file tells no more than that. @throws {Unreadable} */
export function readMonth(text: string, timeZone: string): Span {
  const [month] = /^\d{4}-\d{1,2}/.exec(asIso(text)) ?? []
  readTime(text, timeZone)
  return readMoment(month!, timeZone)
}

/** Something between two times; the same time twice is that time. @throws {Unreadable} */
export function readInterval(fromText: string, toText: string, timeZone: string): Span {
  const [from, to] = [readTime(fromText, timeZone), readTime(toText, timeZone)]
  if (+to.last < +from.first) {
    throw new Unreadable({ sv: 'till är före från', en: 'to is before from' })
  }
  const ambiguousTime = from.ambiguous || to.ambiguous
  const isOne = from.unit === to.unit && +from.first === +to.first
  if (isOne) return { ...readMoment(fromText, timeZone), ambiguousTime }
  return { from: from.first, to: to.last, timePrecision: 'interval', ambiguousTime }
}

const notATime = () =>
  new Unreadable({
    sv: 'inte en tid: skriv 2026-11-23 14:30, 2026-11-23 eller 2026-11',
    en: 'not a time: write 2026-11-23 14:30, 2026-11-23 or 2026-11',
  })
