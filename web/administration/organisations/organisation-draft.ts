import type {
  NewOrganisation,
  Organisation,
  OrganisationKind,
} from '../../../geodata/model/organisation.ts'
import { problemFields } from '../../state/problems.ts'

/** What is written in the form of an organisation; `units` holds the new ones, one a line. */
export type OrganisationDraft = {
  name: string
  kind: OrganisationKind | null
  units: string
  secondFactorRequired: boolean
}

export const emptyOrganisation: OrganisationDraft = {
  ...{ name: '', kind: null, units: '', secondFactorRequired: false },
}

export const draftOf = ({ name, kind, secondFactorRequired }: Organisation): OrganisationDraft => ({
  ...{ name, kind, secondFactorRequired, units: '' },
})

/** What does not hold in a draft; with the unit it is about. */
export type OrganisationFaults = {
  name?: true
  kind?: true
  units?: { fault: 'units' | 'unitTwice' | 'unitKnown'; name: string }
}

/** The units of a text with one a line. */
export const unitsIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What can be told before anything is sent. @param seen `null` for a new organisation */
export function faultsOf(draft: OrganisationDraft, seen: Organisation | null): OrganisationFaults {
  const units = faultOfUnits(unitsIn(draft.units), seen)
  const isNamed = draft.name.trim() !== '' && draft.name.trim().length <= 120
  return {
    ...(!isNamed && { name: true as const }),
    ...(draft.kind === null && { kind: true as const }),
    ...(units && { units }),
  }
}

function faultOfUnits(units: string[], seen: Organisation | null): OrganisationFaults['units'] {
  const long = units.some((unit) => unit.length > 120)
  if (long || (seen === null && units.length === 0)) return { fault: 'units', name: '' }
  const known = units.find((unit) => seen?.units.some(({ name }) => name === unit))
  if (known !== undefined) return { fault: 'unitKnown', name: known }
  const twice = units.find((unit, i) => units.indexOf(unit) !== i)
  return twice === undefined ? undefined : { fault: 'unitTwice', name: twice }
}

/** What the server objected to, by field; empty for any other failure. */
export function faultsIn(failure: unknown): OrganisationFaults {
  const fields = problemFields(failure)
  return {
    ...(fields.has('name') && { name: true as const }),
    ...(fields.has('kind') && { kind: true as const }),
    ...(fields.has('units') && { units: { fault: 'units' as const, name: '' } }),
  }
}

/** A draft without faults as a new organisation. */
export const newOrganisationOf = (draft: OrganisationDraft): NewOrganisation => ({
  name: draft.name.trim(),
  kind: draft.kind!,
  units: unitsIn(draft.units).map((name) => ({ name })),
  secondFactorRequired: draft.secondFactorRequired,
})

/** What a form changes of an organisation, and nothing else. */
export function changeOf(seen: Organisation, draft: OrganisationDraft): Partial<NewOrganisation> {
  const next = newOrganisationOf(draft)
  return {
    ...(next.name !== seen.name && { name: next.name }),
    ...(next.kind !== seen.kind && { kind: next.kind }),
    ...(next.units.length > 0 && { units: next.units }),
    ...(next.secondFactorRequired !== seen.secondFactorRequired && {
      secondFactorRequired: next.secondFactorRequired ?? false,
    }),
  }
}
