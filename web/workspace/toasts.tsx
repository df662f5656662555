import { useEffect } from 'react'
import { problemWords } from '../panels/problem-words.ts'
import { dismiss, say, shownMs, type Toast, toasts } from '../state/toasts.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button, IconButton } from '../ui/button.tsx'
import './toasts.css'

/** Short messages over the map, each with its undo. */
export function Toasts() {
  const { toasts: shown } = useStore(toasts)
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function OneToast({ toast }: { toast: Toast }) {
  const t = useText()
  const { id, words, undo, tone } = toast
  const ms = shownMs(toast)
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), ms)
    return () => clearTimeout(timer)
  }, [id, ms])
  return (
    <div className="toast" data-tone={tone}>
      <span>{words}</span>
      {undo && (
        <Button
          look="quiet"
          icon="undo"
          onPress={() => {
            dismiss(id)
            undo.run().catch((error) => say(problemWords(t, error), { tone: 'bad' }))
          }}
        >
          {undo.label}
        </Button>
      )}
      <IconButton icon="close" label={t('shell.dismiss')} onPress={() => dismiss(id)} />
    </div>
  )
}
