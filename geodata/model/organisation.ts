import { z } from 'zod'
import { name, partial, recordId } from './record.ts'

export const organisationKind = z.enum(['municipality', 'police', 'civil-society', 'business'])
export type OrganisationKind = z.infer<typeof organisationKind>

/** The municipality and the police: their people see what is classified `authorities`. */
export const isAuthority = (kind: OrganisationKind): boolean =>
  kind === 'municipality' || kind === 'police'

/** Whether an organisation of one kind may be made another: authority is not given or taken by that. */
export const canBecome = (kind: OrganisationKind, other: OrganisationKind): boolean =>
  kind === other || !(isAuthority(kind) || isAuthority(other))

/** A collaborating organisation. It is shared: the police span six municipalities. */
export const newOrganisation = z.strictObject({
  name,
  kind: organisationKind,
  units: z
    .array(z.strictObject({ name }))
    .min(1)
    .max(200)
    .refine((units) => new Set(units.map((unit) => unit.name)).size === units.length, {
      message: 'two units would have the same name',
    }),
  secondFactorRequired: z
    .boolean()
    .default(false)
    .describe('whether its people must have a second factor to work here'),
})
export type NewOrganisation = z.input<typeof newOrganisation>

/** What may be changed: units with an id get another name, those without are new, the rest stay. */
export const organisationChange = partial(
  newOrganisation.extend({
    units: z
      .array(z.strictObject({ id: recordId.optional(), name }))
      .min(1)
      .max(200),
  }),
)
export type OrganisationChange = z.input<typeof organisationChange>

export type Unit = { id: string; name: string }
export type Organisation = {
  id: string
  version: number
  name: string
  kind: OrganisationKind
  units: Unit[]
  secondFactorRequired: boolean
  createdAt: Date
  updatedAt: Date
}
