import type { Person } from '../../../geodata/model/person.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { learnSession } from '../../state/session.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { FormEnd } from '../form-end.tsx'
import { peopleQuery } from '../queries.ts'
import { PersonFields } from './person-fields.tsx'
import { StalePerson } from './stale-person.tsx'
import { usePersonForm } from './use-person-form.ts'

/** Changes name, address, unit and roles. */
export function PersonForm({ person, isYou }: { person: Person; isYou: boolean }) {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const written = usePersonForm(person, async () => {
    say(t('administration.saved'))
    if (isYou) await learnSession()
  })
  const { theirs, isUntouched, isSending, save, begin } = written
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
      <PersonFields draft={written.draft} set={written.set} faults={written.faults} isYou={isYou} />
      {theirs && (
        <StalePerson
          theirs={theirs}
          onKeepMine={() => void save(theirs)}
          onTakeTheirs={() => {
            begin(theirs)
            void queryClient.invalidateQueries(peopleQuery(code))
          }}
        />
      )}
      <FormEnd
        failure={written.failure}
        submit={t(isSending ? 'administration.saving' : 'administration.save')}
        isDisabled={isSending || isUntouched}
      >
        {!isUntouched && (
          <Button onPress={() => begin(written.base)}>{t('administration.cancel')}</Button>
        )}
      </FormEnd>
    </form>
  )
}
