import { useMemo } from 'react'
import { cameraChoice } from '../../state/camera-choice.ts'
import { type CameraMark, cameraMarks } from '../../state/camera-marks.ts'
import { onDay, register } from '../../state/cameras.ts'
import { here } from '../../state/municipality.ts'
import { isPast, planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'

/** The cameras on screen, of today or of the open plan; a drag shows when it is let go. */
export function useMarks(): CameraMark[] {
  const known = useStore(register)
  const placements = useStore(planning, ({ draft }) => draft?.placements ?? null)
  const past = useStore(planning, isPast)
  const asOf = useStore(cameraChoice, (choice) => choice.asOf)
  const timeZone = useStore(here, (state) => state.municipality?.timeZone ?? 'UTC')
  return useMemo(() => {
    const day = placements === null ? asOf : null
    return cameraMarks(onDay(known, day, timeZone), placements, past)
  }, [known, placements, past, asOf, timeZone])
}

/** One of them; a drag shows when it is let go. */
export const useMark = (id: string): CameraMark | undefined =>
  useMarks().find((mark) => mark.id === id)
