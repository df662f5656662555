import { useMemo } from 'react'
import { type CameraMark, cameraMarks } from '../../state/camera-marks.ts'
import { register } from '../../state/cameras.ts'
import { isPast, planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'

/** The cameras on screen, of today or of the open plan; a drag shows when it is let go. */
export function useMarks(): CameraMark[] {
  const known = useStore(register)
  const placements = useStore(planning, ({ draft }) => draft?.placements ?? null)
  const past = useStore(planning, isPast)
  return useMemo(() => cameraMarks(known, placements, past), [known, placements, past])
}

/** One of them; a drag shows when it is let go. */
export const useMark = (id: string): CameraMark | undefined =>
  useMarks().find((mark) => mark.id === id)
