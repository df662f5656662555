import { Hono } from 'hono'
import { z } from 'zod'
import { findJob, findJobs, reportJob } from '../../db/work.ts'
import { instant } from '../../geodata/model/record.ts'
import type { AppEnv } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import { encodeCursor, idCursor, paging, toPage } from '../paging.ts'
import { noQuery, validate } from '../validate.ts'
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
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Job' })
const query = z.strictObject({ state: jobState.optional(), ...paging(idCursor) })

/** Long work: seen and cancelled here, begun by what needs it. */
export const jobRoutes = new Hono<AppEnv>()
  .get(
    '/',
    describe({ tag, summary: 'List every job, newest first', answer: listOf(answer) }),
    validate('query', query),
    async (c) => {
      const { cursor, limit, state } = c.req.valid('query')
      const jobs = await findJobs(c.var.db, { state, before: cursor?.id, limit: limit + 1 })
      return c.json(toPage(jobs, limit, ({ id }) => encodeCursor({ id })))
    },
  )
  .get(
    '/:id',
    describe({ tag, summary: 'Read a job', answer, also: [404] }),
    validate('param', idParam),
    validate('query', noQuery),
    async (c) => {
      const { id } = c.req.valid('param')
      const job = await findJob(c.var.db, id)
      if (!job) throw Problem.notFound('job', id)
      return c.json(job)
    },
  )
  .post(
    '/:id/cancel',
    describe({ tag, summary: 'Cancel a job that has not ended', answer, also: [404, 409] }),
    validate('param', idParam),
    async (c) => {
      const { id } = c.req.valid('param')
      const { db, now } = c.var
      const cancelled = await reportJob(db, id, { state: 'cancelled' }, now())
      const job = await findJob(db, id)
      if (!job) throw Problem.notFound('job', id)
      if (!cancelled) throw Problem.conflict(`The job has ended: it is ${job.state}`)
      return c.json(job)
    },
  )
