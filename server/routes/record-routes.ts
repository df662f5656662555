import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Db, inTransaction } from '../../db/connect.ts'
import {
  findRecord,
  findRecords,
  type Owned,
  type RecordKind,
  type View,
} from '../../db/records.ts'
import { type Allow, deleteRecord, insertRecord, updateRecord } from '../../db/write-records.ts'
import type { Municipality } from '../../geodata/model/municipality.ts'
import {
  type Classification,
  classification,
  type Kept,
  recordId,
} from '../../geodata/model/record.ts'
import type { LonLat } from '../../geodata/position.ts'
import { isWider } from '../../geodata/privacy/sight.ts'
import { checkWords, type Placed } from '../checks.ts'
import { type AppEnv, scopeOf, viewIn } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import { encodeCursor, toPage } from '../paging.ts'
import { readingOf } from '../police-reads.ts'
import { type RecordName, releaseTo } from '../rights.ts'
import { noQuery, validate } from '../validate.ts'
import { basedOn, etagOf, isKnown } from '../versions.ts'
import { assertMay, checkChange, checkNew, type Governing } from './record-checks.ts'

/** What every list query has, beside its own filters. */
export type Page = { limit: number }

/** One kind of record as the API has it, as data: `recordRoutes` does the rest. */
export type Subject<Input extends Owned, Record extends Kept, Query extends Page> = {
  /** In the singular, as errors say it. */
  noun: string
  /** Its heading in the document. */
  tag: string
  /** What it is in the table of rights; several where its fields tell which. */
  records: readonly RecordName[]
  /** Which of them, or what else, decides who may write it; itself as the first one unless given. */
  governedBy?: (tx: Db, view: View, input: Input) => Promise<Governing> | Governing
  kind: (municipality: Municipality) => RecordKind<Input, Record>
  /** The fields a writer may state, without the rules between them. */
  fields: z.ZodObject
  /** The same with every rule: what a whole record is checked against. */
  create: z.ZodType<Input>
  change: z.ZodType<{ [field: string]: unknown }>
  answer: z.ZodType
  query: z.ZodType<Query>
  list: (db: Db, view: View, query: Query, now: Date) => Promise<Record[]>
  cursor: (last: Record) => string
  /** The shapes that must be possible, and their fields. */
  shapes: (input: Input) => Placed[]
  /** Throws when a stated record does not go together with others, or with what it was. */
  fits?: (tx: Db, view: View, input: Input, given: Given<Record>) => Promise<void>
  allowChange?: Allow<Record>
  allowDelete?: (tx: Db, municipality: string, current: Record, now: Date) => Promise<void> | void
  /** Locks what may be changed together with a record, where others lock that before it. */
  lockFirst?: (tx: Db, municipality: string, id: string) => Promise<void>
  /** What fewer or more see together with it, in the same transaction. */
  reclassifyWith?: (tx: Db, reclassified: Reclassified<Record>) => Promise<void>
}

/** What a change is checked against; nothing stands yet when a record is made. */
type Given<Record> = { current?: Record; now: Date }

/** A record as it stood before fewer see it, or before it is released: that alone has a reason. */
export type Reclassified<Record> = {
  scope: ReturnType<typeof scopeOf>
  before: Record
  to: { classification: Classification; reason?: string }
}

type IdPage = Page & { cursor?: { id: string } | undefined }

/** Newest first by id: how most kinds are listed. */
export const newestFirst = <Input extends Owned, Record extends Kept, Filter>(
  kind: RecordKind<Input, Record>,
  where: (filter: Filter, now: Date) => NonNullable<Parameters<typeof findRecords>[3]['where']>,
) => ({
  list: (db: Db, view: View, query: Filter & IdPage, now: Date): Promise<Record[]> => {
    const { cursor, limit } = query
    return findRecords(db, kind, view, { where: where(query, now), before: cursor?.id, limit })
  },
  cursor: ({ id }: Record): string => encodeCursor({ id }),
})

/** The one shape of a record that stands at a point. */
export const atPosition = ({ position }: { position: LonLat }): Placed[] => [
  { path: 'position', shape: { type: 'Point', coordinates: position } },
]

export const idParam = z.object({ id: recordId })

/** A release: who is to see it from now on, and why. */
const releasing = z.strictObject({
  classification,
  reason: z.string().trim().min(3).max(400).describe('why more may see it; kept in the log'),
})

/** List, read, create, change, release and delete of one kind of record. */
export function recordRoutes<Input extends Owned, Record extends Kept, Query extends Page>(
  subject: Subject<Input, Record, Query>,
) {
  const { noun, tag, answer, records } = subject
  return readRoutes(subject)
    .post(
      '/',
      describe({
        ...{ tag, summary: `Make a new ${noun}`, answer, status: 201, also: [404, 409, 413, 415] },
        right: { action: 'create', records },
      }),
      validate('json', subject.create),
      async (c) => {
        // The schema's output is Input: the validator's type only cannot say so for every schema.
        const input = c.req.valid('json') as Input
        const kind = subject.kind(c.var.municipality)
        const record = await inTransaction(c.var.db, async (tx) => {
          await checkNew(c, subject, input, tx)
          return await insertRecord(tx, kind, scopeOf(c.var, ...records), input)
        })
        c.header('Location', `${c.req.path.replace(/\/$/, '')}/${record.id}`)
        return sendRecord(c, record, 201)
      },
    )
    .patch(
      '/:id',
      describe({
        ...{ tag, summary: `Change a ${noun}`, answer, based: true, also: [409, 413, 415] },
        right: { action: 'change', records, ofOne: true },
      }),
      validate('param', idParam),
      validate('json', subject.change),
      async (c) => {
        const { id } = c.req.valid('param')
        const version = basedOn(c)
        const patch = c.req.valid('json') as { [field: string]: unknown }
        const kind = subject.kind(c.var.municipality)
        const scope = scopeOf(c.var, ...records)
        const record = await inTransaction(c.var.db, async (tx) => {
          if ('classification' in patch) await subject.lockFirst?.(tx, scope.municipality, id)
          return await updateRecord(tx, kind, scope, {
            ...{ id, version, allow: subject.allowChange },
            revise: async (before) => {
              const input = await checkChange(c, subject, { current: before, patch }, tx)
              const { classification } = input
              if (classification !== before.classification)
                await subject.reclassifyWith?.(tx, { scope, before, to: { classification } })
              return input
            },
          })
        })
        if (!record) throw Problem.notFound(noun, id)
        return sendRecord(c, record)
      },
    )
    .post(
      '/:id/release',
      describe({
        ...{ tag, summary: `Release a ${noun}: let more see it, with a reason`, answer },
        ...{ based: true, also: [409, 413, 415] },
        right: { action: 'share', records, ofOne: true },
      }),
      validate('param', idParam),
      validate('json', releasing),
      async (c) => {
        const { id } = c.req.valid('param')
        const version = basedOn(c)
        const to = c.req.valid('json')
        checkWords(to)
        return sendRecord(c, await release(c, subject, { id, version, to }))
      },
    )
    .delete(
      '/:id',
      describe({
        ...{ tag, summary: `Delete a ${noun}`, status: 204, based: true, also: [409] },
        right: { action: 'delete', records, ofOne: true },
      }),
      validate('param', idParam),
      async (c) => {
        const { id } = c.req.valid('param')
        const version = basedOn(c)
        const kind = subject.kind(c.var.municipality)
        const found = await deleteRecord(c.var.db, kind, scopeOf(c.var, ...records), {
          id,
          version,
          allow: async (tx, municipality, current) => {
            await assertMay(c, subject, 'delete', current as unknown as Input, tx)
            await subject.allowDelete?.(tx, municipality, current, c.var.now())
          },
        })
        if (!found) throw Problem.notFound(noun, id)
        return c.body(null, 204)
      },
    )
}

async function release<Input extends Owned, Record extends Kept, Query extends Page>(
  c: Context<AppEnv>,
  subject: Subject<Input, Record, Query>,
  asked: { id: string; version: number; to: z.infer<typeof releasing> },
): Promise<Record> {
  const { id, version, to } = asked
  const scope = scopeOf(c.var, ...subject.records)
  const kind = subject.kind(c.var.municipality)
  const record = await inTransaction(c.var.db, async (tx) => {
    await subject.lockFirst?.(tx, scope.municipality, id)
    return await updateRecord(tx, kind, scope, {
      ...{ id, version, action: 'release', reason: to.reason },
      revise: async (current) => {
        const input = current as unknown as Input
        await assertMay(c, subject, releaseTo(to.classification), input, tx)
        if (!isWider(to.classification, current.classification))
          throw Problem.invalid([
            { path: 'classification', message: `is not wider than ${current.classification}` },
          ])
        await subject.reclassifyWith?.(tx, { scope, before: current, to })
        return { ...input, classification: to.classification }
      },
    })
  })
  if (!record) throw Problem.notFound(subject.noun, id)
  return record
}

/** List and read alone, for what the service writes itself. */
export function readRoutes<Input extends Owned, Record extends Kept, Query extends Page>(
  subject: Pick<
    Subject<Input, Record, Query>,
    'noun' | 'tag' | 'records' | 'kind' | 'answer' | 'query' | 'list' | 'cursor'
  >,
) {
  const { noun, tag, answer, records } = subject
  const right = { action: 'read', records } as const
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({ tag, summary: `List every ${noun}`, answer: listOf(answer), also: [404], right }),
      validate('query', subject.query),
      async (c) => {
        const query = c.req.valid('query') as Query
        const kind = subject.kind(c.var.municipality)
        const { limit } = query
        const asked = { ...query, limit: limit + 1 }
        const view = viewIn(c.var, ...records)
        const read = (tx: Db) => subject.list(tx, view, asked, c.var.now())
        const rows = await readingOf(c, kind, read, limit)
        return c.json(toPage(rows, limit, subject.cursor))
      },
    )
    .get(
      '/:id',
      describe({ tag, summary: `Read a ${noun}`, answer, also: [304, 404], right }),
      validate('param', idParam),
      validate('query', noQuery),
      async (c) => {
        const { id } = c.req.valid('param')
        const kind = subject.kind(c.var.municipality)
        const view = viewIn(c.var, ...records)
        const [record] = await readingOf(c, kind, async (tx) =>
          listed(await findRecord(tx, kind, view, id)),
        )
        if (!record) throw Problem.notFound(noun, id)
        if (isKnown(c, etagOf(record))) return c.body(null, 304, { ETag: etagOf(record) })
        return sendRecord(c, record)
      },
    )
}

const listed = <Item>(item: Item | undefined): Item[] => (item === undefined ? [] : [item])

/** One record with its version as ETag. */
export const sendRecord = <Record extends { version: number }>(
  c: Context<AppEnv>,
  record: Record,
  status: 200 | 201 = 200,
) => c.json(record, status, { ETag: etagOf(record) })
