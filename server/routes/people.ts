import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { recordChange } from '../../db/audit.ts'
import { conflicts } from '../../db/conflicts.ts'
import { type Db, inTransaction } from '../../db/connect.ts'
import { organisationOfUnit } from '../../db/organisations.ts'
import {
  addRoles,
  findPeople,
  findPerson,
  insertPerson,
  lockPersonByEmail,
  type PersonChange,
  updatePerson,
} from '../../db/people.ts'
import { lockPerson, municipalitiesOfPerson, rolesByDirectory } from '../../db/roles.ts'
import { endSessions, forgetSecondFactor } from '../../db/ways-in.ts'
import { isAuthority, organisationKind } from '../../geodata/model/organisation.ts'
import { MADE_UP, newPerson, type Person, type Role } from '../../geodata/model/person.ts'
import { instant, partial } from '../../geodata/model/record.ts'
import type { Links } from '../auth/links.ts'
import { makeOneTimeLink } from '../auth/one-time-link.ts'
import { aboutWayIn } from '../auth/way-in.ts'
import { checkWords } from '../checks.ts'
import { type AppEnv, viewerOf, writeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import type { Action } from '../rights.ts'
import { noQuery, validate } from '../validate.ts'
import { basedOn, etagOf, isKnown } from '../versions.ts'
import {
  assertAdministers,
  assertAdministersAll,
  assertOwnMunicipality,
  mayAdminister,
  type Viewer,
} from '../viewer.ts'
import { idParam, sendRecord } from './record-routes.ts'

const tag = 'People'
const right = (action: Action) => ({ action, records: ['person'] }) as const
const policeOnly = 'how the police sign in is told to the police alone'
const answer = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    ...newPerson.shape,
    organisationKind,
    roles: z.array(z.string()),
    disabled: z.boolean(),
    hasPassword: z.boolean().nullable().describe(`null when it is not told: ${policeOnly}`),
    secondFactor: z.boolean().nullable().describe('null as hasPassword is'),
    lastSignInAt: instant.nullable().describe('null for never, and when it is not told'),
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
        const people = await findPeople(c.var.db, c.var.municipality.code)
        return c.json({
          items: people.map((person) => toldTo(viewerOf(c.var), person)),
          next: null,
        })
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
        return isKnown(c, etag)
          ? c.body(null, 304, { ETag: etag })
          : sendRecord(c, toldTo(viewerOf(c.var), person))
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
        assertLeavesNoWayIn(viewerOf(c.var), input.email)
        const code = c.var.municipality.code
        const person = await inTransaction(c.var.db, async (tx) => {
          // Asked first, so that a refusal is the same whether or not somebody has the address.
          await assertMayPlace(c, tx, input.unitId)
          const known = await lockPersonByEmail(tx, code, input.email)
          if (!known) return await insertPerson(tx, code, input, writeOf(c.var))
          assertMayLetIn(viewerOf(c.var), known)
          assertMadeUp(viewerOf(c.var), known)
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
        if (asked.email) assertLeavesNoWayIn(viewerOf(c.var), asked.email)
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
        assertLeavesNoWayIn(viewerOf(c.var))
        const { token, expiresAt } = await inTransaction(c.var.db, async (tx) => {
          await lockPerson(tx, id)
          const person = await theOne(c, id, tx)
          await assertMayAct(c, tx, person.unitId)
          await assertWhollyOurs(c, tx, person)
          return await makeOneTimeLink(tx, c.var.municipality.code, person, writeOf(c.var))
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
      (c) => doTo(c, c.req.valid('param').id, endSessions, signedOut),
    )
    .post(
      '/:id/forget-second-factor',
      describe({
        ...{ tag, summary: 'Take a lost second factor away, and end every session' },
        ...{ status: 204, also: [404, 413, 415], right: right('change') },
      }),
      validate('param', idParam),
      (c) => doTo(c, c.req.valid('param').id, forgetSecondFactor, forgotten),
    )

/** @throws {Problem} 404 */
async function theOne(c: Context<AppEnv>, id: string, tx: Db = c.var.db): Promise<Person> {
  const person = await findPerson(tx, c.var.municipality.code, id)
  if (!person) throw Problem.notFound('person', id)
  return person
}

/** How somebody signs in is told of the police to the police alone. */
const toldTo = (viewer: Viewer, person: Person): Person =>
  mayAdminister(viewer, person.organisationKind)
    ? person
    : { ...person, hasPassword: null, secondFactor: null, lastSignInAt: null }

// What is done to how somebody signs in, as the log has it.
const signedOut = () =>
  ({ action: 'sign-out', before: null, after: { where: 'everywhere' } }) as const
const forgotten = ({ secondFactor }: Person) =>
  ({ action: 'update', before: { secondFactor }, after: { secondFactor: false } }) as const

/** Does something to how a person signs in, and writes it down. @throws {Problem} 403, 404 */
async function doTo(
  c: Context<AppEnv>,
  id: string,
  deed: (tx: Db, personId: string) => Promise<unknown>,
  toldAs: typeof signedOut | typeof forgotten,
): Promise<Response> {
  const { actor, now } = writeOf(c.var)
  await inTransaction(c.var.db, async (tx) => {
    await lockPerson(tx, id)
    const person = await theOne(c, id, tx)
    assertMadeUp(viewerOf(c.var), person)
    await assertMayAct(c, tx, person.unitId)
    await assertWhollyOurs(c, tx, person)
    await deed(tx, id)
    const change = { municipality: c.var.municipality.code, actor, ...toldAs(person) }
    await recordChange(tx, { ...change, ...aboutWayIn(person), recordKind: 'person' }, now)
  })
  return c.body(null, 204)
}

/**
 * Who came in by the demo's door makes no way in that is there when it has been shut: no link, and no
 * address that a letter reaches or an organisation knows.
 *
 * @throws {Problem} 403
 */
function assertLeavesNoWayIn({ session }: Viewer, email?: string): void {
  if (session.method !== 'demo' || email?.endsWith(MADE_UP)) return
  const message = email
    ? `In the demo an address ends with ${MADE_UP}`
    : 'In the demo nobody gets a password: the link would work when the demo is over'
  throw new Problem(403, 'demo', message)
}

/** Nor does anybody real have from the demo what they had not. @throws {Problem} 403 */
function assertMadeUp({ session }: Viewer, { email, hasPassword }: Person): void {
  if (session.method !== 'demo' || (email.endsWith(MADE_UP) && !hasPassword)) return
  throw new Problem(403, 'demo', 'In the demo only people who are made up are changed')
}

/** @throws {Problem} 403 for somebody of the police, unless the viewer is of the police too */
async function assertMayAct(c: Context<AppEnv>, tx: Db, unitId: string): Promise<void> {
  assertAdministers(viewerOf(c.var), (await unitThere(tx, unitId)).kind)
}

/**
 * Whether somebody may come to belong to a unit: people of a municipality let its people in, and the
 * first of one come by those of another.
 *
 * @throws {Problem} 400, 403
 */
async function assertMayPlace(c: Context<AppEnv>, tx: Db, unitId: string): Promise<void> {
  const organisation = await unitThere(tx, unitId)
  assertAdministers(viewerOf(c.var), organisation.kind)
  assertOwnMunicipality(viewerOf(c.var), organisation)
}

async function unitThere(tx: Db, unitId: string) {
  const organisation = await organisationOfUnit(tx, unitId)
  if (organisation) return organisation
  throw Problem.invalid([{ path: 'unitId', message: 'there is none with this id' }])
}

/**
 * Whether somebody who is here already gets roles here too. One whom the viewer may not let in is refused
 * as any address that is taken, so that nobody learns whose it is.
 *
 * @throws {Problem} 409
 */
function assertMayLetIn(viewer: Viewer, { roles, organisationKind }: Person): void {
  const refuse = (message: string) =>
    Problem.conflict(`email: ${message}`, [{ path: 'email', message }])
  if (roles.length > 0) throw refuse('has a role here already')
  if (!mayAdminister(viewer, organisationKind)) throw refuse(conflicts.person_email_unique!.message)
}

/**
 * Whether how somebody signs in is the viewer's to change: people of an authority always are its own
 * administrators', and no other municipality's; others are theirs who administer all they work in.
 *
 * @throws {Problem} 403
 */
async function assertWhollyOurs(c: Context<AppEnv>, tx: Db, person: Person): Promise<void> {
  const viewer = viewerOf(c.var)
  const organisation = await unitThere(tx, person.unitId)
  if (isAuthority(organisation.kind) && organisation.id === viewer.organisationId) return
  assertOwnMunicipality(viewer, organisation)
  assertAdministersAll(viewer, await municipalitiesOfPerson(tx, person.id))
}

/** @throws {Problem} 403, 404, or 409 for one's own last way in */
async function changed(
  c: Context<AppEnv>,
  asked: Parameters<typeof updatePerson>[2],
): Promise<Person> {
  const { id, change } = asked
  if (id === viewerOf(c.var).personId) assertStaysIn(change)
  const code = c.var.municipality.code
  const person = await updatePerson(c.var.db, code, asked, writeOf(c.var), async (tx, current) => {
    assertMadeUp(viewerOf(c.var), current)
    await assertMayAct(c, tx, current.unitId)
    if (change.roles) {
      await assertOursToTake(c, tx, current, change.roles)
      await assertNotTheLast(c, tx, current, change)
    }
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

/**
 * Somebody without any role would be nobody's to see, their account still open.
 *
 * @throws {Problem} 400 for the last role anywhere of an account that is not closed
 */
async function assertNotTheLast(
  c: Context<AppEnv>,
  tx: Db,
  { id, disabled: isClosed }: Person,
  { roles, disabled = isClosed }: PersonChange,
): Promise<void> {
  if (disabled || roles?.length !== 0) return
  const codes = await municipalitiesOfPerson(tx, id)
  if (codes.some((code) => code !== c.var.municipality.code)) return
  throw Problem.invalid([
    { path: 'roles', message: 'are the last this person has: close the account instead' },
  ])
}

/** An administrator does not shut themselves out: somebody else may. */
function assertStaysIn({ roles, disabled }: PersonChange): void {
  if (!disabled && (!roles || roles.includes('administrator'))) return
  throw Problem.conflict('You cannot take your own administration away: ask another administrator')
}
