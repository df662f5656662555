import { Hono } from 'hono'
import { z } from 'zod'
import { inTransaction } from '../../db/connect.ts'
import {
  findMunicipalities,
  findMunicipality,
  insertMunicipality,
  updateMunicipality,
} from '../../db/municipalities.ts'
import { makeAdministrator } from '../../db/people.ts'
import { type Municipality, newMunicipality } from '../../geodata/model/municipality.ts'
import { instant, municipalityCode, partial } from '../../geodata/model/record.ts'
import { checkWords } from '../checks.ts'
import { type AppEnv, viewerOf, writeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import { noQuery, toFields, validate } from '../validate.ts'
import { basedOn, etagOf, isKnown } from '../versions.ts'
import { assertHasRight, municipalitiesOf, viewpointIn } from '../viewer.ts'
import { sendRecord } from './record-routes.ts'

const tag = 'Municipalities'
const answer = z
  .object({
    ...newMunicipality.shape,
    version: z.int().positive(),
    basemapFileId: z.uuid().nullable(),
    attribution: z.string(),
    demo: z.boolean(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Municipality' })
// The code is the key of everything that stands in the municipality.
const change = partial(newMunicipality.omit({ code: true }))
const codeParam = z.object({ code: municipalityCode })

/** The tenants of this installation; whoever makes one administers it. None is ever deleted: their records stand under them. */
export const municipalityRoutes = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      ...{ tag, summary: 'List every municipality one has a role in, by code' },
      ...{ answer: listOf(answer), right: 'person' },
    }),
    validate('query', noQuery),
    async (c) => {
      const mine = new Set(municipalitiesOf(viewerOf(c.var)))
      const all = await findMunicipalities(c.var.db)
      return c.json({ items: all.filter(({ code }) => mine.has(code)), next: null })
    },
  )
  .get(
    '/:code',
    describe({ tag, summary: 'Read a municipality', answer, also: [304, 404], right: 'person' }),
    validate('param', codeParam),
    validate('query', noQuery),
    async (c) => {
      const { code } = c.req.valid('param')
      const isMine = municipalitiesOf(viewerOf(c.var)).includes(code)
      const municipality = isMine ? await findMunicipality(c.var.db, code) : undefined
      if (!municipality) throw Problem.notFound('municipality', code)
      const etag = etagOf(municipality)
      return isKnown(c, etag) ? c.body(null, 304, { ETag: etag }) : sendRecord(c, municipality)
    },
  )
  .post(
    '/',
    describe({
      tag,
      summary: 'Make a new municipality',
      answer,
      status: 201,
      also: [409, 413, 415],
      right: { action: 'create', records: ['municipality'] },
    }),
    validate('json', newMunicipality),
    async (c) => {
      const input = c.req.valid('json')
      checkWords(input)
      const { personId } = viewerOf(c.var)
      const municipality = await inTransaction(c.var.db, async (tx) => {
        const made = await insertMunicipality(tx, input, writeOf(c.var))
        await makeAdministrator(tx, made.code, personId, writeOf(c.var))
        return made
      })
      c.header('Location', `/api/municipalities/${municipality.code}`)
      return sendRecord(c, municipality, 201)
    },
  )
  .patch(
    '/:code',
    describe({
      ...{ tag, summary: 'Change a municipality', answer, based: true, also: [413, 415] },
      right: { action: 'change', records: ['municipality'], ofOne: true },
    }),
    validate('param', codeParam),
    validate('json', change),
    async (c) => {
      const { code } = c.req.valid('param')
      const version = basedOn(c)
      const viewer = viewerOf(c.var)
      if (!municipalitiesOf(viewer).includes(code)) throw Problem.notFound('municipality', code)
      assertHasRight(viewpointIn(viewer, code), 'change', ['municipality'])
      const patch = c.req.valid('json')
      const revise = ({ code, name, bbox, timeZone }: Municipality) => {
        const { data, error } = newMunicipality.safeParse({ code, name, bbox, timeZone, ...patch })
        if (error) throw Problem.invalid(toFields(error.issues))
        checkWords(data)
        return data
      }
      const write = writeOf(c.var)
      const municipality = await updateMunicipality(c.var.db, code, version, revise, write)
      if (!municipality) throw Problem.notFound('municipality', code)
      return sendRecord(c, municipality)
    },
  )
