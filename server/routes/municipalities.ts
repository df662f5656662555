import { Hono } from 'hono'
import { z } from 'zod'
import {
  findMunicipalities,
  findMunicipality,
  insertMunicipality,
  updateMunicipality,
} from '../../db/municipalities.ts'
import { type Municipality, newMunicipality } from '../../geodata/model/municipality.ts'
import { instant, municipalityCode, partial } from '../../geodata/model/record.ts'
import { checkWords } from '../checks.ts'
import { type AppEnv, writeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import { noQuery, toFields, validate } from '../validate.ts'
import { basedOn, etagOf, isKnown } from '../versions.ts'
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

/** The tenants of this installation. None is ever deleted: their records stand under them. */
export const municipalityRoutes = new Hono<AppEnv>()
  .get(
    '/',
    describe({ tag, summary: 'List every municipality, by code', answer: listOf(answer) }),
    validate('query', noQuery),
    async (c) => c.json({ items: await findMunicipalities(c.var.db), next: null }),
  )
  .get(
    '/:code',
    describe({ tag, summary: 'Read a municipality', answer, also: [304, 404] }),
    validate('param', codeParam),
    validate('query', noQuery),
    async (c) => {
      const { code } = c.req.valid('param')
      const municipality = await findMunicipality(c.var.db, code)
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
    }),
    validate('json', newMunicipality),
    async (c) => {
      const input = c.req.valid('json')
      checkWords(input)
      const municipality = await insertMunicipality(c.var.db, input, writeOf(c.var))
      c.header('Location', `/api/municipalities/${municipality.code}`)
      return sendRecord(c, municipality, 201)
    },
  )
  .patch(
    '/:code',
    describe({ tag, summary: 'Change a municipality', answer, based: true, also: [413, 415] }),
    validate('param', codeParam),
    validate('json', change),
    async (c) => {
      const { code } = c.req.valid('param')
      const version = basedOn(c)
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
