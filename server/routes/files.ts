import { Hono } from 'hono'
import { z } from 'zod'
import { isBasemap } from '../../db/municipalities.ts'
import { findRecord } from '../../db/records.ts'
import { ALL } from '../../db/sight.ts'
import { isTerrain } from '../../db/terrain.ts'
import { files } from '../../db/work.ts'
import { deleteRecord } from '../../db/write-records.ts'
import { sendBytes } from '../bytes.ts'
import { type AppEnv, scopeOf, viewIn } from '../context.ts'
import { Problem } from '../errors.ts'
import { BASEMAP_TYPE } from '../import/basemap.ts'
import { describe } from '../openapi.ts'
import { idCursor, paging } from '../paging.ts'
import { readingOf } from '../police-reads.ts'
import { validate } from '../validate.ts'
import { basedOn } from '../versions.ts'
import { assertAllows } from '../viewer.ts'
import { keptShape } from './answers.ts'
import { idParam, newestFirst, readRoutes } from './record-routes.ts'

const tag = 'Files'
const noun = 'file'

/** What is kept of files: made by imports, never by hand. */
export const fileRoutes = readRoutes({
  noun,
  tag,
  records: ['file'],
  kind: () => files,
  answer: z
    .object({
      ...keptShape,
      name: z.string(),
      mediaType: z.string(),
      sizeBytes: z.int(),
      sha256: z.string(),
    })
    .meta({ id: 'File' }),
  query: z.strictObject(paging(idCursor)),
  ...newestFirst(files, () => []),
})
  .get(
    '/:id/content',
    describe({
      tag,
      right: { action: 'read', records: ['file'] },
      summary: 'The bytes of a file, or a range of them',
      media: 'application/octet-stream',
      also: [206, 304, 404, 416],
    }),
    validate('param', idParam),
    async (c) => {
      const { id } = c.req.valid('param')
      const view = viewIn(c.var, 'file')
      const [file] = await readingOf(c, files, async (tx) => {
        const found = await findRecord(tx, files, view, id)
        return found ? [found] : []
      })
      const open = file && (await c.var.files.open(file.sha256))
      if (!open) throw Problem.notFound(noun, id)
      return sendBytes(c, open, file)
    },
  )
  .delete(
    '/:id',
    describe({
      ...{ tag, summary: 'Delete a file', status: 204, based: true, also: [409] },
      right: { action: 'delete', records: ['file'], ofOne: true },
    }),
    validate('param', idParam),
    async (c) => {
      const { id } = c.req.valid('param')
      const version = basedOn(c)
      const found = await deleteRecord(c.var.db, files, scopeOf(c.var, 'file'), {
        id,
        version,
        allow: async (tx, municipality, file) => {
          assertAllows(c.var.who, 'delete', 'file', file)
          if (await isBasemap(tx, municipality, id))
            throw Problem.conflict('The file draws the map of the municipality')
          if (await isTerrain(tx, municipality, id))
            throw Problem.conflict('The file is the terrain of the municipality')
        },
      })
      if (!found) throw Problem.notFound(noun, id)
      return c.body(null, 204)
    },
  )

/** The archive that draws the town, read by byte ranges, by everybody who has a role here. */
export const basemapRoutes = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'Map',
    right: { action: 'read', records: ['town'] },
    summary: 'The drawn map as a PMTiles archive, or a range of it',
    media: BASEMAP_TYPE,
    also: [206, 304, 404, 416],
  }),
  async (c) => {
    const { code, basemapFileId } = c.var.municipality
    const file =
      basemapFileId &&
      (await findRecord(c.var.db, files, { municipality: code, seen: ALL }, basemapFileId))
    const open = file && (await c.var.files.open(file.sha256))
    if (!open) throw new Problem(404, 'not-found', `${code} has no drawn map yet`)
    return sendBytes(c, open, { sha256: file.sha256, mediaType: BASEMAP_TYPE })
  },
)
