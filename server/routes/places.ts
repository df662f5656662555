import { Hono } from 'hono'
import { z } from 'zod'
import { findPlaces } from '../../db/places.ts'
import { lonLat } from '../../geodata/position.ts'
import type { AppEnv } from '../context.ts'
import { describe } from '../openapi.ts'
import { searchText, validate, wholeNumber } from '../validate.ts'

const kind = z.enum(['street', 'place', 'square', 'park', 'station', 'water', 'bridge', 'address'])
const place = z
  .object({ kind, name: z.string(), position: lonLat, externalId: z.string().nullable() })
  .meta({ id: 'Place' })
const query = z.strictObject({
  q: searchText.describe('any part of a name'),
  limit: wholeNumber(1, 100).default(10),
})

/** Named places and streets of the imported town, for the search box. */
export const placeRoutes = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'Map',
    right: { action: 'read', records: ['town'] },
    summary: 'Search places and streets; those that begin with the words come first',
    answer: z.object({ items: z.array(place) }),
    also: [404],
  }),
  validate('query', query),
  async (c) => {
    const { q, limit } = c.req.valid('query')
    const { db, municipality } = c.var
    return c.json({ items: await findPlaces(db, municipality.code, q, limit) })
  },
)
