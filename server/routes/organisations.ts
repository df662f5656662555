import { Hono } from 'hono'
import { z } from 'zod'
import type { Db } from '../../db/connect.ts'
import {
  deleteOrganisation,
  findOrganisation,
  findOrganisations,
  hasPeople,
  insertOrganisation,
  municipalitiesOfOrganisation,
  ownsAnything,
  updateOrganisation,
} from '../../db/organisations.ts'
import {
  canBecome,
  isAuthority,
  newOrganisation,
  type Organisation,
  type OrganisationChange,
  organisationChange,
} from '../../geodata/model/organisation.ts'
import { instant } from '../../geodata/model/record.ts'
import { checkWords } from '../checks.ts'
import { type AppEnv, viewerOf, writeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe, listOf } from '../openapi.ts'
import { noQuery, validate } from '../validate.ts'
import { basedOn, etagOf, isKnown } from '../versions.ts'
import {
  assertAdministers,
  assertAdministersAll,
  assertOwnMunicipality,
  type Viewer,
} from '../viewer.ts'
import { idParam, sendRecord } from './record-routes.ts'

const tag = 'Organisations'
const records = ['organisation'] as const
const answer = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    ...newOrganisation.shape,
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Organisation' })

/** The organisations that work together; they are shared by all municipalities. */
export const organisationRoutes = new Hono<AppEnv>()
  .get(
    '/',
    describe({
      ...{ tag, summary: 'List every organisation', answer: listOf(answer) },
      right: { action: 'read', records },
    }),
    validate('query', noQuery),
    async (c) => c.json({ items: await findOrganisations(c.var.db), next: null }),
  )
  .get(
    '/:id',
    describe({
      ...{ tag, summary: 'Read an organisation', answer, also: [304, 404] },
      right: { action: 'read', records },
    }),
    validate('param', idParam),
    validate('query', noQuery),
    async (c) => {
      const { id } = c.req.valid('param')
      const organisation = await findOrganisation(c.var.db, id)
      if (!organisation) throw Problem.notFound('organisation', id)
      const etag = etagOf(organisation)
      return isKnown(c, etag) ? c.body(null, 304, { ETag: etag }) : sendRecord(c, organisation)
    },
  )
  .post(
    '/',
    describe({
      ...{ tag, summary: 'Make a new organisation', answer, status: 201, also: [413, 415] },
      right: { action: 'create', records },
    }),
    validate('json', newOrganisation),
    async (c) => {
      const input = c.req.valid('json')
      checkWords(input)
      assertAdministers(viewerOf(c.var), input.kind)
      assertOwnMunicipality(viewerOf(c.var), { kind: input.kind, peopled: false })
      const organisation = await insertOrganisation(c.var.db, input, writeOf(c.var))
      c.header('Location', `/api/organisations/${organisation.id}`)
      return sendRecord(c, organisation, 201)
    },
  )
  .patch(
    '/:id',
    describe({
      tag,
      summary: 'Change an organisation; units can be added and renamed, never taken away',
      answer,
      based: true,
      also: [413, 415],
      right: { action: 'change', records },
    }),
    validate('param', idParam),
    validate('json', organisationChange),
    async (c) => {
      const { id } = c.req.valid('param')
      const version = basedOn(c)
      const patch = c.req.valid('json')
      checkWords(patch)
      const write = writeOf(c.var)
      const viewer = viewerOf(c.var)
      const allow = async (tx: Db, current: Organisation) => {
        await assertOurs(tx, viewer, current)
        assertKindFits(current, patch)
        if (patch.units) assertUnitsFit(current, patch.units)
      }
      const organisation = await updateOrganisation(c.var.db, id, version, patch, write, allow)
      if (!organisation) throw Problem.notFound('organisation', id)
      return sendRecord(c, organisation)
    },
  )
  .delete(
    '/:id',
    describe({
      ...{ tag, summary: 'Delete an organisation', status: 204, based: true, also: [409] },
      right: { action: 'delete', records },
    }),
    validate('param', idParam),
    async (c) => {
      const { id } = c.req.valid('param')
      const version = basedOn(c)
      const viewer = viewerOf(c.var)
      const write = writeOf(c.var)
      const found = await deleteOrganisation(c.var.db, id, version, write, async (tx, current) => {
        await assertOurs(tx, viewer, current)
        if (await ownsAnything(tx, id))
          throw Problem.conflict('Units of the organisation own records, or have people')
      })
      if (!found) throw Problem.notFound('organisation', id)
      return c.body(null, 204)
    },
  )

/**
 * The police's organisation is changed by the police, a municipality's own by its people, and any other
 * by those who administer all its people: by any administrator while it has none.
 *
 * @throws {Problem} 403
 */
async function assertOurs(tx: Db, viewer: Viewer, organisation: Organisation): Promise<void> {
  assertAdministers(viewer, organisation.kind)
  const { id } = organisation
  assertOwnMunicipality(viewer, { ...organisation, peopled: await hasPeople(tx, id) })
  if (!isAuthority(organisation.kind))
    assertAdministersAll(viewer, await municipalitiesOfOrganisation(tx, id))
}

/** @throws {Problem} 400 */
function assertKindFits(current: Organisation, { kind = current.kind }: OrganisationChange): void {
  if (canBecome(current.kind, kind)) return
  throw Problem.invalid([{ path: 'kind', message: `cannot become ${kind} once it is made` }])
}

/** @throws {Problem} 400 for a unit of another organisation, or a name that two would have */
function assertUnitsFit(
  { units: known }: Organisation,
  units: NonNullable<OrganisationChange['units']>,
): void {
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const problems = units.flatMap(({ id }, i) =>
    id && !names.has(id) ? [{ path: `units.${i}.id`, message: 'is no unit of it' }] : [],
  )
  if (problems.length > 0) throw Problem.invalid(problems)
  for (const [i, { id, name }] of units.entries()) names.set(id ?? `new ${i}`, name)
  if (new Set(names.values()).size < names.size)
    throw Problem.invalid([{ path: 'units', message: 'two units would have the same name' }])
}
