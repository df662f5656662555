import type { Camera, Deployment } from '../model/camera.ts'
import { asPlacement, standingPlacements } from '../placement/today.ts'
import { asIfAlways, type Watching, whileItStood } from './recording.ts'

/** Whether incidents are held against the cameras that stand now, or that stood when they happened. */
export type Counting = 'as-now' | 'as-then'

/**
 * The cameras that a figure counts: ours that stand outdoors. As they stand at `now`, as if they always had;
 * or each in every place it has stood in, while it stood there.
 */
export function countedCameras(
  cameras: readonly Camera[],
  deployments: readonly Deployment[],
  { counting, now }: { counting: Counting; now: Date },
): Watching[] {
  const byId = new Map(cameras.map((camera) => [camera.id, camera]))
  if (counting === 'as-now')
    return standingPlacements(cameras, deployments, now)
      .filter(({ cameraId }) => !byId.get(cameraId ?? '')?.indoor)
      .map(({ id, ...placement }) => ({
        ...{ id: placement.cameraId ?? id, recording: asIfAlways(placement) },
        ...standOf(placement),
      }))
  return deployments.flatMap((deployment) => {
    const camera = byId.get(deployment.cameraId)
    if (!camera || camera.indoor || camera.ownerKind === 'other') return []
    const stand = standOf(asPlacement(camera, deployment))
    return [{ id: deployment.id, ...stand, recording: whileItStood(deployment) }]
  })
}

const standOf = ({
  position,
  mountHeightM,
  aims,
  masks,
  reach,
}: Omit<Watching, 'id' | 'recording'>) => ({
  ...{ position, mountHeightM, aims, masks, reach },
})
