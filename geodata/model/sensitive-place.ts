import { z } from 'zod'
import { lonLat } from '../position.ts'

/** Where a camera sees people whom it is nobody's business to watch, beside the fronts of dwellings. */
export const sensitivePlaceKind = z
  .enum(['entrance', 'outdoor-seating', 'school'])
  .describe('a door to a building, seats of a café or restaurant outdoors, a school or preschool')
export type SensitivePlaceKind = z.infer<typeof sensitivePlaceKind>

/**
 * One such place, as imports tell of it: a point in WGS 84 degrees. An entrance lies on its wall, seats
 * where they stand or on what serves them, a school inside its grounds or its house.
 */
export const sensitivePlace = z.object({
  kind: sensitivePlaceKind,
  name: z.string().describe('may be empty'),
  position: lonLat,
  externalId: z.string().nullable(),
})
export type SensitivePlace = z.infer<typeof sensitivePlace>
