import type { TimePrecision } from '../../../geodata/model/incident.ts'
import type { Formats } from '../../text/format.ts'

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
