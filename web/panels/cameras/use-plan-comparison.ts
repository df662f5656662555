import { useMemo } from 'react'
import { type Comparison, comparePlacements } from '../../../geodata/placement/compare.ts'
import { standingPlacements } from '../../../geodata/placement/today.ts'
import { register } from '../../state/cameras.ts'
import { isDraft, planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'

/** The open plan against how the cameras stand today; null when there is none left to carry out. */
export function usePlanComparison(): Comparison | null {
  const { cameras, deployments, now } = useStore(register)
  const placements = useStore(planning, ({ draft }) => draft?.placements)
  const isOpen = useStore(planning, isDraft)
  return useMemo(
    () =>
      placements && isOpen
        ? comparePlacements(standingPlacements(cameras, deployments, now), placements)
        : null,
    [cameras, deployments, now, placements, isOpen],
  )
}
