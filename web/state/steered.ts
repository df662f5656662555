import type { CameraMark } from './camera-marks.ts'
import { marksNow } from './coverage.ts'
import { canEdit, planning } from './plan.ts'
import { selection } from './selection.ts'

/** The camera that the handles on the map are for: the selected one of an open plan. */
export function steered(): CameraMark | null {
  const { selected } = selection.getState()
  if (selected?.kind !== 'camera' || !canEdit(planning.getState())) return null
  const mark = marksNow().find(({ id }) => id === selected.id)
  const inPlan = planning.getState().draft!.placements.some(({ id }) => id === mark?.placement.id)
  return mark && inPlan && !mark.indoor ? mark : null
}
