import type { ComponentType } from 'react'
import type { ModuleId } from '../state/module.ts'
import type { IconName } from '../ui/icons.tsx'

/** A part of the workspace: its mark in the rail and what stands in the side panel. */
export type Module = {
  id: ModuleId
  icon: IconName
  Panel: ComponentType
  /** A wide panel leaves less of the map, as a table needs. */
  wide?: boolean
}

/** The rail, from the top. Adding a part is one file and one line. */
export const modules: readonly Module[] = [
  { id: 'heat', icon: 'heat', Panel: () => null },
  { id: 'cameras', icon: 'cameras', Panel: () => null },
  { id: 'hotspots', icon: 'hotspots', Panel: () => null },
  { id: 'table', icon: 'table', Panel: () => null, wide: true },
]
