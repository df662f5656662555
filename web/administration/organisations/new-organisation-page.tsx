import { type FormEvent, useState } from 'react'
import { addOrganisation } from '../../api/administration-organisations.ts'
import { organisationsQuery, queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { FormEnd } from '../form-end.tsx'
import { useBroughtBack, useKeptWriting } from '../kept-writing.ts'
import { Link } from '../link.tsx'
import { Page } from '../page.tsx'
import { go } from '../route.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import {
  emptyOrganisation,
  faultsIn,
  faultsOf,
  isEmpty,
  newOrganisationOf,
  type OrganisationDraft,
  type OrganisationFaults,
} from './organisation-draft.ts'
import { OrganisationFields } from './organisation-fields.tsx'

const NAME = 'organisation.new'

/** Lets an organisation into the collaboration. */
export function NewOrganisationPage() {
  const t = useText()
  const kept = useBroughtBack<OrganisationDraft>(
    NAME,
    ({ name, units }) => typeof name === 'string' && typeof units === 'string',
  )
  const [draft, setDraft] = useState(kept ?? emptyOrganisation)
  const forget = useKeptWriting(NAME, isEmpty(draft) ? null : draft)
  const [faults, setFaults] = useState<OrganisationFaults>({})
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  const set = (part: Partial<OrganisationDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults({})
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(draft, null)
    setFaults(found)
    if (Object.keys(found).length > 0) return showFault()
    await send(async () => {
      try {
        const { id, name } = await addOrganisation(newOrganisationOf(draft))
        await queryClient.invalidateQueries(organisationsQuery)
        forget()
        say(t('organisations.added', { name }))
        go({ page: 'organisations', one: id })
      } catch (error) {
        const told = faultsIn(error)
        setFaults(told)
        if (Object.keys(told).length === 0) throw error
        showFault()
      }
    })
  }
  return (
    <Page
      title={t('organisations.newTitle')}
      back={{ to: { page: 'organisations' }, words: t('organisations.back') }}
    >
      <form
        ref={form}
        className="page-section"
        noValidate
        aria-label={t('organisations.newTitle')}
        onSubmit={(event) => void add(event)}
      >
        <div className="page-form">
          <OrganisationFields draft={draft} set={set} faults={faults} seen={null} />
          <FormEnd failure={failure} submit={t('organisations.addDo')} isDisabled={isSending}>
            <Link to={{ page: 'organisations' }} className="button" onGo={forget}>
              {t('administration.cancel')}
            </Link>
          </FormEnd>
        </div>
      </form>
    </Page>
  )
}
