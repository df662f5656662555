import { z } from 'zod'
import type { OrganisationKind } from './organisation.ts'
import { municipalityCode, name, recordId } from './record.ts'

/**
 * What a person may do in one municipality, together: a person may have several.
 * `server/rights.ts` is the table of what each means.
 */
export const role = z.enum([
  'reader',
  'reporter',
  'member',
  'camera-owner',
  'police',
  'communicator',
  'coordinator',
  'administrator',
])
export type Role = z.infer<typeof role>
export const roles = role.options

/** Roles that only people of one kind of organisation can have; in others they give nothing. */
export const roleNeeds: { readonly [Name in Role]?: OrganisationKind } = {
  police: 'police',
  'camera-owner': 'municipality',
}

/** An e-mail address as it is kept: in lower case, so that one person has one. */
export const email = z.email().trim().toLowerCase().max(200)

// RFC 2606: no letter ever reaches such an address.
export const MADE_UP = '@exempel.invalid'

const theirRoles = z
  .array(role)
  .max(roles.length)
  .transform((list) => [...new Set(list)])

/** Somebody who signs in. What is stated of their roles is of one municipality. */
export const newPerson = z.strictObject({
  name,
  email,
  unitId: recordId,
  roles: theirRoles,
})
export type NewPerson = z.output<typeof newPerson>

/** What an administrator of a municipality sees of a person. */
export type Person = {
  id: string
  version: number
  name: string
  email: string
  unitId: string
  organisationKind: OrganisationKind
  /** In the municipality that is asked about. */
  roles: Role[]
  /** True for one who cannot sign in any more. */
  disabled: boolean
  /**
   * Signs in with a password of their own here; others come by their organisation's own sign-in. How the
   * police sign in is told to the police alone: to others this and the two below are null.
   */
  hasPassword: boolean | null
  secondFactor: boolean | null
  /** Null for never, too. */
  lastSignInAt: Date | null
  createdAt: Date
  updatedAt: Date
}

/** A role in a municipality, as it is told of the person who signed in. */
export const grant = z.object({ municipality: municipalityCode, role })
export type Grant = z.infer<typeof grant>
