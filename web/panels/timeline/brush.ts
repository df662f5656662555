import type { Filter } from '../../state/filter.ts'
import { dayOf, dayStartMs } from '../../state/local-day.ts'

/** A choice of bars: edge indices, half-open. */
export type Brush = { from: number; to: number }

/** The bars a period covers; all of them when there is none. */
export function brushOf(period: Filter['period'], edgesMs: Float64Array, timeZone: string): Brush {
  const last = edgesMs.length - 1
  if (!period) return { from: 0, to: last }
  const nearest = (day: string) => {
    const ms = dayStartMs(day, timeZone)
    const next = edgesMs.findIndex((edge) => edge >= ms)
    if (next <= 0) return next === 0 ? 0 : last
    return ms - edgesMs[next - 1]! < edgesMs[next]! - ms ? next - 1 : next
  }
  const from = Math.min(nearest(period.from), last - 1)
  return { from, to: Math.max(from + 1, nearest(period.to)) }
}

/** The period that bars cover; null when it is all of them. */
export function periodOf(
  { from, to }: Brush,
  edgesMs: Float64Array,
  timeZone: string,
): Filter['period'] {
  const last = edgesMs.length - 1
  if (from <= 0 && to >= last) return null
  return {
    from: dayOf(edgesMs[Math.max(0, from)]!, timeZone),
    to: dayOf(edgesMs[Math.min(last, to)]!, timeZone),
  }
}

/** A brush between two edges in either order, never empty and inside the chart. */
export function brushBetween(a: number, b: number, last: number): Brush {
  const inside = (edge: number) => Math.min(last, Math.max(0, edge))
  const [from, to] = [inside(Math.min(a, b)), inside(Math.max(a, b))]
  if (to > from) return { from, to }
  return from < last ? { from, to: from + 1 } : { from: last - 1, to: last }
}

/** The same brush moved by so many bars, stopping at the ends. */
export function brushMoved({ from, to }: Brush, by: number, last: number): Brush {
  const step = Math.min(last - to, Math.max(-from, by))
  return { from: from + step, to: to + step }
}
