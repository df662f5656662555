import type { Aim, Placement } from '../model/camera.ts'
import { localPlane } from '../plane.ts'

/** What can differ between a camera today and in a plan. */
export type Difference = 'moved' | 'aimed' | 'optics' | 'height' | 'renamed' | 'kind'

/** A plan against today: every placement of either stands in exactly one of the lists. */
export type Comparison = {
  added: Placement[]
  changed: {
    from: Placement
    to: Placement
    differences: Difference[]
    /** Metres between the two places. */
    movedM: number
  }[]
  removed: Placement[]
  unchanged: Placement[]
}

/**
 * What a plan would change, in words for people; `planChanges` tells what has to be done. A placement
 * is matched with the deployment it names, else with one of its camera's, since another plan may have
 * moved it meanwhile.
 */
export function comparePlacements(
  today: readonly Placement[],
  plan: readonly Placement[],
): Comparison {
  const left = new Map(today.map((placement) => [placement.deploymentId, placement]))
  const matched = new Map<Placement, Placement>()
  const match = (to: Placement, from: Placement | undefined) => {
    if (!from) return
    matched.set(to, from)
    left.delete(from.deploymentId)
  }
  for (const to of plan) if (to.deploymentId !== null) match(to, left.get(to.deploymentId))
  for (const to of plan)
    if (!matched.has(to) && to.cameraId !== null)
      match(
        to,
        [...left.values()].find(({ cameraId }) => cameraId === to.cameraId),
      )

  const result: Comparison = { added: [], changed: [], removed: [...left.values()], unchanged: [] }
  for (const to of plan) {
    const from = matched.get(to)
    if (!from) {
      result.added.push(to)
      continue
    }
    const differences = differencesOf(from, to)
    if (differences.length === 0) result.unchanged.push(to)
    else result.changed.push({ from, to, differences, movedM: distanceM(from, to) })
  }
  return result
}

/** What differs between two placements of one camera, in a fixed order. */
export function differencesOf(from: Placement, to: Placement): Difference[] {
  const differs: Record<Difference, boolean> = {
    moved: from.position[0] !== to.position[0] || from.position[1] !== to.position[1],
    aimed:
      from.aims.length !== to.aims.length ||
      !sameAims(from, to, ['preset', 'headingDeg', 'tiltDeg']),
    optics: !sameAims(from, to, ['hfovDeg', 'vfovDeg', 'rangeM', 'widthPx']),
    height: from.mountHeightM !== to.mountHeightM,
    renamed: from.name !== to.name,
    kind: from.kind !== to.kind,
  }
  return (Object.keys(differs) as Difference[]).filter((key) => differs[key])
}

/** Whether the aims that both have agree in some fields. */
const sameAims = (from: Placement, to: Placement, fields: readonly (keyof Aim)[]) =>
  from.aims.every((aim, i) => {
    const other = to.aims[i]
    return !other || fields.every((field) => aim[field] === other[field])
  })

function distanceM(from: Placement, to: Placement): number {
  const [x, y] = localPlane(from.position).toPlane(to.position)
  return Math.hypot(x, y)
}
