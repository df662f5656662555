import type { Placement } from '../model/camera.ts'
import { applyEdit, type Edit } from './edits.ts'

/** What a step does, for the words beside undo. */
export const verbs = [
  'add',
  'remove',
  'restore',
  'move',
  'aim',
  'widen',
  'lengthen',
  'tilt',
  'raise',
  'sharpen',
  'rename',
  'change-kind',
  'record',
  'light',
  'mask',
  'reach',
  'choose-lens',
  'add-aim',
  'remove-aim',
] as const
export type Verb = (typeof verbs)[number]

/** One thing that was done: `edit` does it again, `inverse` takes it back. */
export type Step = {
  verb: Verb
  /** The camera's name when it was done. */
  subject: string
  edit: Edit
  inverse: Edit
  atMs: number
}

/** What can be taken back (latest last) and what can be done again (next last). */
export type History = { past: readonly Step[]; future: readonly Step[] }
export const noHistory: History = { past: [], future: [] }

/** The placements of a plan and how they came to be. */
export type Draft = { placements: readonly Placement[]; history: History }

export const MOST_STEPS = 300
/** Arrow keys and typing in one field make one step as long as they come this close. */
const ONE_GO_MS = 1_200

export type Deed = { verb: Verb; subject: string; edit: Edit; atMs: number }

/** Does something, so that it can be taken back. What was taken back before is forgotten. */
export function act(draft: Draft, deed: Deed): Draft {
  const { placements, inverse } = applyEdit(draft.placements, deed.edit)
  if (placements === draft.placements) return draft
  const { past } = draft.history
  const last = past.at(-1)
  // Turning by ten key presses is taken back by one.
  const same = last && draft.history.future.length === 0 && continues(last, deed)
  const step: Step = { ...deed, inverse: same ? last.inverse : inverse }
  const kept = same ? past.slice(0, -1) : past.slice(-(MOST_STEPS - 1))
  return { placements, history: { past: [...kept, step], future: [] } }
}

/** Takes back the latest step. Nothing happens when there is none. */
export function undo({ placements, history }: Draft): Draft {
  const step = history.past.at(-1)
  if (!step) return { placements, history }
  return {
    placements: applyEdit(placements, step.inverse).placements,
    history: { past: history.past.slice(0, -1), future: [...history.future, step] },
  }
}

/** Does again what was taken back last. Nothing happens when there is nothing. */
export function redo({ placements, history }: Draft): Draft {
  const step = history.future.at(-1)
  if (!step) return { placements, history }
  return {
    placements: applyEdit(placements, step.edit).placements,
    history: { past: [...history.past, step], future: history.future.slice(0, -1) },
  }
}

const continues = (last: Step, { verb, edit, atMs }: Deed) =>
  last.edit.kind === 'change' &&
  edit.kind === 'change' &&
  last.edit.to.id === edit.to.id &&
  last.verb === verb &&
  atMs - last.atMs < ONE_GO_MS &&
  atMs >= last.atMs
