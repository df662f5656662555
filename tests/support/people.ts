import type { Db } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import { insertOrganisation } from '../../db/organisations.ts'
import type { OrganisationKind } from '../../geodata/model/organisation.ts'
import type { Role } from '../../geodata/model/person.ts'
import type { ProjectorRole } from '../../server/rights.ts'
import type { Viewer } from '../../server/viewer.ts'
import { actor, now } from './factories.ts'

/** Roles that somebody of the municipality can have, all of them. */
export const municipalRoles = [
  ...([
    'reader',
    'member',
    'camera-owner',
    'communicator',
    'coordinator',
    'administrator',
  ] as const),
] satisfies Role[]

type Told = {
  unitId: string
  unitIds?: readonly string[]
  organisationId?: string
  kind?: OrganisationKind
  roles?: readonly Role[]
  /** Where the roles are. */
  codes?: readonly string[]
  name?: string
  viewAs?: ProjectorRole | null
}

/** Somebody in a unit, who stands in the database so that what they make can be theirs. */
export async function newViewer(db: Db, told: Told): Promise<Viewer> {
  const { unitId, unitIds = [unitId], organisationId = newId(), kind = 'municipality' } = told
  const { roles = municipalRoles, codes = ['2182'], name = 'Testperson', viewAs = null } = told
  const id = newId()
  await db
    .insertInto('person')
    .values({
      ...{ id, name, email: `${id}@exempel.invalid`, unitId, image: null, disabledAt: null },
      ...{ lastSignInAt: null, createdAt: now, updatedAt: now },
    })
    .execute()
  return {
    ...{ personId: id, name, email: `${id}@exempel.invalid`, unitId, unitIds, organisationId },
    ...{ organisationKind: kind, address: null, secondFactor: false, needsSecondFactor: false },
    roles: new Map(codes.map((code) => [code, roles])),
    session: { id: newId(), method: 'password', viewAs, expiresAt: new Date('2030-01-01') },
  }
}

/** An organisation with units, and somebody in the first of them. */
export async function newOrganisationWith(
  db: Db,
  kind: OrganisationKind,
  roles: readonly Role[],
  { name = `${kind}`, units = ['A', 'B'] }: { name?: string; units?: string[] } = {},
): Promise<{ viewer: Viewer; units: string[]; organisationId: string }> {
  const named = units.map((unit) => ({ name: unit }))
  const made = await insertOrganisation(db, { name, kind, units: named }, { actor, now })
  const ids = made.units.map(({ id }) => id)
  const [unitId] = ids
  const viewer = await newViewer(db, {
    ...{ unitId: unitId!, unitIds: ids, organisationId: made.id, kind, roles, name },
  })
  return { viewer, units: ids, organisationId: made.id }
}
