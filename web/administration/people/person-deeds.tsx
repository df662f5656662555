import { type ReactNode, useState } from 'react'
import type { Person } from '../../../geodata/model/person.ts'
import { endSessions, forgetSecondFactor, takeRolesAway } from '../../api/administration-people.ts'
import { here } from '../../state/municipality.ts'
import { problemCode, problemFields } from '../../state/problems.ts'
import { queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { peopleQuery } from '../queries.ts'
import { go } from '../route.ts'
import { CloseAccount } from './close-account.tsx'

/** What to do when a phone is lost, somebody leaves, or an account must be shut at once. */
export function PersonDeeds({ person }: { person: Person }) {
  const t = useText()
  const municipality = useStore(here, (state) => state.municipality!)
  const { code } = municipality
  const { id, name } = person
  const anew = () => queryClient.invalidateQueries(peopleQuery(code))
  return (
    <ul className="deeds">
      <Asked
        what={t('people.deeds.signOutWhat')}
        verb={t('people.deeds.signOut')}
        ask={t('people.deeds.signOutAsk', { name })}
        onDo={async () => {
          await endSessions(code, id)
          say(t('people.deeds.signedOut', { name }))
        }}
      />
      {person.secondFactor && (
        <Asked
          what={t('people.deeds.forgetWhat')}
          verb={t('people.deeds.forget')}
          ask={t('people.deeds.forgetAsk', { name })}
          onDo={async () => {
            await forgetSecondFactor(code, id)
            await anew()
            say(t('people.deeds.forgotten', { name }))
          }}
        />
      )}
      <CloseAccount person={person} />
      <Asked
        isGrave
        what={t('people.deeds.removeWhat', { municipality: municipality.name })}
        verb={t('people.deeds.remove')}
        ask={t('people.deeds.removeAsk', { name, municipality: municipality.name })}
        wordsFor={(failure) =>
          problemFields(failure).has('roles') && problemCode(failure) === 'invalid-request'
            ? t('people.deeds.lastRole', { name })
            : undefined
        }
        onDo={async () => {
          await takeRolesAway(code, person)
          go({ page: 'people' })
          await anew()
          say(t('people.deeds.removed', { name }))
        }}
      />
    </ul>
  )
}

/** Something that is asked about once before it is done. */
function Asked(props: {
  what: ReactNode
  verb: string
  ask: string
  isGrave?: boolean
  wordsFor?: (failure: unknown) => string | undefined
  onDo: () => Promise<void>
}) {
  const { what, verb, ask, isGrave = false, wordsFor, onDo } = props
  const [isOpen, setOpen] = useState(false)
  return (
    <li>
      <p>{what}</p>
      <Button look={isGrave ? 'danger' : 'plain'} onPress={() => setOpen(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        title={verb}
        what={ask}
        doWords={verb}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onDo={onDo}
        {...(wordsFor && { wordsFor })}
      />
    </li>
  )
}
