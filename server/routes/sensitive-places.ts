import { Hono } from 'hono'
import { z } from 'zod'
import { findSensitivePlaces } from '../../db/sensitive-places.ts'
import { sensitivePlace } from '../../geodata/model/sensitive-place.ts'
import type { AppEnv } from '../context.ts'
import { describe } from '../openapi.ts'
import { noQuery, validate } from '../validate.ts'

const answer = z.object({ items: z.array(sensitivePlace.meta({ id: 'SensitivePlace' })) })

/** All sensitive places at once, as what a camera sees of them is counted. */
export const sensitivePlaceRoutes = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'Map',
    right: { action: 'read', records: ['town'] },
    summary: 'All entrances, outdoor seating and schools that imports told of',
    answer,
    also: [404],
  }),
  validate('query', noQuery),
  async (c) => {
    const { db, municipality } = c.var
    return c.json({ items: await findSensitivePlaces(db, municipality.code) })
  },
)
