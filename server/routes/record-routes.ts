import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Db, inTransaction } from '../../db/connect.ts'
import {
  type Allow,
  deleteRecord,
  findRecord,
  findRecords,
  insertRecord,
  isHeldByDeleted,
  type Owned,
  type RecordKind,
  updateRecord,
} from '../../db/records.ts'
import type { Municipality } from '../../geodata/model/municipality.ts'
import { type Kept, recordId } from '../../geodata/model/record.ts'
import type { LonLat } from '../../geodata/position.ts'
import { checkRecord, type Placed } from '../checks.ts'
import { type AppEnv, scopeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import { encodeCursor, toPage } from '../paging.ts'
import { noQuery, toFields, validate } from '../validate.ts'
import { basedOn, etagOf, isKnown } from '../versions.ts'

/** What every list query has, beside its own filters. */
type Page = { limit: number }

/** One kind of record as the API has it, as data: `recordRoutes` does the rest. */
export type Subject<Input extends Owned, Record extends Kept, Query extends Page> = {
  /** In the singular, as errors say it. */
  noun: string
  /** Its heading in the document. */
  tag: string
  kind: (municipality: Municipality) => RecordKind<Input, Record>
  /** The fields a writer may state, without the rules between them. */
  fields: z.ZodObject
  /** The same with every rule: what a whole record is checked against. */
  create: z.ZodType<Input>
  change: z.ZodType<{ [field: string]: unknown }>
  answer: z.ZodType
  query: z.ZodType<Query>
  list: (db: Db, municipality: string, query: Query, now: Date) => Promise<Record[]>
  cursor: (last: Record) => string
  /** The shapes that must be possible, and their fields. */
  shapes: (input: Input) => Placed[]
  /** Throws when a stated record does not go together with others, or with what it was. */
  fits?: (tx: Db, municipality: string, input: Input, given: Given<Record>) => Promise<void>
  allowChange?: Allow<Record>
  allowDelete?: Allow<Record>
}

/** What a change is checked against; nothing stands yet when a record is made. */
type Given<Record> = { current?: Record; now: Date }

type IdPage = Page & { cursor?: { id: string } | undefined }

/** Newest first by id: how most kinds are listed. */
export const newestFirst = <Input extends Owned, Record extends Kept, Filter>(
  kind: RecordKind<Input, Record>,
  where: (filter: Filter, now: Date) => NonNullable<Parameters<typeof findRecords>[3]['where']>,
) => ({
  list: (db: Db, municipality: string, query: Filter & IdPage, now: Date): Promise<Record[]> => {
    const { cursor, limit } = query
    return findRecords(db, kind, municipality, {
      where: where(query, now),
      before: cursor?.id,
      limit,
    })
  },
  cursor: ({ id }: Record): string => encodeCursor({ id }),
})

/** The one shape of a record that stands at a point. */
export const atPosition = ({ position }: { position: LonLat }): Placed[] => [
  { path: 'position', shape: { type: 'Point', coordinates: position } },
]

export const idParam = z.object({ id: recordId })

/** List, read, create, change and delete of one kind of record. */
export function recordRoutes<Input extends Owned, Record extends Kept, Query extends Page>(
  subject: Subject<Input, Record, Query>,
) {
  const { noun, tag, answer } = subject
  return readRoutes(subject)
    .post(
      '/',
      describe({ tag, summary: `Make a new ${noun}`, answer, status: 201, also: [409, 413, 415] }),
      validate('json', subject.create),
      async (c) => {
        // The schema's output is Input: the validator's type only cannot say so for every schema.
        const input = c.req.valid('json') as Input
        const kind = subject.kind(c.var.municipality)
        const record = await inTransaction(c.var.db, async (tx) => {
          await check(c, subject, { input, stated: input }, tx)
          return await insertRecord(tx, kind, scopeOf(c.var), input)
        })
        c.header('Location', `${c.req.path.replace(/\/$/, '')}/${record.id}`)
        return sendRecord(c, record, 201)
      },
    )
    .patch(
      '/:id',
      describe({ tag, summary: `Change a ${noun}`, answer, based: true, also: [409, 413, 415] }),
      validate('param', idParam),
      validate('json', subject.change),
      async (c) => {
        const { id } = c.req.valid('param')
        const version = basedOn(c)
        const patch = c.req.valid('json') as { [field: string]: unknown }
        const kind = subject.kind(c.var.municipality)
        const record = await updateRecord(c.var.db, kind, scopeOf(c.var), {
          id,
          version,
          allow: subject.allowChange,
          revise: async (current, tx) => {
            const input = merge(subject, current, patch)
            await check(c, subject, { input, stated: patch, current }, tx)
            return input
          },
        })
        if (!record) throw Problem.notFound(noun, id)
        return sendRecord(c, record)
      },
    )
    .delete(
      '/:id',
      describe({ tag, summary: `Delete a ${noun}`, status: 204, based: true, also: [409] }),
      validate('param', idParam),
      async (c) => {
        const { id } = c.req.valid('param')
        const version = basedOn(c)
        const kind = subject.kind(c.var.municipality)
        const allow = subject.allowDelete
        const found = await deleteRecord(c.var.db, kind, scopeOf(c.var), { id, version, allow })
        if (!found) throw Problem.notFound(noun, id)
        return c.body(null, 204)
      },
    )
}

/** List and read alone, for what the service writes itself. */
export function readRoutes<Input extends Owned, Record extends Kept, Query extends Page>(
  subject: Pick<
    Subject<Input, Record, Query>,
    'noun' | 'tag' | 'kind' | 'answer' | 'query' | 'list' | 'cursor'
  >,
) {
  const { noun, tag, answer } = subject
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({ tag, summary: `List every ${noun}`, answer: listOf(answer), also: [404] }),
      validate('query', subject.query),
      async (c) => {
        const query = c.req.valid('query') as Query
        const { code } = c.var.municipality
        const asked = { ...query, limit: query.limit + 1 }
        const rows = await subject.list(c.var.db, code, asked, c.var.now())
        return c.json(toPage(rows, query.limit, subject.cursor))
      },
    )
    .get(
      '/:id',
      describe({ tag, summary: `Read a ${noun}`, answer, also: [304, 404] }),
      validate('param', idParam),
      validate('query', noQuery),
      async (c) => {
        const { id } = c.req.valid('param')
        const { municipality } = c.var
        const kind = subject.kind(municipality)
        const record = await findRecord(c.var.db, kind, municipality.code, id)
        if (!record) throw Problem.notFound(noun, id)
        if (isKnown(c, etagOf(record))) return c.body(null, 304, { ETag: etagOf(record) })
        return sendRecord(c, record)
      },
    )
}

/** One record with its version as ETag. */
export const sendRecord = <Record extends { version: number }>(
  c: Context<AppEnv>,
  record: Record,
  status: 200 | 201 = 200,
) => c.json(record, status, { ETag: etagOf(record) })

async function check<Input extends Owned, Record extends Kept, Query extends Page>(
  c: Context<AppEnv>,
  subject: Subject<Input, Record, Query>,
  { input, stated, current }: { input: Input; stated: object; current?: Record },
  tx: Db,
): Promise<void> {
  const { municipality } = c.var
  // Only words that are new: an external id that was imported may look like something else.
  checkRecord(stated, subject.shapes(input), municipality)
  await checkExternalId(tx, subject.kind(municipality), municipality.code, input)
  await subject.fits?.(tx, municipality.code, input, {
    ...(current && { current }),
    now: c.var.now(),
  })
}

/** @throws {Problem} 409 when the record it names has been deleted */
async function checkExternalId<Input extends Owned, Record extends Kept>(
  tx: Db,
  kind: RecordKind<Input, Record>,
  municipality: string,
  input: Input,
): Promise<void> {
  const { source, externalId } = input as { source?: string; externalId?: string | null }
  if (source === undefined || !externalId) return
  if (!(await isHeldByDeleted(tx, kind, municipality, { source, externalId }))) return
  const message = 'a deleted record of this source holds it, so that no import brings it back'
  throw Problem.conflict(`externalId: ${message}`, [{ path: 'externalId', message }])
}

/** The record as it would stand after the change, checked whole: rules hold between fields. */
function merge<Input extends Owned, Record extends Kept, Query extends Page>(
  { fields, create }: Subject<Input, Record, Query>,
  current: Record,
  patch: { [field: string]: unknown },
): Input {
  const stated = Object.entries(current).filter(([field]) => field in fields.shape)
  const wire: unknown = JSON.parse(JSON.stringify({ ...Object.fromEntries(stated), ...patch }))
  const { data, error } = create.safeParse(wire)
  if (error) throw Problem.invalid(toFields(error.issues))
  return data
}
