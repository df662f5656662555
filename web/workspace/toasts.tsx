import { useEffect } from 'react'
import { problemWords } from '../panels/problem-words.ts'
import { dismiss, say, type Toast, toasts } from '../state/toasts.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button, IconButton } from '../ui/button.tsx'
import './toasts.css'

const PLAIN_MS = 6_000
const LONG_MS = 20_000

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

function OneToast({ toast: { id, words, undo, tone } }: { toast: Toast }) {
  const t = useText()
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), undo || tone === 'bad' ? LONG_MS : PLAIN_MS)
    return () => clearTimeout(timer)
  }, [id, undo, tone])
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
