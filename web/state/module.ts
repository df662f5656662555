import { createStore } from 'zustand/vanilla'

/** The parts of the workspace, in the order of the rail. */
export const moduleIds = ['heat', 'cameras', 'hotspots', 'table'] as const
export type ModuleId = (typeof moduleIds)[number]

export const openModule = createStore<{ module: ModuleId }>(() => ({ module: 'heat' }))

export const setModule = (module: ModuleId) => openModule.setState({ module })
