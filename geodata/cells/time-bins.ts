import { instantToLocal, localToInstant } from '../time/zone.ts'

export type TimeUnit = 'month' | 'week' | 'day'

/**
 * Edges of the local months, weeks (from Monday) or days that cover [fromMs, toMs).
 *
 * @returns ascending epoch milliseconds, the first at or before `fromMs`, the last at or after
 *   `toMs`; at least two
 */
export function timeBins(
  fromMs: number,
  toMs: number,
  unit: TimeUnit,
  timeZone: string,
): Float64Array {
  const first = startOf(fromMs, unit, timeZone)
  const edges: number[] = []
  for (let i = 0; edges.length < 2 || edges.at(-1)! < toMs; i++)
    edges.push(instantOf(stepped(first, unit, i), timeZone))
  return Float64Array.from(edges)
}

type Day = { year: number; month: number; day: number }

function startOf(ms: number, unit: TimeUnit, timeZone: string): Day {
  const { year, month, day } = instantToLocal(ms, timeZone)
  if (unit === 'month') return { year, month, day: 1 }
  if (unit === 'day') return { year, month, day }
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
  return { year, month, day: day - weekday }
}

const stepped = ({ year, month, day }: Day, unit: TimeUnit, steps: number): Day =>
  unit === 'month'
    ? { year, month: month + steps, day }
    : { year, month, day: day + steps * (unit === 'week' ? 7 : 1) }

// Date.UTC carries a 32nd day or a 13th month over into the next.
function instantOf({ year, month, day }: Day, timeZone: string): number {
  const calendar = new Date(Date.UTC(year, month - 1, day))
  const local = {
    year: calendar.getUTCFullYear(),
    month: calendar.getUTCMonth() + 1,
    day: calendar.getUTCDate(),
    hour: 0,
    minute: 0,
    second: 0,
  }
  return localToInstant(local, timeZone).instant.getTime()
}
