import { z } from 'zod'
import { type Placement, placement } from '../../geodata/model/camera.ts'
import type { Plan } from '../../geodata/model/plan.ts'
import type { Edit } from '../../geodata/placement/edits.ts'
import { type Draft, noHistory, type Step, verbs } from '../../geodata/placement/history.ts'

// What this browser keeps of a plan between two visits: the steps that can be taken back, and work
// that has not reached the server yet.

/** A draft, the version of the plan it was made from, and whether the server lacks any of it. */
export type KeptDraft = Draft & { version: number; unsaved: boolean }

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

const edit: z.ZodType<Edit> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), placement, at: z.int() }),
  z.object({ kind: z.literal('remove'), id: z.string() }),
  z.object({ kind: z.literal('change'), to: placement }),
])
const step: z.ZodType<Step> = z.object({
  verb: z.enum(verbs),
  subject: z.string(),
  edit,
  inverse: edit,
  atMs: z.number(),
})
const keptDraft: z.ZodType<KeptDraft> = z.object({
  version: z.int(),
  unsaved: z.boolean(),
  placements: z.array(placement),
  history: z.object({ past: z.array(step), future: z.array(step) }),
})

const keyOf = (planId: string) => `tryggkartan.plan.${planId}`

/** Keeps a draft. A full storage keeps the work without its history, or nothing. */
export function keepDraft(storage: Storage, planId: string, draft: KeptDraft): void {
  try {
    storage.setItem(keyOf(planId), JSON.stringify(draft))
  } catch {
    try {
      storage.setItem(keyOf(planId), JSON.stringify({ ...draft, history: noHistory }))
    } catch {
      storage.removeItem(keyOf(planId))
    }
  }
}

export const forgetDraft = (storage: Storage, planId: string): void =>
  storage.removeItem(keyOf(planId))

/** What was kept; null when nothing was, or what is there makes no sense. */
export function keptDraftOf(storage: Storage, planId: string): KeptDraft | null {
  try {
    return keptDraft.parse(JSON.parse(storage.getItem(keyOf(planId)) ?? 'null'))
  } catch {
    return null
  }
}

/** How a plan opens: with what was kept, as the server has it, or with both to choose from. */
export type Opening =
  | { kind: 'clean'; draft: Draft }
  | { kind: 'unsaved'; draft: Draft }
  | { kind: 'conflict'; draft: Draft }

/** Brings a plan from the server together with what this browser kept of it. */
export function openDraft(plan: Plan, kept: KeptDraft | null): Opening {
  const fresh: Draft = { placements: plan.placements, history: noHistory }
  if (!kept) return { kind: 'clean', draft: fresh }
  const draft = { placements: kept.placements, history: kept.history }
  // Equal work keeps its history, also when it was saved without the answer getting here.
  if (samePlacements(kept.placements, plan.placements)) return { kind: 'clean', draft }
  if (kept.version === plan.version) return { kind: 'unsaved', draft }
  return kept.unsaved ? { kind: 'conflict', draft } : { kind: 'clean', draft: fresh }
}

/** Whether two plans place the same cameras the same way, in the same order. */
export const samePlacements = (one: readonly Placement[], other: readonly Placement[]): boolean =>
  JSON.stringify(one.map(canonical)) === JSON.stringify(other.map(canonical))

const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : value !== null && typeof value === 'object'
      ? Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, canonical(inner)])
      : value
