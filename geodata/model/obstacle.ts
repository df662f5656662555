import { z } from 'zod'
import { type Kept, keeping, provenance } from './record.ts'
import { lineString, point, polygon } from './shape.ts'

/** Something that stands in the way of sight. A building has its courtyards as holes. */
export const obstacleKind = z.enum(['building', 'wall', 'tree'])
export type ObstacleKind = z.infer<typeof obstacleKind>

const fields = z.strictObject({
  ...keeping,
  kind: obstacleKind,
  shape: z.discriminatedUnion('type', [polygon, lineString, point]),
  heightM: z.number().positive().max(500),
  heightSource: provenance,
  crownRadiusM: z.number().positive().max(30).nullable().default(null).describe('trees only'),
  use: z
    .string()
    .trim()
    .max(60)
    .default('')
    .describe('what a building is: house, church, garage …'),
  source: z.string().trim().max(200).default(''),
  externalId: z.string().trim().min(1).max(200).nullable().default(null),
})
export const obstacleFields = fields

const shapeOf = {
  building: ['Polygon'],
  wall: ['LineString', 'Polygon'],
  tree: ['Point'],
} as const satisfies Record<ObstacleKind, readonly string[]>

export const newObstacle = fields.refine(
  ({ kind, shape }) => (shapeOf[kind] as readonly string[]).includes(shape.type),
  {
    path: ['shape'],
    message: 'a building is a Polygon, a wall a LineString or Polygon, a tree a Point',
  },
)
export type NewObstacle = z.output<typeof newObstacle>
export type Obstacle = Kept & NewObstacle
