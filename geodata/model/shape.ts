import { z } from 'zod'
import { lonLat } from '../position.ts'

// GeoJSON as it comes in from outside. Positions are WGS 84 [lon, lat]; anything beyond the second
// coordinate is refused, since nothing here would keep it.

/** Most positions one geometry may hold. */
export const MAX_POSITIONS = 20_000

const ring = z
  .array(lonLat)
  .min(4)
  .max(MAX_POSITIONS)
  .refine((points) => {
    const [first, last] = [points[0]!, points.at(-1)!]
    return first[0] === last[0] && first[1] === last[1]
  }, 'a ring must end where it begins')

export const point = z.strictObject({ type: z.literal('Point'), coordinates: lonLat })
export const lineString = z.strictObject({
  type: z.literal('LineString'),
  coordinates: z.array(lonLat).min(2).max(MAX_POSITIONS),
})
export const polygon = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: z.array(ring).min(1).max(1_000),
})
export const multiPolygon = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ring).min(1)).min(1).max(1_000),
})
export const area = z.discriminatedUnion('type', [polygon, multiPolygon])

export type Point = z.infer<typeof point>
export type LineString = z.infer<typeof lineString>
export type Polygon = z.infer<typeof polygon>
export type Area = z.infer<typeof area>
