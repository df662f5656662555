import type { OrganisationKind } from '../../../geodata/model/organisation.ts'
import {
  email as emailOf,
  type NewPerson,
  type Person,
  type Role,
  roleNeeds,
} from '../../../geodata/model/person.ts'
import type { PersonChange } from '../../api/administration-people.ts'
import { ApiProblem } from '../../api/http.ts'
import { problemFields } from '../../state/problems.ts'

/** What is written in the form of a person. */
export type PersonDraft = { name: string; email: string; unitId: string | null; roles: Role[] }

export const emptyPerson: PersonDraft = { name: '', email: '', unitId: null, roles: [] }

/** Whether nothing has been written. */
export const isEmpty = ({ name, email, unitId, roles }: PersonDraft): boolean =>
  name === '' && email === '' && unitId === null && roles.length === 0

export const draftOf = ({ name, email, unitId, roles }: Person): PersonDraft => ({
  ...{ name, email, unitId, roles },
})

const faultNames = ['name', 'email', 'emailTaken', 'unitId', 'roles'] as const
/** What does not hold in a draft; the address may be badly written or somebody else's. */
export type PersonFault = (typeof faultNames)[number]

/** What can be told before anything is sent. */
export function faultsOf({ name, email, unitId, roles }: PersonDraft): Set<PersonFault> {
  const found = new Set<PersonFault>()
  if (name.trim() === '' || name.trim().length > 120) found.add('name')
  if (!emailOf.safeParse(email).success) found.add('email')
  if (unitId === null) found.add('unitId')
  if (roles.length === 0) found.add('roles')
  return found
}

/** What the server objected to, by field; empty for any other failure. */
export function faultsIn(failure: unknown): Set<PersonFault> {
  const fields = problemFields(failure)
  const isTaken = failure instanceof ApiProblem && failure.status === 409
  return new Set(
    faultNames.filter((name) =>
      name === 'emailTaken'
        ? isTaken && fields.has('email')
        : fields.has(name) && !(isTaken && name === 'email'),
    ),
  )
}

/** Whether people of an organisation can have a role. */
export const canHave = (role: Role, kind: OrganisationKind | undefined): boolean =>
  roleNeeds[role] === undefined || roleNeeds[role] === kind

/** A draft without faults as a new person; roles that their organisation cannot have are left out. */
export const newPersonOf = (draft: PersonDraft, kind: OrganisationKind | undefined): NewPerson => ({
  name: draft.name.trim(),
  email: draft.email.trim().toLowerCase(),
  unitId: draft.unitId!,
  roles: draft.roles.filter((role) => canHave(role, kind)),
})

/**
 * What a form changes of a person, and nothing else: roles that were left as they are may come from
 * the organisation's own sign-in, and must not be made ours by being sent again.
 */
export function changeOf(seen: Person, next: NewPerson): PersonChange {
  const change: PersonChange = {}
  if (next.name !== seen.name) change.name = next.name
  if (next.email !== seen.email) change.email = next.email
  if (next.unitId !== seen.unitId) change.unitId = next.unitId
  if (!isSameRoles(next.roles, seen.roles)) change.roles = next.roles
  return change
}

const isSameRoles = (a: readonly Role[], b: readonly Role[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role))

/** Whether two versions of a person say the same of what the form is about. */
export const saysTheSame = (a: Person, b: Person): boolean =>
  a.name === b.name && a.email === b.email && a.unitId === b.unitId && isSameRoles(a.roles, b.roles)
