import { type SqlBool, sql } from 'kysely'
import type { Kept } from '../geodata/model/record.ts'
import type { ImportBatch, Job, JobState, StoredFile } from '../geodata/model/work.ts'
import type { Seeable } from '../geodata/privacy/sight.ts'
import { type Db, inTransaction } from './connect.ts'
import { newId } from './ids.ts'
import { json } from './postgis.ts'
import type { Owned, RecordKind, Scope, View } from './records.ts'
import { whereSeen } from './sight.ts'
import { insertRecord } from './write-records.ts'

// Files, jobs and import batches: what the service writes about its own work.

export type NewFile = Owned & Pick<StoredFile, 'name' | 'mediaType' | 'sizeBytes' | 'sha256'>
export const files: RecordKind<NewFile, Kept & StoredFile> = {
  name: 'file',
  table: 'file',
  plain: ['name', 'mediaType', 'sizeBytes', 'sha256'],
  read: [],
  write: () => ({}),
}

/** A row for the content, or the one that already stands for it under that name. */
export function insertFile(db: Db, scope: Scope, input: NewFile): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('file')
      .select('id')
      .where('municipality', '=', scope.municipality)
      .where('sha256', '=', input.sha256)
      .where('name', '=', input.name)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
    return known ?? (await insertRecord(tx, files, scope, input))
  })
}

/** Contents that only deleted files name, in any municipality, and none deleted since a moment. */
export async function findGoneContents(db: Db, deletedBefore: Date): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`select sha256 from file group by sha256
    having bool_and(coalesce(deleted_at < ${deletedBefore}::timestamptz, false))`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}

const counts = ['added', 'changed', 'unchanged', 'repaired', 'refused'] as const
export type NewBatch = Owned &
  Pick<ImportBatch, 'fileName' | 'kind' | (typeof counts)[number]> & { report: unknown }
export const importBatches: RecordKind<NewBatch, Kept & ImportBatch> = {
  name: 'import-batch',
  table: 'importBatch',
  plain: ['fileName', 'kind', ...counts],
  read: [sql.ref('report').as('report')],
  write: ({ report }) => ({ report: json(report) }),
}

const selectJob = (db: Db) =>
  db
    .selectFrom('job')
    .select([
      'id',
      'kind',
      'state',
      'phase',
      'progress',
      'error',
      'result',
      'createdAt',
      'updatedAt',
    ])
    .$castTo<Job>()

/** What is seen of the jobs of several municipalities. */
export type JobFilter = {
  views: readonly View[]
  state?: JobState | undefined
  /** Only jobs older than this one, by its id. */
  before?: string | undefined
  limit: number
}

const whereJobSeen = (views: readonly View[]) => {
  const each = views.map(({ municipality, seen }) =>
    sql.join(
      [sql<SqlBool>`job.municipality = ${municipality}`, ...whereSeen(seen, 'job')],
      sql` and `,
    ),
  )
  return each.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`((${sql.join(each, sql`) or (`)}))`
}

/** Newest first. */
export function findJobs(db: Db, { views, state, before, limit }: JobFilter): Promise<Job[]> {
  let query = selectJob(db).where(whereJobSeen(views))
  if (state) query = query.where('state', '=', state)
  if (before) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** One that is seen, and what decides who may do what with it. */
export const findJob = (
  db: Db,
  views: readonly View[],
  id: string,
): Promise<(Job & KeptJob) | undefined> =>
  selectJob(db)
    .select(['municipality', 'ownerUnitId', 'classification', 'createdBy'])
    .where(whereJobSeen(views))
    .where('id', '=', id)
    .$castTo<Job & KeptJob>()
    .executeTakeFirst()

type KeptJob = Seeable & { municipality: string }

export type NewJob = {
  kind: string
  municipality: string
  input: unknown
  /** Null for work of the service's own. */
  ownerUnitId: string | null
  createdBy: string | null
}

/** A row for long work that is about to begin; what it tells is its owner's own. */
export async function insertJob(db: Db, job: NewJob & { now: Date }): Promise<string> {
  const { now, input, ...columns } = job
  const id = newId()
  await db
    .insertInto('job')
    .values({
      ...columns,
      id,
      state: 'running',
      input: json(input),
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  return id
}

/** What is told of a job that goes on or ends; its result may be any JSON. */
export type JobTold = {
  state?: JobState
  phase?: string
  progress?: number
  error?: string
  result?: unknown
}

/** How far it has come; a job that has ended is left as it is. @returns false when it was cancelled */
export async function reportJob(
  db: Db,
  id: string,
  { result, ...told }: JobTold,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ ...told, ...(result !== undefined && { result: json(result) }), updatedAt: now })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes out what ended jobs told, which may repeat what stood in a file. @param before told since then is left */
export async function forgetResults(db: Db, before: Date): Promise<void> {
  await db
    .updateTable('job')
    .set({ result: null })
    .where('result', 'is not', null)
    .where('updatedAt', '<', before)
    .execute()
}

/**
 * Tells jobs that nobody works on any more: those that were under way when their process ended.
 *
 * @param silentSince only jobs not heard of since then; all of them when nobody else can be at work
 * @returns how many there were
 */
export async function failLostJobs(db: Db, silentSince: Date | null, now: Date): Promise<number> {
  let query = db
    .updateTable('job')
    .set({ state: 'failed', error: LOST, updatedAt: now })
    .where('state', 'in', ['waiting', 'running'])
  if (silentSince) query = query.where('updatedAt', '<', silentSince)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

const LOST =
  'Programmet avslutades innan jobbet var klart. Inget av det har sparats: börja om.  ·  ' +
  'The program ended before the job was done. Nothing of it was saved: begin again.'
