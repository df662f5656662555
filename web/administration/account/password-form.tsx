import { useState } from 'react'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { TextField } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { FormEnd } from '../form-end.tsx'
import { usePasswordForm } from './use-password-form.ts'

/** Changes one's password; what it must be is said before anybody has to guess. */
export function PasswordForm({ email }: { email: string }) {
  const t = useText()
  const [isShown, setShown] = useState(false)
  const written = usePasswordForm(() => say(t('account.password.changed')))
  const { draft, set, fault } = written
  const said = fault && t(`account.password.fault.${fault}`)
  const isCurrent = fault === 'invalid-password'
  return (
    <form
      ref={written.form}
      className="page-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void written.change()
      }}
    >
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
      <FormEnd
        failure={written.failure}
        submit={t('account.password.change')}
        isDisabled={written.isSending}
      />
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
