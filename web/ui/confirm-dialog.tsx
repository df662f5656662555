import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** Asks once before something that cannot be undone. */
export function ConfirmDialog(props: {
  title: string
  children: ReactNode
  /** The verb on the button that does it. */
  doWords: string
  cancelWords: string
  isOpen: boolean
  onClose: () => void
  onDo: () => void
}) {
  const { title, children, doWords, cancelWords, isOpen, onClose, onDo } = props
  return (
    <Dialog
      title={title}
      closeLabel={cancelWords}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
    >
      {children}
      <div className="panel-actions">
        <Button
          look="primary"
          onPress={() => {
            onClose()
            onDo()
          }}
        >
          {doWords}
        </Button>
        <Button onPress={onClose}>{cancelWords}</Button>
      </div>
    </Dialog>
  )
}
