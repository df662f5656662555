import { useMemo } from 'react'
import { type CameraMark, cameraMarks } from '../../state/camera-marks.ts'
import { register } from '../../state/cameras.ts'
import { isPast, placementsNow, planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'

/** The cameras on screen, of today or of the open plan; a drag shows when it is let go. */
export function useMarks(): CameraMark[] {
  const known = useStore(register)
  const placements = useStore(planning, ({ draft }) => draft?.placements ?? null)
  const past = useStore(planning, isPast)
  return useMemo(() => cameraMarks(known, placements, past), [known, placements, past])
}

/** One camera, as the hand has it now. */
export function useMark(id: string): CameraMark | undefined {
  const known = useStore(register)
  const state = useStore(planning)
  const placements = placementsNow(state)
  return cameraMarks(known, placements, isPast(state)).find((mark) => mark.id === id)
}
