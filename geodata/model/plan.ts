import { z } from 'zod'
import { placement } from './camera.ts'
import { instant, type Kept, keeping, name, words } from './record.ts'

export const planState = z.enum(['draft', 'carried-out'])
export type PlanState = z.infer<typeof planState>

/** A named proposal: a whole copy of how the cameras would stand, compared with today. */
export const newPlan = z.strictObject({
  ...keeping,
  name,
  notes: words.default(''),
  placements: z.array(placement).max(500),
})
export type NewPlan = z.infer<typeof newPlan>
export type Plan = Kept & NewPlan & { state: PlanState; carriedOutAt: Date | null }

/** Carrying out a plan: from this moment what it says stands. */
export const carryOut = z.strictObject({ at: instant, decision: z.string().trim().min(1).max(400) })
