import { z } from 'zod'
import { type Kept, keeping, name } from './record.ts'
import { area } from './shape.ts'

/** A named polygon worked on, such as Centrum. */
export const newPlanningArea = z.strictObject({ ...keeping, name, area })
export type NewPlanningArea = z.infer<typeof newPlanningArea>
export type PlanningArea = Kept & NewPlanningArea
