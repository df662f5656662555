import { signedOut, signInAgain, stayForNow } from '../state/signed-out.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'

/** Said when somebody has been signed out in the middle of something: what is kept, and the way back. */
export function SignedOut() {
  const t = useText()
  const { isTold } = useStore(signedOut)
  return (
    <ConfirmDialog
      title={t('shell.signedOut.title')}
      doWords={t('shell.signedOut.again')}
      cancelWords={t('shell.signedOut.stay')}
      isOpen={isTold}
      onClose={stayForNow}
      onDo={signInAgain}
    >
      <p>{t('shell.signedOut.what')}</p>
      <p>{t('shell.signedOut.kept')}</p>
    </ConfirmDialog>
  )
}
