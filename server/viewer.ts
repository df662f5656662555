import type { Actor } from '../db/audit.ts'
import type { View } from '../db/records.ts'
import type { OrganisationKind } from '../geodata/model/organisation.ts'
import type { Role } from '../geodata/model/person.ts'
import type { Seeable } from '../geodata/privacy/sight.ts'
import { Problem } from './errors.ts'
import {
  type Action,
  allows,
  extentsOf,
  type ProjectorRole,
  type RecordName,
  sightOf,
  throughEyesOf,
  type Viewpoint,
} from './rights.ts'

/** Who asks: a person who has signed in, with their roles in each municipality. */
export type Viewer = {
  personId: string
  name: string
  email: string
  unitId: string
  /** The units of their organisation, their own among them. */
  unitIds: readonly string[]
  organisationId: string
  organisationKind: OrganisationKind
  roles: ReadonlyMap<string, readonly Role[]>
  /** The network address the request came from, where it is known. */
  address: string | null
  session: {
    id: string
    method: 'password' | 'oidc' | 'demo'
    /** Projector mode: whose eyes all is shown through. */
    viewAs: ProjectorRole | null
    expiresAt: Date
  }
  secondFactor: boolean
  /** True while their organisation requires a second factor that they have not set up. */
  needsSecondFactor: boolean
}

/** Who writes, as the audit has it. */
export const actorOf = ({ personId, name, address }: Viewer): Actor => ({
  ...{ id: personId, name, personId, address },
})

/** What a viewer is in one municipality; in projector mode what the chosen role would be. */
export function viewpointIn(viewer: Viewer, municipality: string): Viewpoint {
  const own = ownViewpointIn(viewer, municipality)
  const { viewAs } = viewer.session
  return viewAs === null ? own : throughEyesOf(own, viewAs)
}

/** The same, whether or not projector mode is on. */
export function ownViewpointIn(viewer: Viewer, municipality: string): Viewpoint {
  const { personId, unitId, unitIds, organisationKind } = viewer
  return {
    personId,
    unitId,
    unitIds,
    organisationKind,
    roles: viewer.roles.get(municipality) ?? [],
  }
}

/** The municipalities a viewer has a role in. */
export const municipalitiesOf = ({ roles }: Viewer): string[] =>
  [...roles].filter(([, list]) => list.length > 0).map(([code]) => code)

/** What somebody sees of a kind of record in a municipality. */
export const viewOf = (
  who: Viewpoint,
  municipality: string,
  ...records: readonly RecordName[]
): View => ({ municipality, seen: sightOf(who, ...records) })

/** Whether somebody's roles give anything of the kind, whatever the record. */
export const hasRight = (who: Viewpoint, action: Action, records: readonly RecordName[]): boolean =>
  records.some((record) => extentsOf(who, action, record).length > 0)

/** @throws {Problem} 403 when they do not */
export function assertHasRight(
  who: Viewpoint,
  action: Action,
  records: readonly RecordName[],
): void {
  if (!hasRight(who, action, records)) throw forbidden(action)
}

/**
 * That somebody may do that to a record, which has been found by what they see: who made it decides
 * nothing more.
 *
 * @throws {Problem} 403
 */
export function assertAllows(
  who: Viewpoint,
  action: Action,
  record: RecordName,
  of: Omit<Seeable, 'createdBy'>,
): void {
  if (!allows(who, action, record, { ...of, createdBy: null })) throw forbidden(action)
}

/** Who sees a record is its owner's to say, be it more or fewer. @throws {Problem} 403 */
export function assertOwns({ unitIds }: Viewpoint, { ownerUnitId }: { ownerUnitId: string }): void {
  if (unitIds.includes(ownerUnitId)) return
  throw new Problem(403, 'forbidden', 'Only the organisation that owns it says who sees it')
}

export const forbidden = (action: Action) =>
  new Problem(403, 'forbidden', `Your roles here do not let you ${action} this`)

/**
 * Whoever works in several municipalities is nobody's to take over: their address, way in, unit and
 * organisation are changed only by an administrator of all of those.
 *
 * @param codes the municipalities where the person, or anybody of the organisation, has a role
 * @throws {Problem} 403
 */
export function assertAdministersAll(viewer: Viewer, codes: readonly string[]): void {
  const isTheirs = (code: string) =>
    extentsOf(viewpointIn(viewer, code), 'change', 'person').length > 0
  if (codes.every(isTheirs)) return
  throw new Problem(
    403,
    'forbidden',
    'There are roles in municipalities that you do not administer',
  )
}

/**
 * A municipality's own organisation is its own people's to change and to let people into; one that has
 * none yet, any municipality's. Nobody else becomes a municipality by it.
 *
 * @throws {Problem} 403
 */
export function assertOwnMunicipality(
  { organisationId, organisationKind }: Viewer,
  { id, kind, peopled }: { id?: string; kind: OrganisationKind; peopled: boolean },
): void {
  if (kind !== 'municipality' || id === organisationId) return
  if (!peopled && organisationKind === 'municipality') return
  throw new Problem(403, 'forbidden', 'Only the municipality itself changes its organisation')
}

/** The police are administered by the police: nobody else lets anybody in among them. */
export const mayAdminister = ({ organisationKind }: Viewer, kind: OrganisationKind): boolean =>
  kind !== 'police' || organisationKind === 'police'

/**
 * @param kind of the organisation that is changed or that somebody is put in
 * @throws {Problem} 403
 */
export function assertAdministers(viewer: Viewer, kind: OrganisationKind): void {
  if (mayAdminister(viewer, kind)) return
  throw new Problem(403, 'forbidden', 'Only the police administer the police')
}
