import type { TimePrecision } from '../../../geodata/model/incident.ts'
import type { Formats } from '../../text/format.ts'

type Times = { from: Date; to: Date; timePrecision: TimePrecision }

/** As `whenWords`, for a narrow column: months cut short, the year once. */
export function whenShort(times: Times, formats: Formats): string {
  const [began, ended] = whenInTwo(times, formats)
  if (ended === null) return began
  return `${began}${isOneDay(times, formats) ? '–' : ' – '}${ended}`
}

/** As `whenShort`, in two: when it began, and when it ended if that is told apart. */
export function whenInTwo(
  times: Times,
  formats: Formats,
): readonly [began: string, ended: string | null] {
  const { from, to, timePrecision } = times
  const day = formats.mediumDate(from)
  switch (timePrecision) {
    case 'exact':
      return [`${day} ${formats.time(from)}`, null]
    case 'day':
      return [day, null]
    case 'month':
      return [formats.monthYear(from), null]
    case 'interval': {
      const time = formats.time(to)
      const ended = isOneDay(times, formats) ? time : `${formats.shortDate(to)} ${time}`
      return [`${day} ${formats.time(from)}`, ended]
    }
  }
}

const isOneDay = ({ from, to }: Times, formats: Formats) => formats.date(from) === formats.date(to)

/** When something happened, no more exactly than it is known. */
export function whenWords({ from, to, timePrecision }: Times, formats: Formats): string {
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
