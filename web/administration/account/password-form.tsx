import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { FormEnd } from '../form-end.tsx'
import { usePasswordForm } from './use-password-form.ts'

/** Changes one's password; what it must be is said before anybody has to guess. */
export function PasswordForm({ email }: { email: string }) {
  const t = useText()
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
      <PasswordField
        label={t('account.password.current')}
        showWords={t('account.password.showCurrent')}
        hideWords={t('account.password.hideCurrent')}
        autoComplete="current-password"
        value={draft.current}
        onChange={(current) => set({ current })}
        problem={isCurrent ? said : undefined}
      />
      <PasswordField
        label={t('account.password.next')}
        showWords={t('account.password.showNext')}
        hideWords={t('account.password.hideNext')}
        autoComplete="new-password"
        value={draft.next}
        onChange={(next) => set({ next })}
        problem={isCurrent ? undefined : said}
      />
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
