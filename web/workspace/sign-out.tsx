import { useState } from 'react'
import { below } from '../api/base.ts'
import { problemWords } from '../panels/problem-words.ts'
import { isWritten } from '../state/forms.ts'
import { signOutHere } from '../state/leaving.ts'
import { say } from '../state/toasts.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'

/** The way out. What is written in an open form goes with it, which is asked about first. */
export function SignOut() {
  const t = useText()
  const [asks, setAsks] = useState(false)
  const leave = () =>
    signOutHere().then(
      () => location.assign(below('/logga-in')),
      (error) => say(problemWords(t, error), { tone: 'bad' }),
    )
  return (
    <>
      <Button icon="leave" onPress={() => (isWritten() ? setAsks(true) : void leave())}>
        {t('shell.signOut')}
      </Button>
      <ConfirmDialog
        title={t('shell.signOut')}
        doWords={t('shell.signOutAnyway')}
        cancelWords={t('shell.stay')}
        isOpen={asks}
        onClose={() => setAsks(false)}
        onDo={() => void leave()}
      >
        <p>{t('shell.signOutLoses')}</p>
      </ConfirmDialog>
    </>
  )
}
