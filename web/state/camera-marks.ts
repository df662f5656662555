import { asIfAlways, type Watching } from '../../geodata/coverage/recording.ts'
import {
  type Camera,
  type Deployment,
  deploymentState,
  type Placement,
} from '../../geodata/model/camera.ts'
import { comparePlacements, type Difference } from '../../geodata/placement/compare.ts'
import { asPlacement, standingPlacements } from '../../geodata/placement/today.ts'
import type { Standing } from '../../geodata/visibility/camera-view.ts'

/** How a camera is drawn: each has a shape of its own, not only a colour. */
export type MarkLook = 'standing' | 'planned' | 'removed' | 'other'

/** One camera as the map, the list and the inspector show it. */
export type CameraMark = {
  /** The camera's id; a plan's new camera has only its placement's. The selection holds it. */
  id: string
  name: string
  look: MarkLook
  indoor: boolean
  placement: Placement
  camera: Camera | null
  deployment: Deployment | null
  /** Where it stands today, when the plan has it elsewhere or otherwise. */
  before: Placement | null
  /** What the plan changes about it; empty when nothing. */
  differences: readonly Difference[]
  /** Whether the figure counts what it sees. */
  counts: boolean
}

type Known = { cameras: readonly Camera[]; deployments: readonly Deployment[]; now: Date }

/** The id that the selection, the lists and the map know a placement by. */
export const markId = ({ cameraId, id }: Placement): string => cameraId ?? id

/**
 * The cameras today, or in a plan when `plan` is given: first those that count, then what a plan
 * removes, what is decided but not up yet, and last those of others.
 *
 * @param isPast a plan that has been carried out is not held against today, which came after it
 */
export function cameraMarks(
  known: Known,
  plan: readonly Placement[] | null,
  isPast = false,
): CameraMark[] {
  const { cameras, deployments, now } = known
  const today = plan && isPast ? [...plan] : standingPlacements(cameras, deployments, now)
  const about = aboutOf(known)
  const own = plan
    ? planMarks(today, plan, about)
    : today.map((placement) => about(placement, 'standing'))
  const shown = new Set(own.map(({ deployment }) => deployment?.id))
  const byId = new Map(cameras.map((camera) => [camera.id, camera]))
  const coming: CameraMark[] = []
  const others: CameraMark[] = []
  for (const deployment of deployments) {
    const camera = byId.get(deployment.cameraId)
    if (!camera || shown.has(deployment.id)) continue
    const state = deploymentState(deployment, now)
    if (camera.ownerKind === 'other') {
      if (state === 'standing') others.push(about(asPlacement(camera, deployment), 'other'))
    } else if (state === 'planned') coming.push(about(asPlacement(camera, deployment), 'planned'))
  }
  return [...own, ...coming.map((mark) => ({ ...mark, counts: false })), ...others]
}

type About = (placement: Placement, look: MarkLook, part?: Partial<CameraMark>) => CameraMark

function aboutOf({ cameras, deployments }: Known): About {
  const cameraOf = new Map(cameras.map((camera) => [camera.id, camera]))
  const deploymentOf = new Map(deployments.map((deployment) => [deployment.id, deployment]))
  return (placement, look, part = {}) => {
    const camera = cameraOf.get(placement.cameraId ?? '') ?? null
    const indoor = camera?.indoor ?? false
    return {
      id: markId(placement),
      name: placement.name,
      look,
      indoor,
      placement,
      camera,
      deployment: deploymentOf.get(placement.deploymentId ?? '') ?? null,
      before: null,
      differences: [],
      counts: !indoor && (look === 'standing' || look === 'planned'),
      ...part,
    }
  }
}

function planMarks(
  today: readonly Placement[],
  plan: readonly Placement[],
  about: About,
): CameraMark[] {
  const { changed, removed, unchanged } = comparePlacements(today, plan)
  const change = new Map(changed.map((one) => [one.to.id, one]))
  const still = new Set(unchanged.map(({ id }) => id))
  const kept = plan.map((placement) => {
    const { from = null, differences = [] } = change.get(placement.id) ?? {}
    const look = still.has(placement.id) ? 'standing' : 'planned'
    return about(placement, look, { before: from, differences })
  })
  return [...kept, ...removed.map((placement) => about(placement, 'removed'))]
}

/** A placement as it is counted, under the id of its mark: as if it had always stood so. */
export const asWatching = (placement: Placement): Watching => ({
  ...asStanding(placement),
  recording: asIfAlways(placement),
})

/** A placement as its view is computed, under the id of its mark. */
export const asStanding = (placement: Placement): Standing => ({
  id: markId(placement),
  position: placement.position,
  mountHeightM: placement.mountHeightM,
  aims: placement.aims,
  masks: placement.masks,
  reach: placement.reach,
})
