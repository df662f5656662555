import { type FormEvent, useRef, useState } from 'react'
import { chooseNewPassword } from '../api/session.ts'
import { problemCode } from '../state/problems.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { BadNews } from '../ui/panel.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { newPasswordFault, signInFault } from './fault.ts'
import { Refused } from './told.tsx'
import { useAttempt } from './use-attempt.ts'
import { useFocusProblem } from './use-focus-problem.ts'
import type { View } from './view.ts'

// As the server has it; told here at once, before anything is sent.
const SHORTEST = 12

type Props = { token: string; onShow: (view: View) => void }

/** A new password by a link: the rules first, and what is wrong at the field. */
export function NewPasswordView({ token, onShow }: Props) {
  const t = useText()
  const [isSpent, setSpent] = useState(false)
  return (
    <section className="card" aria-labelledby="fresh-title">
      <h1 id="fresh-title">{t('signIn.fresh.title')}</h1>
      {isSpent ? (
        <BadNews title={t('signIn.fresh.invalidToken')} what={t('signIn.fresh.invalidTokenWhat')}>
          <Button onPress={() => onShow({ kind: 'forgotten' })}>
            {t('signIn.fresh.askAgain')}
          </Button>
        </BadNews>
      ) : (
        <NewPasswordForm token={token} onShow={onShow} onSpent={() => setSpent(true)} />
      )}
      <Button look="quiet" onPress={() => onShow({ kind: 'password' })}>
        {t('signIn.back')}
      </Button>
    </section>
  )
}

function NewPasswordForm({ token, onShow, onSpent }: Props & { onSpent: () => void }) {
  const t = useText()
  const form = useRef<HTMLFormElement>(null)
  const [password, setPassword] = useState('')
  const [isShort, setShort] = useState(false)
  const { failure, isTrying, attempt } = useAttempt()
  const fault = isShort ? 'tooShort' : newPasswordFault(failure)
  useFocusProblem(form, isShort || failure)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const isTooShort = [...password].length < SHORTEST
    setShort(isTooShort)
    if (isTooShort) return
    const choose = () =>
      chooseNewPassword(token, password).catch((error) => {
        if (problemCode(error) === 'invalid-token') onSpent()
        throw error
      })
    if (await attempt(choose)) onShow({ kind: 'password', news: 'changed' })
  }
  return (
    <form ref={form} className="card-form" onSubmit={send} noValidate>
      <div className="rules">
        <p>{t('signIn.fresh.rules')}</p>
        <ul>
          <li>{t('signIn.fresh.ruleLong')}</li>
          <li>{t('signIn.fresh.ruleCommon')}</li>
          <li>{t('signIn.fresh.ruleOwn')}</li>
        </ul>
      </div>
      {failure !== null && fault === null && (
        <Refused title={t('problem.title')} what={t(`signIn.problem.${signInFault(failure)}`)} />
      )}
      <PasswordField
        label={t('signIn.fresh.label')}
        name="new-password"
        autoComplete="new-password"
        showWords={t('signIn.show')}
        hideWords={t('signIn.hide')}
        value={password}
        onChange={(next) => {
          setPassword(next)
          setShort(false)
        }}
        problem={fault === null ? undefined : t(`signIn.fresh.${fault}`)}
        autoFocus
      />
      <Button type="submit" look="primary" isDisabled={isTrying}>
        {t(isTrying ? 'signIn.fresh.doing' : 'signIn.fresh.do')}
      </Button>
    </form>
  )
}
