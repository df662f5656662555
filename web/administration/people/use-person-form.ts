import { useState } from 'react'
import type { Person } from '../../../geodata/model/person.ts'
import { changePerson, personOf } from '../../api/administration-people.ts'
import type { Wire } from '../../api/wire.ts'
import { here } from '../../state/municipality.ts'
import { currentIn } from '../../state/problems.ts'
import { queryClient } from '../../state/queries.ts'
import { useStore } from '../../state/use-store.ts'
import { useBroughtBack, useKeptWriting } from '../kept-writing.ts'
import { peopleQuery } from '../queries.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import { useUnits } from '../use-units.ts'
import {
  changeOf,
  draftOf,
  faultsIn,
  faultsOf,
  newPersonOf,
  type PersonDraft,
  type PersonFault,
  saysTheSame,
} from './person-draft.ts'

/** A draft, and the person as it was when it was begun. */
type Written = { seen: Person; draft: PersonDraft }

/** What is written of a person, what does not hold in it, and the saving. @param onSaved called once it is kept */
export function usePersonForm(person: Person, onSaved: () => Promise<void>) {
  const code = useStore(here, (state) => state.municipality!.code)
  const units = useUnits()
  const name = `person.${code}.${person.id}`
  const kept = useBroughtBack<Written>(name, ({ seen, draft }) => Boolean(seen?.id && draft?.roles))
  const [seen, setSeen] = useState(kept?.seen ?? person)
  const [draft, setDraft] = useState(kept?.draft ?? draftOf(person))
  const [faults, setFaults] = useState<ReadonlySet<PersonFault>>(new Set())
  const [theirs, setTheirs] = useState<Person | null>(null)
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  // What was done to the account meanwhile does not stand in the way of what is written here.
  const base = saysTheSame(seen, person) ? person : seen
  const next = newPersonOf(draft, units.get(draft.unitId ?? '')?.organisation.kind)
  const change = changeOf(base, next)
  const isUntouched = Object.keys(change).length === 0
  useKeptWriting(name, isUntouched ? null : { seen, draft })

  const set = (part: Partial<PersonDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults(new Set())
  }
  const begin = (from: Person) => {
    setSeen(from)
    setDraft(draftOf(from))
    setTheirs(null)
  }
  const tell = (found: ReadonlySet<PersonFault>) => {
    setFaults(found)
    if (found.size > 0) showFault()
    return found.size > 0
  }
  // What was not touched here stays as somebody else may have left it meanwhile.
  const save = (onto: Person = base) =>
    send(async () => {
      setTheirs(null)
      if (tell(faultsOf({ ...draft, roles: next.roles }))) return
      try {
        begin(await changePerson(code, onto, change))
        await queryClient.invalidateQueries(peopleQuery(code))
        await onSaved()
      } catch (error) {
        const current = currentIn(error) as Wire<Person> | undefined // what comes with a 412
        if (current) setTheirs(personOf(current))
        else if (!tell(faultsIn(error))) throw error
      }
    })
  return {
    ...{ form, draft, set, faults, theirs, begin, save, base, isSending, failure, isUntouched },
  }
}
