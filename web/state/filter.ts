import { createStore } from 'zustand/vanilla'
import type { IncidentFilter } from '../../geodata/cells/incident-filter.ts'
import type { IncidentCategory } from '../../geodata/model/incident.ts'
import { dayStartMs } from './local-day.ts'

/** Which incidents are looked at, as people say it. Empty lists mean all. */
export type Filter = {
  /** Local days, half-open [from, to), "2025-01-31"; null is all there is. */
  period: { from: string; to: string } | null
  categories: readonly IncidentCategory[]
  sources: readonly string[]
  /** Local hours of the week, 0 = Monday 00–01, ascending. */
  hours: readonly number[]
  policeInitiated: boolean
}

export const noFilter: Filter = {
  period: null,
  categories: [],
  sources: [],
  hours: [],
  policeInitiated: false,
}

export const filter = createStore<Filter>(() => noFilter)

export const setPeriod = (period: Filter['period']) => filter.setState({ period })
export const setHours = (hours: readonly number[]) =>
  filter.setState({ hours: [...hours].sort((a, b) => a - b) })
export const setPoliceInitiated = (policeInitiated: boolean) => filter.setState({ policeInitiated })
export const clearFilter = () => filter.setState(noFilter)

export const toggleCategory = (category: IncidentCategory) =>
  filter.setState(({ categories }) => ({ categories: toggled(categories, category) }))

export const toggleSource = (source: string) =>
  filter.setState(({ sources }) => ({ sources: toggled(sources, source) }))

const toggled = <Item>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter((one) => one !== item) : [...items, item]

/** The filter as the counting functions want it. */
export const asIncidentFilter = (
  { period, ...rest }: Filter,
  timeZone: string,
): IncidentFilter => ({
  ...rest,
  fromMs: period ? dayStartMs(period.from, timeZone) : -Infinity,
  toMs: period ? dayStartMs(period.to, timeZone) : Infinity,
})
