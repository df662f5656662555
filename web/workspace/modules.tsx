import type { ComponentType } from 'react'
import { CamerasPanel } from '../panels/cameras/cameras-panel.tsx'
import { Situation } from '../panels/heat/situation.tsx'
import { HotspotsPanel } from '../panels/hotspot/hotspots-panel.tsx'
import { TablePanel } from '../panels/table/table-panel.tsx'
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
  { id: 'heat', icon: 'heat', Panel: Situation },
  { id: 'cameras', icon: 'cameras', Panel: CamerasPanel },
  { id: 'hotspots', icon: 'hotspots', Panel: HotspotsPanel },
  { id: 'table', icon: 'table', Panel: TablePanel, wide: true },
]
