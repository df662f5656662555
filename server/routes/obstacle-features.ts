import { Hono } from 'hono'
import { z } from 'zod'
import { obstaclesState } from '../../db/obstacles.ts'
import { obstacleFields } from '../../geodata/model/obstacle.ts'
import { type AppEnv, viewIn } from '../context.ts'
import { readObstacleFeatures } from '../obstacle-features.ts'
import { describe } from '../openapi.ts'
import { noQuery, validate } from '../validate.ts'
import { isKnown } from '../versions.ts'

const { kind, shape, heightM, heightSource, crownRadiusM, use } = obstacleFields.shape
const answer = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({ id: z.uuid(), kind, heightM, heightSource, crownRadiusM, use }),
        geometry: shape,
      }),
    ),
  })
  .meta({ id: 'ObstacleFeatures' })

/** Every obstacle at once, as views are computed from. */
export const obstacleFeatureRoutes = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'Obstacles',
    right: { action: 'read', records: ['town'] },
    summary: 'All obstacles as one GeoJSON collection',
    answer,
    also: [304, 404],
  }),
  validate('query', noQuery),
  async (c) => {
    const { db } = c.var
    const view = viewIn(c.var, 'town')
    const ETag = `"${await obstaclesState(db, view)}"`
    const headers = { ETag, 'Cache-Control': 'private, no-cache' }
    if (isKnown(c, ETag)) return c.body(null, 304, headers)
    const features = await readObstacleFeatures(c, view)
    return c.json({ type: 'FeatureCollection', features }, 200, headers)
  },
)
