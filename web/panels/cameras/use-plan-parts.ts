import type { Plan } from '../../../geodata/model/plan.ts'
import { standingPlacements } from '../../../geodata/placement/today.ts'
import { cameraRecord, register } from '../../state/cameras.ts'
import { useMay } from '../../state/may.ts'
import { planning } from '../../state/plan.ts'
import { type PlanParts, planParts } from '../../state/plan-parts.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'

/** The open plan against how the cameras stand at `at`, parted into one's own part and that of others. */
export function usePlanParts(plan: Plan, at: Date): PlanParts {
  const may = useMay()
  const unitId = useStore(session, (state) => state.person?.unitId ?? '')
  const { cameras, deployments } = useStore(register)
  const placements = useStore(planning, ({ draft }) => draft?.placements ?? plan.placements)
  return planParts({
    cameras,
    standing: standingPlacements(cameras, deployments, at),
    placements,
    fresh: { ownerUnitId: unitId, classification: plan.classification },
    mayChange: (camera) => may.to('change', cameraRecord(camera.kind), camera),
  })
}

/** Whether somebody carries out any part of any plan here. */
export function useCarriesOut(): boolean {
  const may = useMay()
  return may.ever('change', 'fixed-camera') || may.ever('change', 'temporary-camera')
}
