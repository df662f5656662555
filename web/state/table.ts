import { createStore } from 'zustand/vanilla'
import type { RecordName } from '../api/session.ts'

export const tableTabs = ['incidents', 'hotspots', 'cameras'] as const
export type TableTab = (typeof tableTabs)[number]

/** The kinds of record that each tab is about. */
export const tabShows: Record<TableTab, readonly RecordName[]> = {
  incidents: ['incident'],
  hotspots: ['hotspot'],
  cameras: ['fixed-camera', 'temporary-camera'],
}

/** What the table shows; `cell` limits the incidents to one hexagon. */
export const table = createStore<{ tab: TableTab; cell: string | null }>(() => ({
  tab: 'incidents',
  cell: null,
}))

export const showTab = (tab: TableTab) => table.setState({ tab })

export const limitTableTo = (cell: string | null) => table.setState({ tab: 'incidents', cell })
