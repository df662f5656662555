import { z } from 'zod'
import { type Placement, placement } from './camera.ts'
import { instant, type Kept, keeping, name, words } from './record.ts'

export const planState = z.enum(['draft', 'carried-out'])
export type PlanState = z.infer<typeof planState>

// Two placements of one camera, or about one deployment, cannot both come to stand.
const told = ['id', 'deploymentId', 'cameraId'] as const
function refuseTwins(placements: readonly Placement[], ctx: z.RefinementCtx): void {
  for (const field of told) {
    const seen = new Set<string | null>()
    for (const [i, placement] of placements.entries()) {
      const value = placement[field]
      if (value !== null && seen.has(value))
        ctx.addIssue({
          code: 'custom',
          path: [i, field],
          message: 'stands in another placement too',
        })
      seen.add(value)
    }
  }
}

/** A named proposal: a whole copy of how the cameras would stand, compared with today. */
export const newPlan = z.strictObject({
  ...keeping,
  name,
  notes: words.default(''),
  placements: z.array(placement).max(500).superRefine(refuseTwins),
})
export type NewPlan = z.infer<typeof newPlan>
export type Plan = Kept & NewPlan & { state: PlanState; carriedOutAt: Date | null }

/** Carrying out a plan: from this moment what it says stands. */
export const carryOut = z.strictObject({ at: instant, decision: z.string().trim().min(1).max(400) })
