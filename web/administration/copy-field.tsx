import { say } from '../state/toasts.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import './copy-field.css'

/** A text to take away: readable to its end, and copied with one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useText()
  return (
    <div className="copy-field">
      <TextField label={label} value={value} isReadOnly lines={2} />
      <Button
        onPress={() => void copy(value, t('administration.copied'), t('administration.notCopied'))}
      >
        {t('administration.copy')}
      </Button>
    </div>
  )
}

/** Puts a text on the clipboard and says how it went: a browser may refuse. */
export async function copy(value: string, done: string, failed: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(value)
    say(done)
  } catch {
    say(failed, { tone: 'bad' })
  }
}
