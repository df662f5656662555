import { randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { recordChange } from '../../db/audit.ts'
import { type Db, inTransaction } from '../../db/connect.ts'
import { organisationOfUnit } from '../../db/organisations.ts'
import {
  addRoles,
  findPeople,
  findPerson,
  insertPerson,
  lockPersonByEmail,
  updatePerson,
} from '../../db/people.ts'
import { municipalitiesOfPerson, rolesByDirectory } from '../../db/roles.ts'
import { endSessions, forgetSecondFactor, insertPasswordToken } from '../../db/ways-in.ts'
import { newPerson, type Person, type Role } from '../../geodata/model/person.ts'
import { instant, partial } from '../../geodata/model/record.ts'
import type { Links } from '../auth/links.ts'
import { checkWords } from '../checks.ts'
import { type AppEnv, viewerOf, writeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import type { Action } from '../rights.ts'
import { noQuery, validate } from '../validate.ts'
import { basedOn, etagOf, isKnown } from '../versions.ts'
import { assertAdministers, assertAdministersAll, assertOwnMunicipality } from '../viewer.ts'
import { idParam, sendRecord } from './record-routes.ts'

const tag = 'People'
const right = (action: Action) => ({ action, records: ['person'] }) as const
const answer = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    ...newPerson.shape,
    roles: z.array(z.string()),
    disabled: z.boolean(),
    hasPassword: z.boolean(),
    secondFactor: z.boolean(),
    lastSignInAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Person' })
const link = z
  .object({ link: z.string().describe('works once'), expiresAt: instant })
  .meta({ id: 'OneTimeLink' })
// Somebody without a role here would be nobody's to see or change.
const letIn = newPerson.extend({
  roles: newPerson.shape.roles.refine((roles) => roles.length > 0, 'is at least one'),
})
const change = partial(newPerson.extend({ disabled: z.boolean() }))

/** A link that an administrator hands over is used within a day. */
const LINK_MS = 24 * 3_600_000

/** People who sign in, with their roles in this municipality. */
export const peopleRoutes = (links: Links) =>
  new Hono<AppEnv>()
    .get(
      '/',
      describe({
        ...{ tag, summary: 'List everybody who has a role here', answer: listOf(answer) },
        ...{ also: [404], right: right('read') },
      }),
      validate('query', noQuery),
      async (c) => {
        const items = await findPeople(c.var.db, c.var.municipality.code)
        return c.json({ items, next: null })
      },
    )
    .get(
      '/:id',
      describe({ tag, summary: 'Read a person', answer, also: [304, 404], right: right('read') }),
      validate('param', idParam),
      validate('query', noQuery),
      async (c) => {
        const person = await theOne(c, c.req.valid('param').id)
        const etag = etagOf(person)
        return isKnown(c, etag) ? c.body(null, 304, { ETag: etag }) : sendRecord(c, person)
      },
    )
    .post(
      '/',
      describe({
        ...{ tag, summary: 'Let somebody in; one known by the address gets the roles here too' },
        ...{ answer, status: 201, also: [404, 409, 413, 415], right: right('create') },
      }),
      validate('json', letIn),
      async (c) => {
        const input = c.req.valid('json')
        checkWords(input)
        const code = c.var.municipality.code
        const person = await inTransaction(c.var.db, async (tx) => {
          const known = await lockPersonByEmail(tx, code, input.email)
          await (known ? assertMayAct(c, tx, known.unitId) : assertMayPlace(c, tx, input.unitId))
          if (!known) return await insertPerson(tx, code, input, writeOf(c.var))
          if (known.roles.length > 0)
            throw Problem.conflict('email: has a role here already', [
              { path: 'email', message: 'has a role here already' },
            ])
          return await addRoles(tx, code, known, input.roles, writeOf(c.var))
        })
        c.header('Location', `${c.req.path.replace(/\/$/, '')}/${person.id}`)
        return sendRecord(c, person, 201)
      },
    )
    .patch(
      '/:id',
      describe({
        ...{ tag, summary: 'Change a person, their roles here, or whether they may sign in' },
        ...{ answer, based: true, also: [409, 413, 415], right: right('change') },
      }),
      validate('param', idParam),
      validate('json', change),
      async (c) => {
        const { id } = c.req.valid('param')
        const version = basedOn(c)
        const asked = c.req.valid('json')
        checkWords(asked)
        return sendRecord(c, await changed(c, { id, version, change: asked }))
      },
    )
    .delete(
      '/:id',
      describe({
        ...{ tag, summary: 'Take all of a person’s roles here away', status: 204, based: true },
        ...{ also: [409], right: right('delete') },
      }),
      validate('param', idParam),
      async (c) => {
        const { id } = c.req.valid('param')
        await changed(c, { id, version: basedOn(c), change: { roles: [] } })
        return c.body(null, 204)
      },
    )
    .post(
      '/:id/link',
      describe({
        ...{ tag, summary: 'A link by which somebody chooses a password, to hand over to them' },
        ...{ answer: link, also: [404, 413, 415], right: right('change') },
      }),
      validate('param', idParam),
      async (c) => {
        const { id } = c.req.valid('param')
        const { db, municipality } = c.var
        const { now, actor } = writeOf(c.var)
        const expiresAt = new Date(+now + LINK_MS)
        const token = randomBytes(24).toString('base64url')
        await inTransaction(db, async (tx) => {
          const person = await theOne(c, id, tx)
          await assertMayAct(c, tx, person.unitId)
          await assertWhollyOurs(c, tx, person)
          await insertPasswordToken(tx, { personId: id, token, expiresAt })
          const change = { municipality: municipality.code, actor, action: 'link' } as const
          await recordChange(tx, { ...change, ...about(person) }, now)
        })
        c.header('Cache-Control', 'no-store')
        return c.json({ link: links.newPassword(token), expiresAt })
      },
    )
    .post(
      '/:id/sign-out',
      describe({
        ...{ tag, summary: 'End every session of a person' },
        ...{ status: 204, also: [404, 413, 415], right: right('change') },
      }),
      validate('param', idParam),
      (c) => doTo(c, c.req.valid('param').id, 'sign-out', endSessions),
    )
    .post(
      '/:id/forget-second-factor',
      describe({
        ...{ tag, summary: 'Take a lost second factor away, and end every session' },
        ...{ status: 204, also: [404, 413, 415], right: right('change') },
      }),
      validate('param', idParam),
      (c) => doTo(c, c.req.valid('param').id, 'update', forgetSecondFactor),
    )

/** @throws {Problem} 404 */
async function theOne(c: Context<AppEnv>, id: string, tx: Db = c.var.db): Promise<Person> {
  const person = await findPerson(tx, c.var.municipality.code, id)
  if (!person) throw Problem.notFound('person', id)
  return person
}

const about = ({ id, unitId }: Person) =>
  ({
    ...{ recordKind: 'person', recordId: id, ownerUnitId: unitId, before: null, after: null },
    classification: 'internal',
  }) as const

/** Does something to a person and writes it down. @throws {Problem} 403, 404 */
async function doTo(
  c: Context<AppEnv>,
  id: string,
  action: 'sign-out' | 'update',
  deed: (tx: Db, personId: string) => Promise<unknown>,
): Promise<Response> {
  const { actor, now } = writeOf(c.var)
  await inTransaction(c.var.db, async (tx) => {
    const person = await theOne(c, id, tx)
    await assertMayAct(c, tx, person.unitId)
    await assertWhollyOurs(c, tx, person)
    await deed(tx, id)
    const values =
      action === 'update' ? { before: person, after: await theOne(c, id, tx) } : undefined
    const change = { municipality: c.var.municipality.code, actor, action, ...about(person) }
    await recordChange(tx, { ...change, ...values }, now)
  })
  return c.body(null, 204)
}

/** @throws {Problem} 403 for somebody of the police, unless the viewer is of the police too */
async function assertMayAct(c: Context<AppEnv>, tx: Db, unitId: string): Promise<void> {
  assertAdministers(viewerOf(c.var), (await unitThere(tx, unitId)).kind)
}

/**
 * Whether somebody may come to belong to a unit: people of a municipality let its people in, save for
 * the first.
 *
 * @throws {Problem} 400, 403
 */
async function assertMayPlace(c: Context<AppEnv>, tx: Db, unitId: string): Promise<void> {
  const organisation = await unitThere(tx, unitId)
  assertAdministers(viewerOf(c.var), organisation.kind)
  if (organisation.peopled) assertOwnMunicipality(viewerOf(c.var), organisation)
}

async function unitThere(tx: Db, unitId: string) {
  const organisation = await organisationOfUnit(tx, unitId)
  if (organisation) return organisation
  throw Problem.invalid([{ path: 'unitId', message: 'there is none with this id' }])
}

/** @throws {Problem} 403 for somebody who works where the viewer does not administer, too */
const assertWhollyOurs = async (c: Context<AppEnv>, tx: Db, { id }: Person): Promise<void> =>
  assertAdministersAll(viewerOf(c.var), await municipalitiesOfPerson(tx, id))

/** @throws {Problem} 403, 404, or 409 for one's own last way in */
async function changed(
  c: Context<AppEnv>,
  asked: Parameters<typeof updatePerson>[2],
): Promise<Person> {
  const { id, change } = asked
  if (id === viewerOf(c.var).personId) assertStaysIn(change)
  const code = c.var.municipality.code
  const person = await updatePerson(c.var.db, code, asked, writeOf(c.var), async (tx, current) => {
    await assertMayAct(c, tx, current.unitId)
    if (change.roles) await assertOursToTake(c, tx, current, change.roles)
    if (Object.keys(change).some((field) => field !== 'roles'))
      await assertWhollyOurs(c, tx, current)
    if (change.unitId) await assertMayPlace(c, tx, change.unitId)
  })
  if (!person) throw Problem.notFound('person', id)
  return person
}

/** @throws {Problem} 409 for roles that would be back at the next sign-in */
async function assertOursToTake(
  c: Context<AppEnv>,
  tx: Db,
  { id }: Person,
  roles: readonly Role[],
): Promise<void> {
  const given = await rolesByDirectory(tx, c.var.municipality.code, id)
  const taken = given.filter((role) => !roles.includes(role))
  if (taken.length === 0) return
  const message = `${taken.join(', ')}: given by their organisation’s own sign-in; close the account instead`
  throw Problem.conflict(`roles: ${message}`, [{ path: 'roles', message }])
}

/** An administrator does not shut themselves out: somebody else may. */
function assertStaysIn({ roles, disabled }: Parameters<typeof updatePerson>[2]['change']): void {
  if (!disabled && (!roles || roles.includes('administrator'))) return
  throw Problem.conflict('You cannot take your own administration away: ask another administrator')
}
