import type { Language } from '../state/appearance.ts'

const NARROW_NO_BREAK = '\u202f'
const NO_BREAK = '\u00a0'

/** How numbers, times and dates are written in one language and one time zone. */
export type Formats = {
  /** 1 234,5 */
  number: (value: number, decimals?: number) => string
  /** A share 0–1: 38 % */
  percent: (share: number, decimals?: number) => string
  /** 23 november 2026 */
  date: (at: Date) => string
  /** 23 nov. */
  shortDate: (at: Date) => string
  /** 23 nov. 2026 */
  mediumDate: (at: Date) => string
  /** november 2026 */
  month: (at: Date) => string
  /** nov. 2026 */
  monthYear: (at: Date) => string
  /** nov. */
  shortMonth: (at: Date) => string
  /** 14.30 */
  time: (at: Date) => string
  /** An hour of the day: 18.00 */
  hour: (hour: number) => string
  /** 23 november 2026 14.30 */
  dateTime: (at: Date) => string
  /** v. 47 */
  week: (at: Date) => string
  /** A half-open period in words, its last day named: 1 januari 2025 – 30 juni 2025 */
  period: (from: Date, to: Date) => string
}

const made = new Map<string, Formats>()

/**
 * Formats for a language; times are shown in `timeZone` (an IANA name). Made once for each: a drag asks for them
 * at every move of the hand, and making them takes milliseconds.
 */
export function formatsFor(language: Language, timeZone: string): Formats {
  const key = `${language} ${timeZone}`
  const formats = made.get(key) ?? makeFormats(language, timeZone)
  made.set(key, formats)
  return formats
}

function makeFormats(language: Language, timeZone: string): Formats {
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  const dated = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone })
    return (at: Date) => format.format(at)
  }
  // Making a format takes far longer than using it, and a drag writes many numbers a second.
  const withDecimals = new Map<number, Intl.NumberFormat>()
  const fixed = (value: number, decimals: number) => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    const format = withDecimals.get(decimals) ?? new Intl.NumberFormat(locale, digits)
    withDecimals.set(decimals, format)
    return format.format(value)
  }
  const date = dated({ day: 'numeric', month: 'long', year: 'numeric' })
  const clock = dated({ hour: '2-digit', minute: '2-digit', hour12: false })
  const time = (at: Date) => (language === 'sv' ? clock(at).replace(':', '.') : clock(at))
  const percentSpace = language === 'sv' ? NARROW_NO_BREAK : ''
  return {
    number: (value, decimals = 0) => fixed(value, decimals),
    percent: (share, decimals = 0) => `${fixed(share * 100, decimals)}${percentSpace}%`,
    date,
    shortDate: dated({ day: 'numeric', month: 'short' }),
    mediumDate: dated({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: dated({ month: 'long', year: 'numeric' }),
    monthYear: dated({ month: 'short', year: 'numeric' }),
    shortMonth: dated({ month: 'short' }),
    time,
    hour: (hour) => `${String(hour).padStart(2, '0')}${language === 'sv' ? '.' : ':'}00`,
    dateTime: (at) => `${date(at)} ${time(at)}`,
    week: (at) => `${language === 'sv' ? 'v.' : 'week'}${NO_BREAK}${isoWeek(at, timeZone)}`,
    period: (from, to) => {
      const last = new Date(to.getTime() - 1)
      return date(from) === date(last) ? date(from) : `${date(from)} – ${date(last)}`
    },
  }
}

/** ISO 8601 week number of the local day an instant falls in. */
function isoWeek(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at).split('-').map(Number)
  const day = new Date(Date.UTC(parts[0]!, parts[1]! - 1, parts[2]!))
  // The week belongs to the year its Thursday is in.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  const newYear = Date.UTC(day.getUTCFullYear(), 0, 1)
  return Math.ceil(((day.getTime() - newYear) / 86_400_000 + 1) / 7)
}
