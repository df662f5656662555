import { type FormEvent, useState } from 'react'
import { problemCode } from '../../state/problems.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { useFailureWords } from '../failure-words.ts'
import { useSending } from '../use-sending.ts'
import { StepWords } from './step-words.tsx'

/** Asks for the password before something that somebody else at the screen must not do. */
export function AskPassword(props: {
  /** Which of the steps it is, when it is one. */
  step: number | null
  what: string
  go: string
  onGo: (password: string) => Promise<void>
  onCancel: () => void
}) {
  const t = useText()
  const words = useFailureWords()
  const { step, what, go, onGo, onCancel } = props
  const [password, setPassword] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const { isSending, failure, send, forget } = useSending()
  const isWrong = problemCode(failure) === 'invalid-password'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(password === '')
    if (password !== '') void send(() => onGo(password))
  }
  const problem = isEmpty ? t('administration.required') : isWrong ? words(failure) : undefined
  return (
    <form className="page-form" noValidate onSubmit={submit}>
      {step !== null && <StepWords n={step} />}
      <p>{what}</p>
      <PasswordField
        label={t('account.two.password')}
        showWords={t('signIn.show')}
        hideWords={t('signIn.hide')}
        autoComplete="current-password"
        value={password}
        onChange={(next) => {
          setPassword(next)
          setEmpty(false)
          forget()
        }}
        problem={problem}
        autoFocus
      />
      {failure !== null && !isWrong && <BadNews title={t('problem.title')} what={words(failure)} />}
      <div className="page-actions">
        <Button type="submit" look="primary" isDisabled={isSending}>
          {go}
        </Button>
        <Button onPress={onCancel}>{t('administration.cancel')}</Button>
      </div>
    </form>
  )
}
