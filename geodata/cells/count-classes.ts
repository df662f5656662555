/**
 * Classes for a legend of counts: whole numbers that roughly double, so that a quiet cell and the
 * busiest are told apart without one outlier washing out the rest.
 *
 * @param most the highest count to be shown, at least 1
 * @param steps most classes wanted
 * @returns ascending lower bounds, the first 1; a count belongs to the last bound at or below it
 */
export function countClasses(most: number, steps: number): number[] {
  const ratio = Math.max(1.5, most ** (1 / steps))
  const bounds = [1]
  for (let i = 1; i < steps; i++) {
    const next = Math.max(bounds.at(-1)! + 1, roundish(ratio ** i))
    if (next > most) break
    bounds.push(next)
  }
  return bounds
}

/** Index of the class a count belongs to, 0 for the lowest. */
export const classOf = (count: number, bounds: readonly number[]): number =>
  Math.max(
    0,
    bounds.findLastIndex((bound) => count >= bound),
  )

// Two digits are enough for a legend: 137 → 140.
const roundish = (value: number) => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
  return Math.round(value / unit) * unit
}
