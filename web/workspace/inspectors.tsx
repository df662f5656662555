import type { ComponentType } from 'react'
import { CameraInspector } from '../panels/cameras/camera-inspector.tsx'
import { CellInspector } from '../panels/heat/cell-inspector.tsx'
import { HotspotInspector } from '../panels/hotspot/hotspot-inspector.tsx'
import { IncidentInspector } from '../panels/incident/incident-inspector.tsx'
import type { SelectionKind } from '../state/selection.ts'

/** What the side panel shows of a selected thing. Adding a kind is one file and one line. */
export const inspectors: Partial<Record<SelectionKind, ComponentType<{ id: string }>>> = {
  cell: CellInspector,
  incident: IncidentInspector,
  hotspot: HotspotInspector,
  camera: CameraInspector,
}
