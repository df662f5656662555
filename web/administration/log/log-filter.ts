import type { LogQuery } from '../../api/administration-log.ts'
import { dayPlus, dayStartMs, isDay } from '../../state/local-day.ts'

/** What the log is searched for, as it is written in the form; "" leaves a part out. */
export type LogFilter = {
  /** Local days, both included. */
  from: string
  to: string
  actor: string
  action: string
  recordKind: string
  recordId: string
}

// The parts by the name they have in an address.
const names = {
  fran: 'from',
  till: 'to',
  vem: 'actor',
  vad: 'action',
  slag: 'recordKind',
  id: 'recordId',
} as const satisfies { [name: string]: keyof LogFilter }
const pairs = Object.entries(names)

export const noFilter: LogFilter = {
  ...{ from: '', to: '', actor: '', action: '', recordKind: '', recordId: '' },
}

/** Reads the filter of an address. */
export const filterOf = (query: { readonly [name: string]: string }): LogFilter => ({
  ...noFilter,
  ...Object.fromEntries(pairs.map(([name, part]) => [part, query[name] ?? ''])),
})

/** How a filter stands in an address. */
export const queryOf = (filter: LogFilter): { [name: string]: string } =>
  Object.fromEntries(
    pairs.map(([name, part]) => [name, filter[part].trim()]).filter(([, text]) => text !== ''),
  )

/** Whether two filters ask for the same. */
export const isSameFilter = (a: LogFilter, b: LogFilter): boolean =>
  pairs.every(([, part]) => a[part].trim() === b[part].trim())

/** What does not hold in a filter, by the field that is told. */
export type LogFault = 'from' | 'to' | 'order'

export function faultsOf({ from, to }: LogFilter): ReadonlySet<LogFault> {
  const found = new Set<LogFault>()
  if (from !== '' && !isDay(from)) found.add('from')
  if (to !== '' && !isDay(to)) found.add('to')
  if (found.size === 0 && from !== '' && to !== '' && to < from) found.add('order')
  return found
}

/** What the server is asked, by days of the municipality; days that are none are left out. */
export function askedOf(filter: LogFilter, timeZone: string): LogQuery {
  const startOf = (day: string) => new Date(dayStartMs(day, timeZone)).toISOString()
  const { from, to, actor, action, recordKind, recordId } = filter
  return {
    ...(isDay(from) && { from: startOf(from) }),
    ...(isDay(to) && { to: startOf(dayPlus(to, 1)) }),
    ...(actor && { actor }),
    ...(action && { action }),
    ...(recordKind && { recordKind }),
    ...(recordId && { recordId }),
  }
}
