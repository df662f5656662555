import { type FormEvent, useState } from 'react'
import { giveCode } from '../../api/session.ts'
import { problemCode } from '../../state/problems.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { CopyField } from '../copy-field.tsx'
import { useFailureWords } from '../failure-words.ts'
import { useSending } from '../use-sending.ts'
import { QrCode } from './qr-code.tsx'
import { StepWords } from './step-words.tsx'
import { totpKey } from './totp-key.ts'

/** The code to read with an app, the same as a key to type, and the first code from the app. */
export function ScanStep(props: {
  totpURI: string
  onDone: () => Promise<void>
  onCancel: () => void
}) {
  const t = useText()
  const { totpURI, onDone, onCancel } = props
  return (
    <div className="scan">
      <StepWords n={2} />
      <h3 tabIndex={-1}>{t('account.two.scan')}</h3>
      <p className="prose">{t('account.two.scanWhat')}</p>
      <div className="scan-parts">
        <QrCode text={totpURI} label={t('account.two.qr')} />
        <div className="page-form">
          <p>{t('account.two.here')}</p>
          <a className="button" href={totpURI}>
            {t('account.two.openApp')}
          </a>
          <p>{t('account.two.key')}</p>
          <CopyField label={t('account.two.keyLabel')} value={totpKey(totpURI)} />
          <CodeForm onDone={onDone} onCancel={onCancel} />
        </div>
      </div>
    </div>
  )
}

function CodeForm({ onDone, onCancel }: { onDone: () => Promise<void>; onCancel: () => void }) {
  const t = useText()
  const words = useFailureWords()
  const [code, setCode] = useState('')
  const [isShort, setShort] = useState(false)
  const { isSending, failure, send, forget } = useSending()
  const isWrong = problemCode(failure) === 'invalid-code'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const digits = code.replace(/\s/g, '')
    const fits = /^\d{6}$/.test(digits)
    setShort(!fits)
    if (fits)
      void send(async () => {
        await giveCode(digits)
        await onDone()
      })
  }
  const problem = isShort ? t('signIn.code.empty') : isWrong ? words(failure) : undefined
  return (
    <form className="page-form" noValidate onSubmit={submit}>
      <TextField
        label={t('signIn.code.label')}
        help={t('signIn.code.help')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(next) => {
          setCode(next)
          setShort(false)
          forget()
        }}
        problem={problem}
      />
      {failure !== null && !isWrong && <BadNews title={t('problem.title')} what={words(failure)} />}
      <div className="page-actions">
        <Button type="submit" look="primary" isDisabled={isSending}>
          {t('account.two.confirm')}
        </Button>
        <Button onPress={onCancel}>{t('administration.cancel')}</Button>
      </div>
    </form>
  )
}
