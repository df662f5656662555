import { Hono } from 'hono'
import { z } from 'zod'
import { recordChange } from '../../db/audit.ts'
import { inTransaction } from '../../db/connect.ts'
import { findJob, findJobs, reportJob } from '../../db/work.ts'
import { instant } from '../../geodata/model/record.ts'
import type { Job } from '../../geodata/model/work.ts'
import { type AppEnv, viewerOf, writeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import { encodeCursor, idCursor, paging, toPage } from '../paging.ts'
import { noQuery, validate } from '../validate.ts'
import { assertAllows, municipalitiesOf, type Viewer, viewOf, viewpointIn } from '../viewer.ts'
import { idParam } from './record-routes.ts'

const tag = 'Jobs'
const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
const answer = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    state: jobState,
    phase: z.string().describe('what is happening now, in words'),
    progress: z.number().describe('0–1'),
    error: z.string().nullable(),
    result: z
      .unknown()
      .describe('what came of it, for a day; of an import what was read and refused'),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Job' })
const query = z.strictObject({ state: jobState.optional(), ...paging(idCursor) })

const reads = { action: 'read', records: ['job'] } as const

/** A job without what decides who may do what with it. */
const told = ({ id, kind, state, phase, progress, error, result, ...job }: Job) => ({
  ...{ id, kind, state, phase, progress, error, result },
  ...{ createdAt: job.createdAt, updatedAt: job.updatedAt },
})

/** What a viewer sees of the jobs of each municipality. */
const viewsOf = (viewer: Viewer) =>
  municipalitiesOf(viewer).map((code) => viewOf(viewpointIn(viewer, code), code, 'job'))

/** Long work: seen and cancelled here, begun by what needs it. */
export const jobRoutes = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      tag,
      summary: 'List every job, newest first',
      answer: listOf(answer),
      right: reads,
    }),
    validate('query', query),
    async (c) => {
      const { cursor, limit, state } = c.req.valid('query')
      const views = viewsOf(viewerOf(c.var))
      const asked = { views, state, before: cursor?.id, limit: limit + 1 }
      const jobs = await findJobs(c.var.db, asked)
      return c.json(toPage(jobs, limit, ({ id }) => encodeCursor({ id })))
    },
  )
  .get(
    '/:id',
    describe({ tag, summary: 'Read a job', answer, also: [404], right: reads }),
    validate('param', idParam),
    validate('query', noQuery),
    async (c) => {
      const { id } = c.req.valid('param')
      const job = await findJob(c.var.db, viewsOf(viewerOf(c.var)), id)
      if (!job) throw Problem.notFound('job', id)
      return c.json(told(job))
    },
  )
  .post(
    '/:id/cancel',
    describe({
      ...{ tag, summary: 'Cancel a job that has not ended', answer, also: [404, 409] },
      right: { action: 'change', records: ['job'], ofOne: true },
    }),
    validate('param', idParam),
    async (c) => {
      const { id } = c.req.valid('param')
      const viewer = viewerOf(c.var)
      const { actor, now } = writeOf(c.var)
      const cancelled = await inTransaction(c.var.db, async (tx) => {
        const before = await findJob(tx, viewsOf(viewer), id)
        if (!before) throw Problem.notFound('job', id)
        assertAllows(viewpointIn(viewer, before.municipality), 'change', 'job', before)
        const isCancelled = await reportJob(tx, id, { state: 'cancelled' }, now)
        const job = (await findJob(tx, viewsOf(viewer), id))!
        if (!isCancelled) throw Problem.conflict(`The job has ended: it is ${job.state}`)
        const { municipality, ownerUnitId, classification, kind } = before
        const what = { recordKind: 'job', recordId: id, ownerUnitId, classification }
        const states = { before: { kind, state: before.state }, after: { kind, state: job.state } }
        await recordChange(tx, { municipality, actor, action: 'update', ...what, ...states }, now)
        return job
      })
      return c.json(told(cancelled))
    },
  )
