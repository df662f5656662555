import { z } from 'zod'
import { type Kept, keeping, name, words } from './record.ts'
import { area } from './shape.ts'

export const hotspotStatus = z.enum(['proposed', 'active', 'watched', 'closed'])
export type HotspotStatus = z.infer<typeof hotspotStatus>

/** A named place the working group has decided to work on. About a place, never about a person. */
export const newHotspot = z.strictObject({
  ...keeping,
  name,
  area,
  status: hotspotStatus.default('proposed'),
  problem: words.default(''),
  causes: words.default(''),
  measures: words.default(''),
  responsible: z.string().trim().max(200).default(''),
})
export type NewHotspot = z.infer<typeof newHotspot>
export type Hotspot = Kept & NewHotspot
