import { isAuthority, type OrganisationKind } from '../geodata/model/organisation.ts'
import { type Role, roleNeeds } from '../geodata/model/person.ts'
import type { Classification } from '../geodata/model/record.ts'
import { type Belonging, type Extent, reaches } from '../geodata/privacy/extent.ts'
import { NO_SIGHT, type Seeable, type Sight, sees } from '../geodata/privacy/sight.ts'

// Who may see and do what. This file is the whole of it: the API, the lists, the searches and the
// exports ask it, and the page "Rättigheter" shows it as it stands here.

/** Who is in the audience of a record, by its classification. Its own unit always is. */
export const audiences = {
  own: { sv: 'bara den enhet som äger uppgiften', en: 'only the unit that owns the record' },
  police: { sv: 'polisen', en: 'the police' },
  authorities: { sv: 'kommunen och polisen', en: 'the municipality and the police' },
  internal: { sv: 'alla som samarbetar här', en: 'everybody who works together here' },
  public: { sv: 'alla', en: 'everybody' },
} as const satisfies Record<Classification, { sv: string; en: string }>

export const actions = ['read', 'create', 'change', 'delete', 'share', 'publish'] as const
/** `share` is a release to others who work here, `publish` one to everybody. */
export type Action = (typeof actions)[number]

export const recordNames = [
  'incident',
  'hotspot',
  'planning-area',
  'fixed-camera',
  'temporary-camera',
  'lens',
  'plan',
  'town',
  'file',
  'import-batch',
  'job',
  'municipality',
  'organisation',
  'person',
  'audit-event',
  'retention-rule',
] as const
/**
 * A camera's deployments go with it; a lens is a camera model to plan with; buildings, trees, lamps, names and
 * sensitive places are the town.
 */
export type RecordName = (typeof recordNames)[number]

type Doings = { readonly [Does in Action]?: Extent }
type Rights = { readonly [Of in RecordName]?: Doings }

const look: Doings = { read: 'seen' }
/** Makes and works on it together with others; only whoever owns it takes it away or shows it to more. */
const work: Doings = {
  ...{ read: 'seen', create: 'unit', change: 'shared' },
  ...{ delete: 'organisation', share: 'organisation' },
}
const ownership: Doings = {
  ...{ read: 'seen', create: 'unit', change: 'organisation', delete: 'organisation' },
  share: 'organisation',
}
const publishes: Doings = { publish: 'organisation' }

/** What everybody with a role here may look at: the printed map and who works together. */
const surroundings: Rights = { town: look, municipality: look, organisation: look }

const everything: Rights = {
  ...{ incident: look, hotspot: look, 'planning-area': look, plan: look },
  ...{ 'fixed-camera': look, 'temporary-camera': look, file: look, 'import-batch': look },
}

const member: Rights = {
  ...surroundings,
  ...everything,
  ...{ incident: work, hotspot: work, 'planning-area': work, plan: work, town: work },
  lens: look,
  job: { read: 'seen', change: 'organisation' },
  // Whoever brings in a file makes what is in it, and undoing it takes that away: both are theirs above.
  'import-batch': { read: 'seen', create: 'unit', delete: 'organisation' },
}

export const rights: { readonly [Of in Role]: Rights } = {
  // Reads.
  reader: { ...surroundings, ...everything },

  // Leaves incidents, and sees those they left.
  reporter: { ...surroundings, 'planning-area': look, incident: { read: 'mine', create: 'unit' } },

  // The working group: reads and edits.
  member,

  // The municipality's: fixed cameras, the models of them, and their files.
  'camera-owner': {
    ...surroundings,
    ...everything,
    'fixed-camera': ownership,
    lens: ownership,
    file: { read: 'seen', delete: 'organisation' },
  },

  // A member who is with the police: police records and temporary cameras too, their models, and release.
  police: {
    ...member,
    incident: { ...work, ...publishes },
    hotspot: { ...work, ...publishes },
    'planning-area': { ...work, ...publishes },
    plan: { ...work, ...publishes },
    'temporary-camera': { ...ownership, ...publishes },
    lens: { ...ownership, ...publishes },
    file: { read: 'seen', delete: 'organisation' },
  },

  // Public texts, when there are such.
  communicator: { ...surroundings, ...everything },

  // Releases and publishes what their own organisation owns.
  coordinator: {
    ...surroundings,
    incident: { ...look, share: 'organisation', ...publishes },
    hotspot: { ...look, share: 'organisation', ...publishes },
    'planning-area': { ...ownership, ...publishes },
    'fixed-camera': { ...look, share: 'organisation', ...publishes },
    'temporary-camera': look,
    lens: { ...look, share: 'organisation', ...publishes },
    plan: { ...look, share: 'organisation', ...publishes },
    town: { ...look, share: 'organisation', ...publishes },
    file: look,
    'import-batch': look,
    job: look,
  },

  // People, organisations, retention and the log. No records of the town by that alone.
  administrator: {
    ...surroundings,
    municipality: { read: 'seen', create: 'seen', change: 'seen' },
    organisation: { read: 'seen', create: 'seen', change: 'seen', delete: 'seen' },
    person: { read: 'seen', create: 'seen', change: 'seen', delete: 'seen' },
    'audit-event': look,
    'retention-rule': { read: 'seen', change: 'seen' },
  },
}

/** Somebody, as one municipality has them. */
export type Viewpoint = Belonging & {
  organisationKind: OrganisationKind
  roles: readonly Role[]
}

/** Those of somebody's roles that count: some need an organisation of their kind. */
export const effectiveRoles = ({ roles, organisationKind }: Viewpoint): Role[] =>
  roles.filter((role) => (roleNeeds[role] ?? organisationKind) === organisationKind)

/** What somebody's roles together give for an action on a kind of record. */
export const extentsOf = (who: Viewpoint, action: Action, record: RecordName): Extent[] =>
  effectiveRoles(who).flatMap((role) => rights[role][record]?.[action] ?? [])

/** The classifications whose audience somebody is in, whoever owns the record. */
export function classificationsOf(who: Viewpoint): Classification[] {
  const { organisationKind: kind } = who
  const isPolice = effectiveRoles(who).includes('police')
  return [
    ...(isPolice ? (['police'] as const) : []),
    ...(isAuthority(kind) ? (['authorities'] as const) : []),
    'internal',
    'public',
  ]
}

/** Which records of a kind somebody sees. */
export function sightOf(who: Viewpoint, ...records: readonly RecordName[]): Sight {
  const extents = records.flatMap((record) => extentsOf(who, 'read', record))
  if (extents.includes('seen'))
    return { classifications: classificationsOf(who), unitId: who.unitId, personId: null }
  if (extents.includes('mine')) return { ...NO_SIGHT, personId: who.personId }
  return NO_SIGHT
}

/** Whether somebody may do something to a record that stands, or would stand so. */
export function allows(who: Viewpoint, action: Action, record: RecordName, of: Seeable): boolean {
  // What one has made oneself is seen the moment it is made.
  const isSeen = action === 'create' || sees(sightOf(who, record), of)
  return isSeen && extentsOf(who, action, record).some((extent) => reaches(extent, who, of))
}

/** What a release to a classification is called in the table. */
export const releaseTo = (classification: Classification): Action =>
  classification === 'public' ? 'publish' : 'share'

/** Roles whose eyes a meeting may be shown things through, by whoever sees all that they see. */
export const projectorRoles = ['reader', 'reporter', 'member'] as const satisfies readonly Role[]
export type ProjectorRole = (typeof projectorRoles)[number]

/** A person who is nobody: what nobody has made is theirs. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Somebody in projector mode: with the chosen role alone, from an organisation that is neither the
 * municipality's nor the police's, and with nothing made by themselves. Who does not see all that the
 * role sees, sees nothing: a role is lent to nobody.
 */
export const throughEyesOf = (who: Viewpoint, role: ProjectorRole): Viewpoint => ({
  ...{ personId: NOBODY, unitId: null, unitIds: [], organisationKind: 'civil-society' },
  roles: seesAsMuchAs(who, role) ? [role] : [],
})

/** Whether somebody may show a meeting what a role sees: what that is, they see all of. */
export const seesAsMuchAs = (who: Viewpoint, role: ProjectorRole): boolean =>
  recordNames.every((record) => {
    const lent = rights[role][record]?.read
    const own = extentsOf(who, 'read', record)
    return lent === undefined || own.includes('seen') || own.includes(lent)
  })

/** All that somebody's roles give, with nothing in it that they do not: for the screen to go by. */
export function rightsOf(who: Viewpoint): { [record: string]: { [action: string]: Extent[] } } {
  const given = recordNames.map((record) => {
    const doings = actions.map((action) => [action, extentsOf(who, action, record)] as const)
    return [record, Object.fromEntries(doings.filter(([, extents]) => extents.length > 0))] as const
  })
  return Object.fromEntries(given)
}
