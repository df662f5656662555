import type { Placement } from '../model/camera.ts'

/** One change to how the cameras of a plan stand. */
export type Edit =
  | { kind: 'add'; placement: Placement; at: number }
  | { kind: 'remove'; id: string }
  | { kind: 'change'; to: Placement }

/**
 * Makes one change. Nothing given is altered.
 *
 * @returns the new placements and the edit that takes them back to what they were, in the same
 *   order; an edit of a placement that is not there changes nothing and is its own inverse
 */
export function applyEdit(
  placements: readonly Placement[],
  edit: Edit,
): { placements: readonly Placement[]; inverse: Edit } {
  switch (edit.kind) {
    case 'add': {
      const at = Math.max(0, Math.min(edit.at, placements.length))
      return {
        placements: placements.toSpliced(at, 0, edit.placement),
        inverse: { kind: 'remove', id: edit.placement.id },
      }
    }
    case 'remove': {
      const at = placements.findIndex(({ id }) => id === edit.id)
      if (at < 0) return { placements, inverse: edit }
      return {
        placements: placements.toSpliced(at, 1),
        inverse: { kind: 'add', placement: placements[at]!, at },
      }
    }
    case 'change': {
      const at = placements.findIndex(({ id }) => id === edit.to.id)
      if (at < 0) return { placements, inverse: edit }
      return {
        placements: placements.with(at, edit.to),
        inverse: { kind: 'change', to: placements[at]! },
      }
    }
  }
}
