import { localToInstant } from '../../geodata/time/zone.ts'

export { dayOf } from '../../geodata/time/zone.ts'

// A local calendar day as text, "2025-01-31": it sorts, compares and stands in an address as it is.

/** The instant a local day begins, epoch milliseconds. */
export function dayStartMs(day: string, timeZone: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const midnight = { year, month, day: date, hour: 0, minute: 0, second: 0 }
  return localToInstant(midnight, timeZone).instant.getTime()
}

/** The day a number of days later, or earlier when negative. */
export const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Whether a text is a day of the calendar: "2025-02-30" is not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  dayPlus(text, 0) === text
