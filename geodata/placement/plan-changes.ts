import type { Camera, Deployment, Placement } from '../model/camera.ts'
import { type Stand, standsAs } from './compare.ts'
import { matchPlacements } from './match.ts'

/** What must be known of a deployment that stands today, and of its camera. */
export type Standing = Pick<Deployment, 'id' | 'cameraId' | 'from' | 'to' | keyof Stand> & {
  camera: Named
}
type Named = Pick<Camera, 'name' | 'kind' | 'model'>

/** What has to happen for a plan to stand. */
export type PlanChanges = {
  /** Deployments that stand as the plan says already. */
  unchanged: Standing[]
  /** Deployments that end: replaced by another place or aim, or not in the plan at all. */
  end: Standing[]
  /** Deployments that begin; `cameraId` is null where the camera is new too. */
  begin: { placement: Placement; cameraId: string | null; to: Date | null }[]
  /** Cameras that the plan calls something else, makes fixed or temporary, or of another model. */
  rename: (Named & { cameraId: string })[]
}

/**
 * The difference between a plan and what stands.
 *
 * A placement that stands otherwise is ended and begun anew, until the same date. One with neither
 * deployment nor camera is a new camera.
 *
 * @param standing deployments the plan decides over; those it does not name end
 * @param stored cameras the plan may put up that do not stand, by their ids
 */
export function planChanges(
  placements: readonly Placement[],
  standing: readonly Standing[],
  stored: ReadonlyMap<string, Named> = new Map(),
): PlanChanges {
  const today = standing.map((at) => ({ deploymentId: at.id, cameraId: at.cameraId, at }))
  const { matched, left } = matchPlacements(placements, today)
  const changes: PlanChanges = { unchanged: [], end: [], begin: [], rename: [] }
  for (const placement of placements) {
    const before = matched.get(placement)?.at
    const { name, kind } = placement
    const cameraId = before?.cameraId ?? placement.cameraId
    const camera = before?.camera ?? stored.get(cameraId ?? '')
    const model = placement.model || (camera?.model ?? '')
    const isCalled = camera?.name === name && camera.kind === kind && camera.model === model
    if (cameraId !== null && camera && !isCalled)
      changes.rename.push({ cameraId, name, kind, model })
    if (before && standsAs(before, placement)) changes.unchanged.push(before)
    else {
      if (before) changes.end.push(before)
      changes.begin.push({ placement, cameraId, to: before?.to ?? null })
    }
  }
  changes.end.push(...left.map(({ at }) => at))
  return changes
}
