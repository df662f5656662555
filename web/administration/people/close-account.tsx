import type { Person } from '../../../geodata/model/person.ts'
import { changePerson } from '../../api/administration-people.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { peopleQuery } from '../queries.ts'
import { useSending } from '../use-sending.ts'

/** Shuts an account or opens it again; either can be undone. */
export function CloseAccount({ person }: { person: Person }) {
  const t = useText()
  const words = useFailureWords()
  const code = useStore(here, (state) => state.municipality!.code)
  const { isSending, failure, send } = useSending()
  const { name, disabled } = person
  const set = async (from: Person, isClosed: boolean) => {
    const changed = await changePerson(code, from, { disabled: isClosed })
    await queryClient.invalidateQueries(peopleQuery(code))
    return changed
  }
  const turn = () =>
    send(async () => {
      const changed = await set(person, !disabled)
      say(t(disabled ? 'people.deeds.reopened' : 'people.deeds.closed', { name }), {
        undo: {
          label: t(disabled ? 'people.deeds.undoReopen' : 'people.deeds.undoClose'),
          run: async () => {
            await set(changed, disabled)
          },
        },
      })
    })
  return (
    <li>
      <p>{t(disabled ? 'people.deeds.reopenWhat' : 'people.deeds.closeWhat')}</p>
      {failure !== null && <BadNews title={t('problem.title')} what={words(failure)} />}
      <Button isDisabled={isSending} onPress={() => void turn()}>
        {t(disabled ? 'people.deeds.reopen' : 'people.deeds.close')}
      </Button>
    </li>
  )
}
