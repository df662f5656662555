import { createStore } from 'zustand/vanilla'
import type { Classification } from '../../geodata/model/record.ts'
import { reaches } from '../../geodata/privacy/extent.ts'
import { tellSignedOut } from '../api/http.ts'
import {
  type Action,
  type Door,
  getSession,
  type RecordName,
  type SignedIn,
} from '../api/session.ts'

/** Who is at the screen: not known yet, nobody, or somebody. */
export const session = createStore<{ person: SignedIn | null; door: Door | null }>(() => ({
  person: null,
  door: null,
}))

/** Asks the server who is at the screen. @throws {ApiProblem} when it does not answer */
export async function learnSession(signal?: AbortSignal): Promise<SignedIn | null> {
  const { person, door } = await getSession(signal)
  session.setState({ person, door })
  return person
}

/**
 * Asks whether somebody is still signed in. For what went wrong in a worker: why is not told of there.
 */
export async function askIfStillIn(): Promise<void> {
  const answer = await getSession().catch(() => null)
  if (answer && !answer.person) tellSignedOut()
}

/** What of a record tells who may do what with it. */
export type Kept = { ownerUnitId: string; classification: Classification }

/** Whether whoever is at the screen may do that to some record of the kind, here. */
export function mayEver(
  person: SignedIn | null,
  municipality: string,
  action: Action,
  record: RecordName,
): boolean {
  // In projector mode the rights are those of somebody else's eyes: they look, and change nothing.
  if (person?.viewAs != null && action !== 'read') return false
  return (person?.rights[municipality]?.[record]?.[action]?.length ?? 0) > 0
}

/** Whether all they see of a kind of record is what they have made themselves. */
export function seesOnlyMine(
  person: SignedIn | null,
  municipality: string,
  record: RecordName,
): boolean {
  const extents = person?.rights[municipality]?.[record]?.read ?? []
  return extents.length > 0 && extents.every((extent) => extent === 'mine')
}

/** Somebody at the screen, and the municipality on it. */
export type Place = { person: SignedIn | null; municipality: string }

/**
 * Whether they may do that to this one, which they see. The server asks again: this is so that no
 * button promises what will be refused.
 */
export function mayDo(
  { person, municipality }: Place,
  action: Action,
  record: RecordName,
  of: Kept,
): boolean {
  const extents = person?.rights[municipality]?.[record]?.[action] ?? []
  if (!person || person.viewAs !== null) return false
  const who = { personId: person.id, unitId: person.unitId, unitIds: person.unitIds }
  return extents.some((extent) => reaches(extent, who, { ...of, createdBy: null }))
}

/** Whether a record would still be seen by whoever is at the screen, were it classified so. */
export function wouldSee(
  { person, municipality }: Place,
  { ownerUnitId, classification }: Kept,
): boolean {
  if (!person) return false
  const { unitId, organisationKind: kind, grants } = person
  if (ownerUnitId === unitId) return true
  switch (classification) {
    case 'own':
      return false
    case 'police':
      return kind === 'police' && grants.some((grant) => isPolice(grant, municipality))
    case 'authorities':
      return kind === 'police' || kind === 'municipality'
    case 'internal':
    case 'public':
      return true
  }
}

const isPolice = ({ municipality, role }: SignedIn['grants'][number], here: string): boolean =>
  municipality === here && role === 'police'

/** Whether somebody administers and does nothing else: the map holds nothing for them. */
export const isOnlyAdministrator = ({ grants }: SignedIn): boolean =>
  grants.length > 0 && grants.every(({ role }) => role === 'administrator')
