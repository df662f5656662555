import { z } from 'zod'
import { lonLat } from '../position.ts'
import { type Kept, keeping } from './record.ts'

/** A street lamp; `working` is false for one known to be dark. */
export const newStreetLamp = z.strictObject({
  ...keeping,
  position: lonLat,
  heightM: z.number().positive().max(60).nullable().default(null),
  working: z.boolean().default(true),
  source: z.string().trim().max(200).default(''),
  externalId: z.string().trim().min(1).max(200).nullable().default(null),
})
export type NewStreetLamp = z.infer<typeof newStreetLamp>
export type StreetLamp = Kept & NewStreetLamp
