import { Hono } from 'hono'
import { z } from 'zod'
import { recordChange } from '../../db/audit.ts'
import { inTransaction } from '../../db/connect.ts'
import { findOrganisations } from '../../db/organisations.ts'
import { setViewAs } from '../../db/ways-in.ts'
import { organisationKind } from '../../geodata/model/organisation.ts'
import { grant } from '../../geodata/model/person.ts'
import { instant } from '../../geodata/model/record.ts'
import type { DemoDoor } from '../auth/demo-door.ts'
import type { Directory } from '../auth/directories.ts'
import { bySelf } from '../auth/entrance.ts'
import { type AppEnv, viewerOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe } from '../openapi.ts'
import { type ProjectorRole, projectorRoles, rightsOf, seesAsMuchAs } from '../rights.ts'
import { validate } from '../validate.ts'
import { municipalitiesOf, ownViewpointIn, type Viewer, viewpointIn } from '../viewer.ts'

const tag = 'Sign-in'
const viewAs = z.enum(projectorRoles).nullable()
const demoPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  unit: z.string(),
  roles: grant.shape.role.array(),
})
const answer = z
  .object({
    person: z
      .object({
        id: z.uuid(),
        name: z.string(),
        email: z.string(),
        unitId: z.uuid(),
        unit: z.string(),
        organisation: z.string(),
        organisationKind,
        unitIds: z.array(z.uuid()).describe('the units of one’s organisation'),
        grants: z.array(grant),
        rights: z
          .unknown()
          .describe('municipality → kind of record → action → what it reaches, as it is just now'),
        secondFactor: z.boolean(),
        needsSecondFactor: z.boolean(),
        method: z.enum(['password', 'oidc', 'demo']),
        viewAs: viewAs.describe('projector mode: whose eyes all is shown through'),
        mayShowAs: z
          .array(z.enum(projectorRoles))
          .describe('through whose eyes they may show a meeting things'),
        expiresAt: instant,
      })
      .nullable()
      .describe('who has signed in; null for nobody'),
    door: z.object({
      directories: z.array(z.object({ id: z.string(), name: z.string() })),
      mail: z.boolean().describe('whether a forgotten password is helped by letter'),
      demo: z.array(demoPerson).nullable().describe('people to be, where all is made up'),
    }),
  })
  .meta({ id: 'Session' })

type Door = { directories: readonly Directory[]; mail: boolean; demo: DemoDoor | undefined }

/** Who has signed in, and which ways in there are. */
export const sessionRoutes = ({ directories, mail, demo }: Door) =>
  new Hono<AppEnv>()
    .get(
      '/',
      describe({
        tag,
        summary: 'Who has signed in, and which doors there are',
        answer,
        right: 'open',
      }),
      async (c) => {
        const { viewer, db } = c.var
        c.header('Cache-Control', 'no-store')
        return c.json({
          person: viewer && toldOf(viewer, await findOrganisations(db)),
          door: {
            directories: directories.map(({ id, name }) => ({ id, name })),
            mail,
            demo: (await demo?.people()) ?? null,
          },
        })
      },
    )
    .post(
      '/view-as',
      describe({
        ...{ tag, summary: 'Begin or end projector mode: all is shown as a role would see it' },
        ...{ status: 204, right: 'person', also: [413, 415] },
      }),
      validate('json', z.strictObject({ role: viewAs })),
      async (c) => {
        const viewer = viewerOf(c.var)
        const { role } = c.req.valid('json')
        const { id, viewAs } = viewer.session
        if (role !== null && !mayShowAs(viewer).includes(role))
          throw new Problem(403, 'forbidden', 'You do not see all that this role sees')
        if (role === viewAs) return c.body(null, 204)
        const change = { action: 'update', before: { viewAs }, after: { viewAs: role } } as const
        const self = bySelf({ ...viewer, id: viewer.personId }, viewer.address)
        await inTransaction(c.var.db, async (tx) => {
          await setViewAs(tx, id, role)
          await recordChange(tx, { ...change, ...self }, c.var.now())
        })
        return c.body(null, 204)
      },
    )

function toldOf(viewer: Viewer, organisations: Awaited<ReturnType<typeof findOrganisations>>) {
  const { personId, name, email, unitId, organisationKind, secondFactor, session } = viewer
  const organisation = organisations.find(({ id }) => id === viewer.organisationId)
  const grants = [...viewer.roles].flatMap(([municipality, roles]) =>
    roles.map((role) => ({ municipality, role })),
  )
  return {
    ...{ id: personId, name, email, organisationKind, grants, secondFactor },
    // In projector mode nothing is one’s own.
    ...{ unitId, unitIds: session.viewAs === null ? viewer.unitIds : [] },
    rights: Object.fromEntries(
      municipalitiesOf(viewer).map((code) => [code, rightsOf(viewpointIn(viewer, code))]),
    ),
    unit: organisation?.units.find(({ id }) => id === unitId)?.name ?? '',
    organisation: organisation?.name ?? '',
    needsSecondFactor: viewer.needsSecondFactor,
    ...{ method: session.method, viewAs: session.viewAs, expiresAt: session.expiresAt },
    mayShowAs: mayShowAs(viewer),
  }
}

/** Through whose eyes somebody may show things, in some municipality of theirs. */
const mayShowAs = (viewer: Viewer): ProjectorRole[] =>
  projectorRoles.filter((role) =>
    municipalitiesOf(viewer).some((code) => seesAsMuchAs(ownViewpointIn(viewer, code), role)),
  )
