import type { ComponentType } from 'react'
import type { TableTab } from '../../state/table.ts'
import { CameraTable } from './camera-table.tsx'
import { HotspotTable } from './hotspot-table.tsx'
import { IncidentTable } from './incident-table.tsx'

/** The table of each tab. Adding one is one file and one line. */
export const tableBodies: Partial<Record<TableTab, ComponentType>> = {
  incidents: IncidentTable,
  hotspots: HotspotTable,
  cameras: CameraTable,
}
