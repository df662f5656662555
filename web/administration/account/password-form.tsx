import { type FormEvent, useState } from 'react'
import { changePassword } from '../../api/session.ts'
import { learnSession } from '../../state/session.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useFailureWords } from '../failure-words.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import { faultBefore, faultIn, type PasswordFault } from './password-fault.ts'

const empty = { current: '', next: '' }

/** Changes one's password; what it must be is said before anybody has to guess. */
export function PasswordForm({ email }: { email: string }) {
  const t = useText()
  const words = useFailureWords()
  const [draft, setDraft] = useState(empty)
  const [fault, setFault] = useState<PasswordFault | undefined>()
  const [isShown, setShown] = useState(false)
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  const set = (part: Partial<typeof empty>) => {
    setDraft({ ...draft, ...part })
    setFault(undefined)
  }
  const change = async (event: FormEvent) => {
    event.preventDefault()
    const before = faultBefore(draft.current, draft.next)
    setFault(before)
    if (before) return showFault()
    await send(async () => {
      try {
        await changePassword(draft.current, draft.next)
      } catch (error) {
        const told = faultIn(error)
        setFault(told)
        if (!told) throw error
        return showFault()
      }
      setDraft(empty)
      say(t('account.password.changed'))
      await learnSession()
    })
  }
  const said = fault && t(`account.password.fault.${fault}`)
  const isCurrent = fault === 'invalid-password'
  return (
    <form ref={form} className="page-form" noValidate onSubmit={(event) => void change(event)}>
      <Rules />
      {/* A keeper of passwords learns whose it is. */}
      <input
        className="visually-hidden"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <TextField
        label={t('account.password.current')}
        type={isShown ? 'text' : 'password'}
        autoComplete="current-password"
        value={draft.current}
        onChange={(current) => set({ current })}
        problem={isCurrent ? said : undefined}
      />
      <TextField
        label={t('account.password.next')}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        value={draft.next}
        onChange={(next) => set({ next })}
        problem={isCurrent ? undefined : said}
      />
      <Switch isSelected={isShown} onChange={setShown}>
        {t('account.password.show')}
      </Switch>
      {failure !== null && <BadNews title={t('problem.title')} what={words(failure)} />}
      <div className="page-actions">
        <Button type="submit" look="primary" isDisabled={isSending}>
          {t('account.password.change')}
        </Button>
      </div>
    </form>
  )
}

function Rules() {
  const t = useText()
  return (
    <div>
      <h3>{t('account.password.rules')}</h3>
      <ul className="bullets">
        <li>{t('account.password.ruleLength')}</li>
        <li>{t('account.password.ruleCommon')}</li>
        <li>{t('account.password.ruleLetters')}</li>
      </ul>
    </div>
  )
}
