import type { Lens } from '../../../geodata/model/lens.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { FormEnd } from '../form-end.tsx'
import '../people/people.css'
import { LensFacts } from './lens-facts.tsx'
import { LensFields } from './lens-fields.tsx'
import { useLensForm } from './use-lens-form.ts'

/** Changes a camera model of one's own. */
export function LensForm({ lens }: { lens: Lens }) {
  const t = useText()
  const written = useLensForm(lens, () => say(t('administration.saved')))
  const { theirs, seen, isUntouched, isSending, save, begin } = written
  return (
    <form
      ref={written.form}
      className="page-form"
      noValidate
      aria-label={t('lenses.facts')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <LensFields draft={written.draft} set={written.set} faults={written.faults} />
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
function Stale(props: { theirs: Lens; onKeepMine: () => void; onTakeTheirs: () => void }) {
  const t = useText()
  return (
    <div className="stale" role="alert">
      <strong>{t('lenses.stale')}</strong>
      <p>{t('lenses.staleWhat')}</p>
      <LensFacts facts={props.theirs} />
      <div className="page-actions">
        <Button onPress={props.onKeepMine}>{t('people.keepMine')}</Button>
        <Button onPress={props.onTakeTheirs}>{t('people.takeTheirs')}</Button>
      </div>
    </div>
  )
}
