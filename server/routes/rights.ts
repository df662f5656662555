import { Hono } from 'hono'
import { z } from 'zod'
import { roleNeeds, roles } from '../../geodata/model/person.ts'
import type { AppEnv } from '../context.ts'
import { describe } from '../openapi.ts'
import { actions, audiences, projectorRoles, recordNames, rights } from '../rights.ts'
import { noQuery, validate } from '../validate.ts'

const answer = z
  .object({
    roles: z.array(z.string()),
    records: z.array(z.string()),
    actions: z.array(z.string()),
    rights: z.unknown().describe('role → kind of record → action → what it reaches'),
    roleNeeds: z.unknown().describe('roles that only one kind of organisation can have'),
    audiences: z.unknown().describe('classification → who is in the audience'),
    projectorRoles: z.array(z.string()),
  })
  .meta({ id: 'Rights' })

const table = {
  ...{ roles, records: recordNames, actions, rights, roleNeeds, audiences, projectorRoles },
}

/** The whole table of rights, as it is asked: for the page that shows it. */
export const rightsRoutes = new Hono<AppEnv>().get(
  '/',
  describe({
    ...{ tag: 'People', summary: 'Who may do what: the table that the service goes by' },
    ...{ answer, right: 'person' },
  }),
  validate('query', noQuery),
  (c) => c.json(table),
)
