import { Hono } from 'hono'
import { findTerrain } from '../../db/terrain.ts'
import { TERRAIN_TYPE } from '../../geodata/visibility/terrain-file.ts'
import { sendBytes } from '../bytes.ts'
import { type AppEnv, viewIn } from '../context.ts'
import { describe } from '../openapi.ts'
import { noQuery, validate } from '../validate.ts'

/** The height of the ground, as views are computed from; an empty answer where nobody has brought any in. */
export const terrainRoutes = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'Map',
    right: { action: 'read', records: ['town'] },
    summary: 'The height of the ground as a raster (geodata/visibility/terrain-file.ts)',
    media: TERRAIN_TYPE,
    also: [204, 206, 304, 404, 416],
  }),
  validate('query', noQuery),
  async (c) => {
    const terrain = await findTerrain(c.var.db, viewIn(c.var, 'town'))
    const open = terrain && (await c.var.files.open(terrain.sha256))
    if (!open) return c.body(null, 204)
    return sendBytes(c, open, { sha256: terrain.sha256, mediaType: TERRAIN_TYPE })
  },
)
