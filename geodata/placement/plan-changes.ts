import type { Aim, Camera, Deployment, Placement } from '../model/camera.ts'

/** What must be known of a deployment that stands today, and of its camera. */
export type Standing = Pick<
  Deployment,
  'id' | 'cameraId' | 'position' | 'mountHeightM' | 'aims' | 'from' | 'to'
> & { camera: Pick<Camera, 'name' | 'kind'> }

/** What has to happen for a plan to stand. */
export type PlanChanges = {
  /** Deployments that stand as the plan says already. */
  unchanged: Standing[]
  /** Deployments that end: replaced by another place or aim, or not in the plan at all. */
  end: Standing[]
  /** Deployments that begin; `cameraId` is null where the camera is new too. */
  begin: { placement: Placement; cameraId: string | null; to: Date | null }[]
  /** Cameras that the plan calls something else, or makes fixed or temporary. */
  rename: (Pick<Camera, 'name' | 'kind'> & { cameraId: string })[]
}

/**
 * The difference between a plan and what stands.
 *
 * A placement is matched with the deployment it names, else with one of its camera's, since another
 * plan may have moved it since. One that stands otherwise is ended and begun anew, until the same
 * date. A placement with neither deployment nor camera is a new camera.
 *
 * @param standing deployments the plan decides over; those it does not name end
 */
export function planChanges(
  placements: readonly Placement[],
  standing: readonly Standing[],
): PlanChanges {
  const left = new Map(standing.map((deployment) => [deployment.id, deployment]))
  const matched = new Map<Placement, Standing>()
  const match = (placement: Placement, found: Standing | undefined) => {
    if (!found) return
    matched.set(placement, found)
    left.delete(found.id)
  }
  for (const placement of placements) match(placement, left.get(placement.deploymentId ?? ''))
  for (const placement of placements)
    if (!matched.has(placement) && placement.cameraId !== null)
      match(
        placement,
        [...left.values()].find(({ cameraId }) => cameraId === placement.cameraId),
      )

  const changes: PlanChanges = { unchanged: [], end: [], begin: [], rename: [] }
  for (const placement of placements) {
    const before = matched.get(placement)
    const { name, kind } = placement
    if (before && (before.camera.name !== name || before.camera.kind !== kind))
      changes.rename.push({ cameraId: before.cameraId, name, kind })
    if (before && standsAs(before, placement)) changes.unchanged.push(before)
    else {
      if (before) changes.end.push(before)
      const cameraId = before?.cameraId ?? placement.cameraId
      changes.begin.push({ placement, cameraId, to: before?.to ?? null })
    }
  }
  changes.end.push(...left.values())
  return changes
}

const standsAs = (a: Standing, b: Placement): boolean =>
  a.position[0] === b.position[0] &&
  a.position[1] === b.position[1] &&
  a.mountHeightM === b.mountHeightM &&
  a.aims.length === b.aims.length &&
  a.aims.every((aim, i) => isSameAim(aim, b.aims[i]!))

const isSameAim = (a: Aim, b: Aim): boolean =>
  a.preset === b.preset &&
  a.headingDeg === b.headingDeg &&
  a.tiltDeg === b.tiltDeg &&
  a.hfovDeg === b.hfovDeg &&
  a.vfovDeg === b.vfovDeg &&
  a.rangeM === b.rangeM &&
  a.widthPx === b.widthPx
