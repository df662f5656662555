import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { signOut } from '../api/session.ts'
import { AppearanceChoices } from '../panels/appearance-choices.tsx'
import { session } from '../state/session.ts'
import { say } from '../state/toasts.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button as PlainButton } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { useFailureWords } from './failure-words.ts'
import { toSignIn } from './sign-in-again.ts'

/** Who is here, with language, appearance and the way out. */
export function PersonMenu() {
  const t = useText()
  const person = useStore(session, (state) => state.person)
  if (!person) return null
  const named = t('administration.signedInAs', { name: person.name })
  return (
    <DialogTrigger>
      <Button className="page-person" aria-label={`${named}. ${t('shell.settings')}`}>
        <Icon name="person" size={18} />
        <span className="page-person-name">{person.name}</span>
        <Icon name="down" size={14} />
      </Button>
      <Popover className="popover" placement="bottom end" isNonModal>
        <Dialog className="dialog" aria-label={t('shell.settings')}>
          <p>
            <strong>{person.name}</strong>
            <br />
            <span className="muted">{person.unit}</span>
          </p>
          <AppearanceChoices />
          <SignOut />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function SignOut() {
  const t = useText()
  const words = useFailureWords()
  const leave = () => signOut().then(toSignIn, (error) => say(words(error), { tone: 'bad' }))
  return <PlainButton onPress={() => void leave()}>{t('administration.signOut')}</PlainButton>
}
