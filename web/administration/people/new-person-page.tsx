import { type FormEvent, useState } from 'react'
import { addPerson } from '../../api/administration-people.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { FormEnd } from '../form-end.tsx'
import { useBroughtBack, useKeptWriting } from '../kept-writing.ts'
import { Link } from '../link.tsx'
import { Page } from '../page.tsx'
import { peopleQuery } from '../queries.ts'
import { go } from '../route.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import { useUnits } from '../use-units.ts'
import { addedWords } from './added-words.ts'
import './people.css'
import {
  emptyPerson,
  faultsIn,
  faultsOf,
  isEmpty,
  newPersonOf,
  type PersonDraft,
  type PersonFault,
} from './person-draft.ts'
import { PersonFields } from './person-fields.tsx'

/** Lets somebody in. */
export function NewPersonPage() {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const units = useUnits()
  const name = `person.${code}.new`
  const kept = useBroughtBack<PersonDraft>(name, (draft) => typeof draft.name === 'string')
  const [draft, setDraft] = useState(kept ?? emptyPerson)
  const forget = useKeptWriting(name, isEmpty(draft) ? null : draft)
  const [faults, setFaults] = useState<ReadonlySet<PersonFault>>(new Set())
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  const set = (part: Partial<PersonDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults(new Set())
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const kind = units.get(draft.unitId ?? '')?.organisation.kind
    const next = newPersonOf(draft, kind)
    const found = faultsOf({ ...draft, roles: next.roles })
    setFaults(found)
    if (found.size > 0) return showFault()
    await send(async () => {
      try {
        const added = await addPerson(code, next)
        await queryClient.invalidateQueries(peopleQuery(code))
        forget()
        say(addedWords(t, next, added, units))
        go({ page: 'people', one: added.id })
      } catch (error) {
        const told = faultsIn(error)
        setFaults(told)
        if (told.size === 0) throw error
        showFault()
      }
    })
  }
  return (
    <Page
      title={t('people.newTitle')}
      intro={t('people.newWhat')}
      back={{ to: { page: 'people' }, words: t('people.back') }}
    >
      <form
        ref={form}
        className="page-section"
        noValidate
        aria-label={t('people.newTitle')}
        onSubmit={(event) => void add(event)}
      >
        <div className="page-form">
          <PersonFields draft={draft} set={set} faults={faults} />
          <FormEnd failure={failure} submit={t('people.addDo')} isDisabled={isSending}>
            <Link to={{ page: 'people' }} className="button" onGo={forget}>
              {t('administration.cancel')}
            </Link>
          </FormEnd>
        </div>
      </form>
    </Page>
  )
}
