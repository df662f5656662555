import { createStore } from 'zustand/vanilla'
import type { Classification } from '../../geodata/model/record.ts'
import { reaches } from '../../geodata/privacy/extent.ts'
import { type Door, getSession, type SignedIn } from '../api/session.ts'

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

/** What of a record tells who may do what with it. */
type Kept = { ownerUnitId: string; classification: Classification }

/** Whether whoever is at the screen may do that to some record of the kind, here. */
export function mayEver(
  person: SignedIn | null,
  municipality: string,
  action: string,
  record: string,
): boolean {
  return (person?.rights[municipality]?.[record]?.[action]?.length ?? 0) > 0
}

/**
 * Whether they may do that to this one. The server asks again: this is so that no button promises what
 * will be refused.
 */
export function mayDo(
  person: SignedIn | null,
  municipality: string,
  action: string,
  record: string,
  of: Kept,
): boolean {
  const extents = person?.rights[municipality]?.[record]?.[action] ?? []
  if (!person || person.viewAs !== null) return false
  const who = { personId: person.id, unitId: person.unitId, unitIds: person.unitIds }
  return extents.some((extent) => reaches(extent, who, { ...of, createdBy: null }))
}
