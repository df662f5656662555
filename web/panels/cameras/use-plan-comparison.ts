import { useMemo } from 'react'
import { type Comparison, comparePlacements } from '../../../geodata/placement/compare.ts'
import { standingPlacements } from '../../../geodata/placement/today.ts'
import { register } from '../../state/cameras.ts'
import { canEdit, planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'

/** The open plan against how the cameras stand today; null when there is none to change. */
export function usePlanComparison(): Comparison | null {
  const { cameras, deployments, now } = useStore(register)
  const placements = useStore(planning, ({ draft }) => draft?.placements)
  const isOpen = useStore(planning, canEdit)
  return useMemo(
    () =>
      placements && isOpen
        ? comparePlacements(standingPlacements(cameras, deployments, now), placements)
        : null,
    [cameras, deployments, now, placements, isOpen],
  )
}
