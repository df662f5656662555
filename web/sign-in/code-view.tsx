import { type FormEvent, useEffect, useRef, useState } from 'react'
import { giveCode, giveSpareCode } from '../api/session.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { type Asked, goOn } from './address.ts'
import { signInFault } from './fault.ts'
import { Refused } from './told.tsx'
import { useAttempt } from './use-attempt.ts'
import { useFocusProblem } from './use-focus-problem.ts'
import type { View } from './view.ts'

type Props = { asked: Asked; onShow: (view: View) => void }

/** The second step: a code from an app, or one of the spare ones. */
export function CodeView(props: Props) {
  const t = useText()
  const [kind, setKind] = useState<'code' | 'spare'>('code')
  return (
    <section className="card" aria-labelledby="code-title">
      <h1 id="code-title">{t('signIn.code.title')}</h1>
      <p className="muted">{t(`signIn.${kind}.intro`)}</p>
      <CodeForm key={kind} kind={kind} {...props} />
      <div className="panel-actions">
        <Button look="quiet" onPress={() => setKind(kind === 'code' ? 'spare' : 'code')}>
          {t(kind === 'code' ? 'signIn.code.spare' : 'signIn.code.app')}
        </Button>
        <Button look="quiet" onPress={() => props.onShow({ kind: 'password' })}>
          {t('signIn.back')}
        </Button>
      </div>
      {kind === 'spare' && <p className="muted small">{t('signIn.spare.none')}</p>}
    </section>
  )
}

function CodeForm({ kind, asked, onShow }: Props & { kind: 'code' | 'spare' }) {
  const t = useText()
  const form = useRef<HTMLFormElement>(null)
  const [code, setCode] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const { failure, isTrying, attempt } = useAttempt()
  const fault = failure === null ? null : signInFault(failure)
  const isApp = kind === 'code'
  useFocusProblem(form, isEmpty || failure)
  useEffect(() => {
    if (fault === 'tooLate') onShow({ kind: 'password', news: 'too-late' })
  }, [fault, onShow])
  const send = async (event: FormEvent) => {
    event.preventDefault()
    // Apps show the digits in two groups.
    const written = isApp ? code.replace(/\s/g, '') : code.trim()
    const isMissing = isApp ? !/^\d{6}$/.test(written) : written === ''
    setEmpty(isMissing)
    if (isMissing) return
    await attempt(async () => {
      await (isApp ? giveCode(written) : giveSpareCode(written))
      await goOn(asked)
    })
  }
  const isOfCode = fault === 'wrongCode' || fault === 'wrongSpare'
  const wrong = isOfCode ? t(`signIn.problem.${isApp ? 'wrongCode' : 'wrongSpare'}`) : undefined
  return (
    <form ref={form} className="card-form" onSubmit={send} noValidate>
      {fault !== null && !isOfCode && (
        <Refused title={t('signIn.problem.title')} what={t(`signIn.problem.${fault}`)} />
      )}
      <TextField
        label={t(`signIn.${kind}.label`)}
        help={t(`signIn.${kind}.help`)}
        name="code"
        autoComplete={isApp ? 'one-time-code' : 'off'}
        {...(isApp && { inputMode: 'numeric', maxLength: 7 })}
        value={code}
        onChange={setCode}
        problem={isEmpty ? t(`signIn.${kind}.empty`) : wrong}
        autoFocus
      />
      <Button type="submit" look="primary" isDisabled={isTrying}>
        {t('signIn.code.do')}
      </Button>
    </form>
  )
}
