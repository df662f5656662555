import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { BadNews } from '../ui/panel.tsx'
import { useFailureWords } from './failure-words.ts'
import { useSending } from './use-sending.ts'

/** Asks once before what cannot be undone. Stays open, with the reason, when it did not go through. */
export function ConfirmDialog(props: {
  title: string
  what: string
  /** What more there is to know before saying yes. */
  children?: ReactNode
  /** The verb on the button. */
  doWords: string
  isOpen: boolean
  onClose: () => void
  /** Done once the server has said yes. */
  onDo: () => Promise<void>
  /** Words for a failure that has its own here. */
  wordsFor?: (failure: unknown) => string | undefined
}) {
  const t = useText()
  const words = useFailureWords()
  const { isSending, failure, send, forget } = useSending()
  const { title, what, doWords, isOpen, onClose, onDo, wordsFor } = props
  const close = () => {
    forget()
    onClose()
  }
  const run = async () => {
    if (await send(onDo)) close()
  }
  return (
    <Dialog
      title={title}
      closeLabel={t('shell.close')}
      isOpen={isOpen}
      onOpenChange={(open) => !open && close()}
    >
      <p>{what}</p>
      {props.children}
      {failure !== null && (
        <BadNews title={t('problem.title')} what={wordsFor?.(failure) ?? words(failure)} />
      )}
      <div className="panel-actions">
        <Button look="primary" isDisabled={isSending} onPress={() => void run()}>
          {doWords}
        </Button>
        <Button onPress={close}>{t('administration.cancel')}</Button>
      </div>
    </Dialog>
  )
}
