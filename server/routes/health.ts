import { Hono } from 'hono'
import { z } from 'zod'
import { ping } from '../../db/connect.ts'
import type { AppEnv } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe } from '../openapi.ts'

const tag = 'Health'
const answer = z.object({ status: z.literal('ok') })
const PATIENCE_MS = 2_000

/** For whoever watches over the service. */
export const healthRoutes = new Hono<AppEnv>()
  .get('/healthz', describe({ tag, summary: 'The process is alive', answer, right: 'open' }), (c) =>
    c.json({ status: 'ok' as const }),
  )
  .get(
    '/readyz',
    describe({ tag, summary: 'The database answers', answer, also: [503], right: 'open' }),
    async (c) => {
      if (!(await answers(ping(c.var.db))))
        throw new Problem(503, 'not-ready', 'The database does not answer')
      return c.json({ status: 'ok' as const })
    },
  )

const answers = (asked: Promise<void>): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), PATIENCE_MS)
  asked
    .then(
      () => resolve(true),
      () => resolve(false),
    )
    .finally(() => clearTimeout(timer))
  return promise
}
