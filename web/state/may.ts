import { useMemo } from 'react'
import type { Action, RecordName, SignedIn } from '../api/session.ts'
import { here } from './municipality.ts'
import { type Kept, mayDo, mayEver, seesOnlyMine, session } from './session.ts'
import { useStore } from './use-store.ts'

/** What whoever is at the screen may do in the municipality on it. */
export type May = {
  /** To some record of the kind. */
  ever: (action: Action, record: RecordName) => boolean
  /** They see what they have made themselves of the kind, and nothing else of it. */
  onlyMine: (record: RecordName) => boolean
  /** To this one. */
  to: (action: Action, record: RecordName, of: Kept) => boolean
}

const mayOf = (person: SignedIn | null, municipality: string): May => ({
  ever: (action, record) => mayEver(person, municipality, action, record),
  onlyMine: (record) => seesOnlyMine(person, municipality, record),
  to: (action, record, of) => mayDo({ person, municipality }, action, record, of),
})

/** What may be done just now. */
export const mayNow = (): May =>
  mayOf(session.getState().person, here.getState().municipality?.code ?? '')

/** What may be done just now, in a component. */
export function useMay(): May {
  const person = useStore(session, (state) => state.person)
  const code = useStore(here, (state) => state.municipality?.code ?? '')
  return useMemo(() => mayOf(person, code), [person, code])
}
