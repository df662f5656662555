import { type FormEvent, useRef, useState } from 'react'
import { type Door, signIn } from '../api/session.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { type Asked, goOn } from './address.ts'
import { Directories } from './directories.tsx'
import { returnFault, signInFault } from './fault.ts'
import { Refused, Told } from './told.tsx'
import { useAttempt } from './use-attempt.ts'
import { useFocusProblem } from './use-focus-problem.ts'
import type { News, View } from './view.ts'

type Props = {
  asked: Asked
  door: Door
  news: News | undefined
  /** Whether one has come here from another view, and goes on where one types. */
  hasMoved: boolean
  onShow: (view: View) => void
}

/** The door: one's organisation's own sign-in, or e-mail and password. */
export function PasswordView({ asked, door, news, hasMoved, onShow }: Props) {
  const t = useText()
  return (
    <section className="card" aria-labelledby="sign-in-title">
      {door.demo ? (
        <h2 id="sign-in-title">{t('signIn.demo.form')}</h2>
      ) : (
        <h1 id="sign-in-title">{t('signIn.title')}</h1>
      )}
      <p className="muted">{t(door.demo ? 'signIn.demo.formWhat' : 'signIn.intro')}</p>
      {asked.error !== null && !news && (
        <Refused
          title={t('signIn.problem.title')}
          what={t(`signIn.returned.${returnFault(asked.error)}`)}
        />
      )}
      {news === 'changed' && <Told>{t('signIn.fresh.done')}</Told>}
      {news === 'out-everywhere' && <Told>{t('signIn.outEverywhere')}</Told>}
      {news === 'too-late' && (
        <Refused title={t('signIn.problem.title')} what={t('signIn.problem.tooLate')} />
      )}
      <Directories directories={door.directories} asked={asked} />
      <PasswordForm asked={asked} onShow={onShow} isFirst={hasMoved && !news} />
      <Button look="quiet" onPress={() => onShow({ kind: 'forgotten' })}>
        {t('signIn.forgot')}
      </Button>
    </section>
  )
}

function PasswordForm(props: Pick<Props, 'asked' | 'onShow'> & { isFirst: boolean }) {
  const t = useText()
  const { asked, onShow, isFirst } = props
  const form = useRef<HTMLFormElement>(null)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [empty, setEmpty] = useState<{ email: boolean; password: boolean } | null>(null)
  const { failure, isTrying, attempt } = useAttempt()
  const fault = failure === null ? null : signInFault(failure)
  useFocusProblem(form, empty ?? failure)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const missing = { email: email.trim() === '', password: password === '' }
    setEmpty(missing.email || missing.password ? missing : null)
    if (missing.email || missing.password) return
    await attempt(async () => {
      if (await signIn(email.trim(), password)) onShow({ kind: 'code' })
      else await goOn(asked)
    })
  }
  const wrong = fault === 'wrong' ? t('signIn.problem.wrong') : undefined
  return (
    <form ref={form} className="card-form" onSubmit={send} noValidate>
      {fault !== null && fault !== 'wrong' && (
        <Refused title={t('signIn.problem.title')} what={t(`signIn.problem.${fault}`)} />
      )}
      <TextField
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        inputMode="email"
        value={email}
        onChange={setEmail}
        problem={empty?.email ? t('signIn.emailEmpty') : undefined}
        autoFocus={isFirst}
      />
      <PasswordField
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        showWords={t('signIn.show')}
        hideWords={t('signIn.hide')}
        value={password}
        onChange={setPassword}
        problem={empty?.password ? t('signIn.passwordEmpty') : wrong}
      />
      <Button type="submit" look="primary" isDisabled={isTrying}>
        {t(isTrying ? 'signIn.doing' : 'signIn.do')}
      </Button>
    </form>
  )
}
