import type { Organisation } from '../../../geodata/model/organisation.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { FormEnd } from '../form-end.tsx'
import '../people/people.css'
import { OrganisationFacts } from './organisation-facts.tsx'
import { OrganisationFields } from './organisation-fields.tsx'
import { useOrganisationForm } from './use-organisation-form.ts'

/** Renames an organisation, adds units, and says what is required of its people. */
export function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const t = useText()
  const written = useOrganisationForm(organisation, () => say(t('administration.saved')))
  const { theirs, seen, isUntouched, isSending, save, begin } = written
  return (
    <form
      ref={written.form}
      className="page-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <OrganisationFields
        draft={written.draft}
        set={written.set}
        faults={written.faults}
        seen={seen}
      />
      {theirs && (
        <Stale
          theirs={theirs}
          onKeepMine={() => void save(theirs)}
          onTakeTheirs={() => begin(theirs)}
        />
      )}
      <FormEnd
        failure={written.failure}
        submit={t(isSending ? 'administration.saving' : 'administration.save')}
        isDisabled={isSending || isUntouched}
      >
        {!isUntouched && <Button onPress={() => begin(seen)}>{t('administration.cancel')}</Button>}
      </FormEnd>
    </form>
  )
}

/** Somebody else saved first: how it stands now, and which of the two is to hold. */
function Stale(props: { theirs: Organisation; onKeepMine: () => void; onTakeTheirs: () => void }) {
  const t = useText()
  return (
    <div className="stale" role="alert">
      <strong>{t('organisations.stale')}</strong>
      <p>{t('organisations.staleWhat')}</p>
      <OrganisationFacts organisation={props.theirs} />
      <div className="page-actions">
        <Button onPress={props.onKeepMine}>{t('people.keepMine')}</Button>
        <Button onPress={props.onTakeTheirs}>{t('people.takeTheirs')}</Button>
      </div>
    </div>
  )
}
