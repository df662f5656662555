import { createStore } from 'zustand/vanilla'

export const tableTabs = ['incidents', 'hotspots', 'cameras'] as const
export type TableTab = (typeof tableTabs)[number]

/** What the table shows; `cell` limits the incidents to one hexagon. */
export const table = createStore<{ tab: TableTab; cell: string | null }>(() => ({
  tab: 'incidents',
  cell: null,
}))

export const showTab = (tab: TableTab) => table.setState({ tab })

export const limitTableTo = (cell: string | null) => table.setState({ tab: 'incidents', cell })
