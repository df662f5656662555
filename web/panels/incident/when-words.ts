import type { TimePrecision } from '../../../geodata/model/incident.ts'
import type { Formats } from '../../text/format.ts'

/** As `whenWords`, for a narrow column: months cut short, the year once. */
export function whenShort(
  { from, to, timePrecision }: { from: Date; to: Date; timePrecision: TimePrecision },
  formats: Formats,
): string {
  const day = formats.mediumDate(from)
  switch (timePrecision) {
    case 'exact':
      return `${day} ${formats.time(from)}`
    case 'day':
      return day
    case 'month':
      return formats.monthYear(from)
    case 'interval': {
      const sameDay = formats.date(from) === formats.date(to)
      const end = sameDay ? formats.time(to) : `${formats.shortDate(to)} ${formats.time(to)}`
      return `${day} ${formats.time(from)}${sameDay ? '–' : ' – '}${end}`
    }
  }
}

/** When something happened, no more exactly than it is known. */
export function whenWords(
  { from, to, timePrecision }: { from: Date; to: Date; timePrecision: TimePrecision },
  formats: Formats,
): string {
  switch (timePrecision) {
    case 'exact':
      return formats.dateTime(from)
    case 'day':
      return formats.date(from)
    case 'month':
      return formats.month(from)
    case 'interval':
      return formats.date(from) === formats.date(to)
        ? `${formats.dateTime(from)}–${formats.time(to)}`
        : `${formats.dateTime(from)} – ${formats.dateTime(to)}`
  }
}
