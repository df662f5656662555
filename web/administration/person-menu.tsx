import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { signOut } from '../api/session.ts'
import { AppearanceChoices } from '../panels/appearance-choices.tsx'
import { forgetOwn } from '../state/own-storage.ts'
import { session } from '../state/session.ts'
import { say } from '../state/toasts.ts'
import { useStore } from '../state/use-store.ts'
import { tellWindows } from '../state/windows.ts'
import { useText } from '../text/text.ts'
import { Button as PlainButton } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { useFailureWords } from './failure-words.ts'
import { isWriting } from './kept-writing.ts'
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

/** The way out. What is written in a form goes with it, which is asked about first. */
function SignOut() {
  const t = useText()
  const words = useFailureWords()
  const [asks, setAsks] = useState(false)
  const out = async () => {
    await signOut()
    tellWindows()
    forgetOwn(sessionStorage)
    toSignIn()
  }
  const leave = () => void out().catch((error) => say(words(error), { tone: 'bad' }))
  return (
    <>
      <PlainButton onPress={() => (isWriting() ? setAsks(true) : leave())}>
        {t('administration.signOut')}
      </PlainButton>
      <ConfirmDialog
        title={t('shell.signOut')}
        what={t('shell.signOutLoses')}
        doWords={t('shell.signOutAnyway')}
        isOpen={asks}
        onClose={() => setAsks(false)}
        onDo={out}
      />
    </>
  )
}
