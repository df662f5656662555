import { createStore } from 'zustand/vanilla'
import type { RecordName } from '../api/session.ts'

export const selectionKinds = ['cell', 'incident', 'hotspot', 'camera', 'place'] as const
export type SelectionKind = (typeof selectionKinds)[number]

/** What of the records one must be able to read, to be told of each kind of thing. */
export const selectionShows: Record<SelectionKind, readonly RecordName[]> = {
  cell: ['incident'],
  incident: ['incident'],
  hotspot: ['hotspot'],
  camera: ['fixed-camera'],
  place: [],
}

/** The one thing the inspector tells of. `id` is a record's id, or a cell's H3 index. */
export type Selection = { kind: SelectionKind; id: string }

export const selection = createStore<{ selected: Selection | null }>(() => ({ selected: null }))

export const select = (selected: Selection | null) => selection.setState({ selected })
