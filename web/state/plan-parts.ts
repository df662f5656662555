import type { Camera, CameraKind, Placement } from '../../geodata/model/camera.ts'
import { type Comparison, comparePlacements } from '../../geodata/placement/compare.ts'
import type { Kept } from './session.ts'

/** What decides who may change a camera. */
export type Changeable = Kept & { kind: CameraKind }

/** A plan against today, parted by who carries it out: fixed cameras are the municipality's, temporary ones the police's. */
export type PlanParts = { mine: Comparison; others: Comparison }

type Asked = {
  cameras: readonly Camera[]
  /** How the cameras stand when it is carried out. */
  standing: readonly Placement[]
  placements: readonly Placement[]
  /** What a camera that is new would be, but for its kind. */
  fresh: Kept
  mayChange: (camera: Changeable) => boolean
}

/** Parts a plan as the server does (`db/carry-out.ts`), so that it can be told beforehand. */
export function planParts({ cameras, standing, placements, fresh, mayChange }: Asked): PlanParts {
  const byId = new Map(cameras.map((camera) => [camera.id, camera]))
  const cameraOf = ({ cameraId, deploymentId }: Placement): Camera | undefined => {
    const before = standing.find((one) => one.deploymentId === deploymentId)
    return byId.get(cameraId ?? (deploymentId && before?.cameraId) ?? '')
  }
  // One that would turn from fixed to temporary, or back, must be theirs both before and after.
  const isMine = (placement: Placement): boolean => {
    const { kind } = placement
    const camera = cameraOf(placement) ?? { ...fresh, kind }
    return mayChange(camera) && mayChange({ ...camera, kind })
  }
  const stands = (placement: Placement): boolean => {
    const camera = cameraOf(placement)
    return camera !== undefined && mayChange(camera)
  }
  const part = (wanted: boolean) =>
    comparePlacements(
      standing.filter((one) => stands(one) === wanted),
      placements.filter((one) => isMine(one) === wanted),
    )
  return { mine: part(true), others: part(false) }
}

/** Whether a plan changes anything there. */
export const isAnything = ({ added, changed, removed }: Comparison): boolean =>
  added.length + changed.length + removed.length > 0

/** That of a comparison which is about cameras of one kind. */
export const ofKind = (comparison: Comparison, kind: CameraKind): Comparison => ({
  added: comparison.added.filter((one) => one.kind === kind),
  changed: comparison.changed.filter(({ to }) => to.kind === kind),
  removed: comparison.removed.filter((one) => one.kind === kind),
  unchanged: comparison.unchanged.filter((one) => one.kind === kind),
})
