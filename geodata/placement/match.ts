import type { Placement } from '../model/camera.ts'

/** What stands somewhere, as far as matching goes. */
type Matchable = Pick<Placement, 'deploymentId' | 'cameraId'>

/**
 * Which of what stands each placement of a plan is about: the deployment it names, else one of its
 * camera's, since another plan may have moved the camera meanwhile.
 *
 * @returns the placements that are about something, and what none is about, in the order of `today`
 */
export function matchPlacements<To extends Matchable, From extends Matchable>(
  plan: readonly To[],
  today: readonly From[],
): { matched: Map<To, From>; left: From[] } {
  const left = new Set(today)
  const matched = new Map<To, From>()
  const matchBy = (field: keyof Matchable) => {
    for (const to of plan) {
      if (matched.has(to) || to[field] === null) continue
      const from = [...left].find((one) => one[field] === to[field])
      if (!from) continue
      matched.set(to, from)
      left.delete(from)
    }
  }
  matchBy('deploymentId')
  matchBy('cameraId')
  return { matched, left: [...left] }
}
