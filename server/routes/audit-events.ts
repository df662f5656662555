import { Hono } from 'hono'
import { z } from 'zod'
import { findAuditEvents } from '../../db/audit.ts'
import { classification, instant } from '../../geodata/model/record.ts'
import type { AppEnv } from '../context.ts'
import { describe, listOf } from '../openapi.ts'
import { encodeCursor, idCursor, paging, toPage } from '../paging.ts'
import { validate } from '../validate.ts'

const answer = z
  .object({
    id: z.uuid(),
    at: instant,
    actorId: z.string(),
    actorName: z.string(),
    action: z.enum(['create', 'update', 'delete', 'carry-out', 'import']),
    recordKind: z.string(),
    recordId: z.string(),
    classification,
    before: z.unknown().describe('null for something new, or once retention has erased it'),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEvent' })

const query = z.strictObject({
  recordKind: z.string().max(60).optional(),
  recordId: z.string().max(60).toLowerCase().optional(),
  ...paging(idCursor),
})

/** Who changed what, and when. Written by every change; never by hand. */
export const auditEventRoutes = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'Audit',
    summary: 'List every change, newest first',
    answer: listOf(answer),
    also: [404],
  }),
  validate('query', query),
  async (c) => {
    const { cursor, limit, recordKind, recordId } = c.req.valid('query')
    const events = await findAuditEvents(c.var.db, c.var.municipality.code, {
      ...{ recordKind, recordId, before: cursor?.id },
      limit: limit + 1,
    })
    return c.json(toPage(events, limit, ({ id }) => encodeCursor({ id })))
  },
)
