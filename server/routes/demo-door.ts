import { Hono } from 'hono'
import { z } from 'zod'
import { recordId } from '../../geodata/model/record.ts'
import type { DemoDoor } from '../auth/demo-door.ts'
import type { AppEnv } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe } from '../openapi.ts'
import { validate } from '../validate.ts'

/** One click to be somebody made up. Not there at all where the data is not the demo's. */
export const demoDoorRoutes = (door: DemoDoor) =>
  new Hono<AppEnv>().post(
    '/',
    describe({
      ...{ tag: 'Sign-in', summary: 'Be one of the people of the demo town' },
      ...{ status: 204, right: 'open', also: [404, 413, 415] },
    }),
    validate('json', z.strictObject({ personId: recordId })),
    async (c) => {
      const { personId } = c.req.valid('json')
      const { address, now } = c.var
      const cookie = await door.enter(personId, { address, now: now() })
      if (cookie === undefined) throw Problem.notFound('demo person', personId)
      c.header('Set-Cookie', cookie)
      return c.body(null, 204)
    },
  )
