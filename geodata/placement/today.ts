import { type Camera, type Deployment, deploymentState, type Placement } from '../model/camera.ts'

/**
 * The cameras that stand at `now`, as a plan would hold them: what a new plan is a copy of. Those
 * of others, seen on an imported map, are no part of any plan.
 *
 * @returns one placement a standing deployment, in the order of `deployments`
 */
export function standingPlacements(
  cameras: readonly Camera[],
  deployments: readonly Deployment[],
  now: Date,
): Placement[] {
  const byId = new Map(cameras.map((camera) => [camera.id, camera]))
  return deployments.flatMap((deployment) => {
    const camera = byId.get(deployment.cameraId)
    if (!camera || camera.ownerKind === 'other') return []
    return deploymentState(deployment, now) === 'standing' ? [asPlacement(camera, deployment)] : []
  })
}

/** A camera where it stands, as a plan would hold it. Its id is the deployment's. */
export const asPlacement = (camera: Camera, deployment: Deployment): Placement => ({
  id: deployment.id,
  deploymentId: deployment.id,
  cameraId: camera.id,
  name: camera.name,
  kind: camera.kind,
  model: camera.model,
  position: deployment.position,
  mountHeightM: deployment.mountHeightM,
  aims: deployment.aims,
  reach: deployment.reach,
  recordingHours: deployment.recordingHours,
  night: deployment.night,
  masks: deployment.masks,
  provenance: deployment.provenance,
})
