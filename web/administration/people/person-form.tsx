import { type FormEvent, useState } from 'react'
import type { Person } from '../../../geodata/model/person.ts'
import { changePerson, personOf } from '../../api/administration-people.ts'
import type { Wire } from '../../api/wire.ts'
import { here } from '../../state/municipality.ts'
import { currentIn } from '../../state/problems.ts'
import { queryClient } from '../../state/queries.ts'
import { learnSession } from '../../state/session.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
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
import { PersonFields } from './person-fields.tsx'
import { StalePerson } from './stale-person.tsx'

/** Changes name, address, unit and roles. */
export function PersonForm({ person, isYou }: { person: Person; isYou: boolean }) {
  const t = useText()
  const words = useFailureWords()
  const code = useStore(here, (state) => state.municipality!.code)
  const units = useUnits()
  const [seen, setSeen] = useState(person)
  const [draft, setDraft] = useState(draftOf(person))
  const [faults, setFaults] = useState<ReadonlySet<PersonFault>>(new Set())
  const [theirs, setTheirs] = useState<Person | null>(null)
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  // What was done to the account meanwhile does not stand in the way of what is written here.
  const base = saysTheSame(seen, person) ? person : seen
  const next = newPersonOf(draft, units.get(draft.unitId ?? '')?.organisation.kind)
  const change = changeOf(base, next)
  const isUntouched = Object.keys(change).length === 0
  const set = (part: Partial<PersonDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults(new Set())
  }
  const begin = (from: Person) => {
    setSeen(from)
    setDraft(draftOf(from))
    setTheirs(null)
  }
  const refused = (error: unknown) => {
    const current = currentIn(error) as Wire<Person> | undefined // what the contract gives with 412
    if (current) return setTheirs(personOf(current))
    const told = faultsIn(error)
    setFaults(told)
    if (told.size === 0) throw error
    showFault()
  }
  // What was not touched here stays as somebody else may have left it meanwhile.
  const save = (onto: Person) =>
    send(async () => {
      const found = faultsOf({ ...draft, roles: next.roles })
      setFaults(found)
      if (found.size > 0) return showFault()
      try {
        begin(await changePerson(code, onto, change))
        say(t('administration.saved'))
        await queryClient.invalidateQueries(peopleQuery(code))
        if (isYou) await learnSession()
      } catch (error) {
        refused(error)
      }
    })
  return (
    <form
      ref={form}
      className="page-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void save(base)
      }}
    >
      <PersonFields draft={draft} set={set} faults={faults} isYou={isYou} />
      {theirs && (
        <StalePerson
          theirs={theirs}
          onKeepMine={() => {
            setTheirs(null)
            void save(theirs)
          }}
          onTakeTheirs={() => {
            begin(theirs)
            void queryClient.invalidateQueries(peopleQuery(code))
          }}
        />
      )}
      {failure !== null && (
        <BadNews title={t('problem.title')} what={words(failure)}>
          <span>{t('problem.kept')}</span>
        </BadNews>
      )}
      <div className="page-actions">
        <Button type="submit" look="primary" isDisabled={isSending || isUntouched}>
          {t(isSending ? 'administration.saving' : 'administration.save')}
        </Button>
        {!isUntouched && <Button onPress={() => begin(base)}>{t('administration.cancel')}</Button>}
      </div>
    </form>
  )
}
