import type { ReadableStream } from 'node:stream/web'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Db } from '../../db/connect.ts'
import { incidentCategory } from '../../geodata/model/incident.ts'
import { classification } from '../../geodata/model/record.ts'
import { type AppEnv, writeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { columnFields } from '../import/incidents/columns.ts'
import { importKinds } from '../import/read-file.ts'
import { beginImport, receive, UPLOAD_LIMIT_BYTES } from '../import/uploaded.ts'
import { describe } from '../openapi.ts'
import { validate, wholeNumber } from '../validate.ts'
import { hasRight } from '../viewer.ts'

/** Letters, figures and signs of a file's name: no folders, nothing that is not seen. */
const fileName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^/\\\p{C}]+$/u, 'is a name without folders')
  .refine((name) => Buffer.byteLength(name) <= 200, 'is too long')
  .refine((name) => name !== '.' && name !== '..', 'is a name without folders')
const yes = z.enum(['true', 'false']).default('false')

/** A JSON object in a URL. */
const jsonOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .max(8_000)
    .transform((text, ctx): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        ctx.addIssue('is not JSON')
        return z.NEVER
      }
    })
    .pipe(schema)

const query = z.strictObject({
  name: fileName.describe('of the file; what it is undone by'),
  kind: z.enum(importKinds).optional().describe('told by its content unless stated'),
  epsg: wholeNumber(1, 999_999)
    .optional()
    .describe('of its coordinate system, where it states none'),
  northFirst: yes.describe('whether the first of two coordinates is the northing'),
  table: z.string().min(1).max(200).optional().describe('which sheet or layer, of several'),
  columns: jsonOf(z.partialRecord(z.enum(columnFields), z.string().max(200)))
    .optional()
    .describe('what the columns tell, as JSON: a header by field; nothing else is read then'),
  categories: jsonOf(z.record(z.string().max(200), incidentCategory))
    .optional()
    .describe(
      'what values of the category’s column mean, as JSON: a category by value in small letters',
    ),
  category: incidentCategory.optional().describe('for incidents without one of their own'),
  source: z.string().trim().min(1).max(120).optional().describe('who told'),
  classification: classification
    .exclude(['public'])
    .optional()
    .describe('who sees the incidents; their own unit alone unless stated'),
  trial: yes.describe('whether it is only tried: all is read, counted and told, and nothing kept'),
})

/** Files to bring in: the body is the file, as it is. */
export const importRoutes = (db: Db) =>
  new Hono<AppEnv>().post(
    '/',
    describe({
      tag: 'Imports',
      summary: `Bring in a file of any kind, sent as it is, ${UPLOAD_LIMIT_BYTES / 1e6} MB at most; a job tells what comes of it`,
      answer: z.object({ jobId: z.uuid() }).meta({ id: 'BegunImport' }),
      status: 201,
      upload: true,
      also: [404, 413, 503],
      right: { action: 'create', records: ['import-batch'] },
    }),
    validate('query', query),
    async (c) => {
      const { name, epsg, northFirst, trial, ...stated } = c.req.valid('query')
      const { municipality, who, files, now, over } = c.var
      if (who.unitId === null) throw new Problem(403, 'projector', 'Nothing is changed here')
      // Typed by the DOM's library; Node's own stream is the same object.
      const body = c.req.raw.body as ReadableStream<Uint8Array> | null
      const uploaded = await receive(body, name, AbortSignal.any([c.req.raw.signal, over]))
      const placing =
        epsg === undefined ? {} : { placing: { epsg, isSwapped: northFirst === 'true' } }
      const { actor } = writeOf(c.var)
      // Not the request's own, which is given up when its time is over.
      const jobId = await beginImport({ db, files, actor, now }, uploaded, {
        ...{ municipality, ownerUnitId: who.unitId, isTrial: trial === 'true' },
        mayBring: (records) => records.every((one) => hasRight(who, 'create', [one])),
        ...given(stated),
        ...placing,
      })
      c.header('Location', `/api/jobs/${jobId}`)
      return c.json({ jobId }, 201)
    },
  )

/** Only what is stated. */
const given = <Stated extends object>(stated: Stated) =>
  Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Stated]?: Exclude<Stated[Key], undefined>
  }
