import { createStore } from 'zustand/vanilla'
import type { RecordName } from '../api/session.ts'
import type { May } from './may.ts'

/** The parts of the workspace, in the order of the rail. */
export const moduleIds = ['heat', 'cameras', 'hotspots', 'table'] as const
export type ModuleId = (typeof moduleIds)[number]

// What a part shows: whoever may read none of it has nothing to do there.
const shows: Record<ModuleId, readonly RecordName[]> = {
  heat: ['incident'],
  cameras: ['fixed-camera', 'temporary-camera'],
  hotspots: ['hotspot'],
  table: ['incident', 'hotspot', 'fixed-camera', 'temporary-camera'],
}

/** The parts that hold something for somebody, in the order of the rail. */
export const modulesFor = (may: May): ModuleId[] =>
  moduleIds.filter((id) => shows[id].some((record) => may.ever('read', record)))

export const openModule = createStore<{ module: ModuleId }>(() => ({ module: 'heat' }))

export const setModule = (module: ModuleId) => openModule.setState({ module })
