import type {
  NewOrganisation,
  Organisation,
  OrganisationChange,
  OrganisationKind,
} from '../../../geodata/model/organisation.ts'
import { problemFields } from '../../state/problems.ts'

/** What is written in the form of an organisation. */
export type OrganisationDraft = {
  name: string
  kind: OrganisationKind | null
  /** The units it has, by id, as they are to be called. */
  unitNames: { [id: string]: string }
  /** New ones, one a line. */
  units: string
  secondFactorRequired: boolean
}

export const emptyOrganisation: OrganisationDraft = {
  ...{ name: '', kind: null, unitNames: {}, units: '', secondFactorRequired: false },
}

/** Whether nothing has been written of a new organisation. */
export const isEmpty = ({ name, kind, units, secondFactorRequired }: OrganisationDraft): boolean =>
  name === '' && kind === null && units === '' && !secondFactorRequired

export const draftOf = ({ units, ...organisation }: Organisation): OrganisationDraft => {
  const { name, kind, secondFactorRequired } = organisation
  const unitNames = Object.fromEntries(units.map((unit) => [unit.id, unit.name]))
  return { name, kind, secondFactorRequired, unitNames, units: '' }
}

/** What does not hold in a draft; with the units it is about. */
export type OrganisationFaults = {
  name?: true
  kind?: true
  /** Ids of those whose new name does not hold. */
  unitNames?: string[]
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
  const units = faultOfUnits(draft, seen)
  const unitNames = Object.keys(draft.unitNames).filter((id) => !isName(draft.unitNames[id]!))
  return {
    ...(!isName(draft.name) && { name: true as const }),
    ...(unitNames.length > 0 && { unitNames }),
    ...(draft.kind === null && { kind: true as const }),
    ...(units && { units }),
  }
}

const isName = (text: string) => text.trim() !== '' && text.trim().length <= 120

function faultOfUnits(
  draft: OrganisationDraft,
  seen: Organisation | null,
): OrganisationFaults['units'] {
  const added = unitsIn(draft.units)
  const kept = Object.values(draft.unitNames).map((name) => name.trim())
  const all = [...kept, ...added].filter((name) => name !== '')
  if (!added.every(isName) || (seen === null && added.length === 0))
    return { fault: 'units', name: '' }
  const known = added.find((name) => kept.includes(name))
  if (known !== undefined) return { fault: 'unitKnown', name: known }
  const twice = all.find((name, i) => all.indexOf(name) !== i)
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
export function changeOf(seen: Organisation, draft: OrganisationDraft): OrganisationChange {
  const next = newOrganisationOf(draft)
  const renamed = seen.units.flatMap(({ id, name }) => {
    const called = draft.unitNames[id]?.trim()
    return called === undefined || called === name ? [] : [{ id, name: called }]
  })
  const units = [...renamed, ...next.units]
  return {
    ...(next.name !== seen.name && { name: next.name }),
    ...(next.kind !== seen.kind && { kind: next.kind }),
    ...(units.length > 0 && { units }),
    ...(next.secondFactorRequired !== seen.secondFactorRequired && {
      secondFactorRequired: next.secondFactorRequired ?? false,
    }),
  }
}
