import type { Aim, Placement } from '../model/camera.ts'
import { localPlane } from '../plane.ts'
import { matchPlacements } from './match.ts'

/** What can differ between a camera today and in a plan. */
export const differenceKinds = [
  ...(['moved', 'aimed', 'optics', 'height', 'reach', 'hours', 'night', 'masks'] as const),
  ...(['model', 'renamed', 'kind'] as const),
] as const
export type Difference = (typeof differenceKinds)[number]

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
 * What a plan would change, in words for people; `planChanges` tells what has to be done, by the same
 * rules of what is the same camera and what differs.
 */
export function comparePlacements(
  today: readonly Placement[],
  plan: readonly Placement[],
): Comparison {
  const { matched, left } = matchPlacements(plan, today)
  const result: Comparison = { added: [], changed: [], removed: left, unchanged: [] }
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

/** How a camera stands, as far as a plan may change it. */
export type Stand = Pick<
  Placement,
  'position' | 'mountHeightM' | 'aims' | 'reach' | 'recordingHours' | 'night' | 'masks'
>
type Named = Pick<Placement, 'name' | 'kind' | 'model'>

/** What differs between two placements of one camera, in a fixed order. */
export function differencesOf(from: Stand & Named, to: Stand & Named): Difference[] {
  const differs: Record<Difference, boolean> = {
    moved: from.position[0] !== to.position[0] || from.position[1] !== to.position[1],
    aimed:
      from.aims.length !== to.aims.length ||
      !sameAims(from, to, ['preset', 'headingDeg', 'tiltDeg']),
    optics: !sameAims(from, to, ['hfovDeg', 'vfovDeg', 'rangeM', 'widthPx', 'projection']),
    height: from.mountHeightM !== to.mountHeightM,
    reach: !isSame(from.reach, to.reach),
    hours: !isSame(from.recordingHours, to.recordingHours),
    night: !isSame(from.night, to.night),
    masks: !isSame(from.masks, to.masks),
    model: to.model !== '' && from.model !== to.model,
    renamed: from.name !== to.name,
    kind: from.kind !== to.kind,
  }
  return differenceKinds.filter((kind) => differs[kind])
}

/** Whether two values are the same, whatever the order their fields come in. */
const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other || one === null || other === null) return one === other
  if (typeof one !== 'object' || typeof other !== 'object') return false
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  const at = (value: object, key: string) => (value as { [key: string]: unknown })[key]
  return keys.length === others.length && keys.every((key) => isSame(at(one, key), at(other, key)))
}

/** Whether a camera stands in one place, at one height, with the same aims. */
export const standsAs = (from: Stand, to: Stand): boolean => {
  const nameless = { name: '', kind: 'fixed', model: '' } as const
  return differencesOf({ ...from, ...nameless }, { ...to, ...nameless }).length === 0
}

/** Whether the aims that both have agree in some fields. */
const sameAims = (from: Stand, to: Stand, fields: readonly (keyof Aim)[]) =>
  from.aims.every((aim, i) => {
    const other = to.aims[i]
    return !other || fields.every((field) => aim[field] === other[field])
  })

function distanceM(from: Placement, to: Placement): number {
  const [x, y] = localPlane(from.position).toPlane(to.position)
  return Math.hypot(x, y)
}
