import { type FormEvent, useRef, useState } from 'react'
import { askForReset, type Door } from '../api/session.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { signInFault } from './fault.ts'
import { Refused, Told } from './told.tsx'
import { useAttempt } from './use-attempt.ts'
import { useFocusProblem } from './use-focus-problem.ts'
import type { View } from './view.ts'

/** A forgotten password: a letter with a link, or where to ask for one. */
export function ForgottenView({ door, onShow }: { door: Door; onShow: (view: View) => void }) {
  const t = useText()
  return (
    <section className="card" aria-labelledby="forgotten-title">
      <h1 id="forgotten-title">{t('signIn.forgotten.title')}</h1>
      {door.mail ? (
        <LetterForm />
      ) : (
        <>
          <p>{t('signIn.forgotten.noMail')}</p>
          <p className="muted">{t('signIn.forgotten.noMailWhy')}</p>
        </>
      )}
      {door.directories.length > 0 && <p className="muted">{t('signIn.forgotten.through')}</p>}
      <Button look="quiet" autoFocus={!door.mail} onPress={() => onShow({ kind: 'password' })}>
        {t('signIn.back')}
      </Button>
    </section>
  )
}

function LetterForm() {
  const t = useText()
  const form = useRef<HTMLFormElement>(null)
  const [email, setEmail] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const [isSent, setSent] = useState(false)
  const { failure, isTrying, attempt } = useAttempt()
  useFocusProblem(form, isEmpty)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const isMissing = !/^\S+@\S+$/.test(email.trim())
    setEmpty(isMissing)
    if (!isMissing && (await attempt(() => askForReset(email.trim())))) setSent(true)
  }
  // The same words whether or not the address is of somebody here.
  if (isSent)
    return (
      <>
        <Told>{t('signIn.forgotten.sent')}</Told>
        <p>{t('signIn.forgotten.sentWhat')}</p>
      </>
    )
  return (
    <form ref={form} className="card-form" onSubmit={send} noValidate>
      <p className="muted">{t('signIn.forgotten.intro')}</p>
      {failure !== null && (
        <Refused title={t('problem.title')} what={t(`signIn.problem.${signInFault(failure)}`)} />
      )}
      <TextField
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        inputMode="email"
        value={email}
        onChange={setEmail}
        problem={isEmpty ? t('signIn.emailEmpty') : undefined}
        autoFocus
      />
      <Button type="submit" look="primary" isDisabled={isTrying}>
        {t('signIn.forgotten.do')}
      </Button>
    </form>
  )
}
