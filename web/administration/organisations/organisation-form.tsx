import { type FormEvent, useState } from 'react'
import type { Organisation } from '../../../geodata/model/organisation.ts'
import { changeOrganisation, organisationOf } from '../../api/administration-organisations.ts'
import type { Wire } from '../../api/wire.ts'
import { currentIn } from '../../state/problems.ts'
import { organisationsQuery, queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import '../people/people.css'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import {
  changeOf,
  draftOf,
  faultsIn,
  faultsOf,
  type OrganisationDraft,
  type OrganisationFaults,
} from './organisation-draft.ts'
import { OrganisationFacts } from './organisation-facts.tsx'
import { OrganisationFields } from './organisation-fields.tsx'

/** Renames an organisation, adds units, and says what is required of its people. */
export function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const t = useText()
  const words = useFailureWords()
  const [seen, setSeen] = useState(organisation)
  const [draft, setDraft] = useState(draftOf(organisation))
  const [faults, setFaults] = useState<OrganisationFaults>({})
  const [theirs, setTheirs] = useState<Organisation | null>(null)
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  const change = changeOf(seen, draft)
  const isUntouched = Object.keys(change).length === 0
  const set = (part: Partial<OrganisationDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults({})
  }
  const begin = (from: Organisation) => {
    setSeen(from)
    setDraft(draftOf(from))
    setTheirs(null)
  }
  const refused = (error: unknown) => {
    const current = currentIn(error) as Wire<Organisation> | undefined // what the contract gives with 412
    if (current) return setTheirs(organisationOf(current))
    const told = faultsIn(error)
    setFaults(told)
    if (Object.keys(told).length === 0) throw error
    showFault()
  }
  // What was not touched here stays as somebody else may have left it meanwhile.
  const save = (onto: Organisation) =>
    send(async () => {
      const found = faultsOf(draft, seen)
      setFaults(found)
      if (Object.keys(found).length > 0) return showFault()
      try {
        begin(await changeOrganisation(onto, change))
        say(t('administration.saved'))
        await queryClient.invalidateQueries(organisationsQuery)
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
        void save(seen)
      }}
    >
      <OrganisationFields draft={draft} set={set} faults={faults} seen={seen} />
      {theirs && (
        <div className="stale" role="alert">
          <strong>{t('organisations.stale')}</strong>
          <p>{t('organisations.staleWhat')}</p>
          <OrganisationFacts organisation={theirs} />
          <div className="page-actions">
            <Button
              onPress={() => {
                setTheirs(null)
                void save(theirs)
              }}
            >
              {t('people.keepMine')}
            </Button>
            <Button onPress={() => begin(theirs)}>{t('people.takeTheirs')}</Button>
          </div>
        </div>
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
        {!isUntouched && <Button onPress={() => begin(seen)}>{t('administration.cancel')}</Button>}
      </div>
    </form>
  )
}
