import { createStore } from 'zustand/vanilla'

export const selectionKinds = ['cell', 'incident', 'hotspot', 'camera', 'place'] as const
export type SelectionKind = (typeof selectionKinds)[number]

/** The one thing the inspector tells of. `id` is a record's id, or a cell's H3 index. */
export type Selection = { kind: SelectionKind; id: string }

export const selection = createStore<{ selected: Selection | null }>(() => ({ selected: null }))

export const select = (selected: Selection | null) => selection.setState({ selected })
