// Hours of the week: 0 is Monday 00–01, 167 Sunday 23–24.

/** Hours [from, to) of each of the days given (0 = Monday); to > 24 runs into the next day. */
export const hoursOn = (days: readonly number[], from: number, to: number): number[] =>
  days.flatMap((day) => Array.from({ length: to - from }, (_, i) => (day * 24 + from + i) % 168))

const allDays = [0, 1, 2, 3, 4, 5, 6]
const schoolDays = [0, 1, 2, 3, 4]

/** Choices one often wants. */
export const hourPresets = {
  hoursNights: hoursOn([4, 5], 21, 29),
  hoursEvenings: hoursOn(allDays, 18, 24),
  hoursSchool: hoursOn(schoolDays, 8, 16),
  hoursShops: hoursOn([0, 1, 2, 3, 4, 5], 10, 18),
} as const

/** The hours in the rectangle between two corners of the week (day down, hour across). */
export function hoursBetween(a: number, b: number): number[] {
  const [dayA, hourA] = [Math.floor(a / 24), a % 24]
  const [dayB, hourB] = [Math.floor(b / 24), b % 24]
  const days = allDays.filter((day) => day >= Math.min(dayA, dayB) && day <= Math.max(dayA, dayB))
  return hoursOn(days, Math.min(hourA, hourB), Math.max(hourA, hourB) + 1)
}
