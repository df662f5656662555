import { below } from '../../api/base.ts'
import { signOutEverywhere } from '../../api/session.ts'
import { forgetOwn } from '../../state/own-storage.ts'
import { session } from '../../state/session.ts'
import { outEverywherePath } from '../../state/till.ts'
import { useStore } from '../../state/use-store.ts'
import { tellWindows } from '../../state/windows.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { Page, Section } from '../page.tsx'
import { useSending } from '../use-sending.ts'
import './account.css'
import { AboutYou } from './about-you.tsx'
import { PasswordForm } from './password-form.tsx'
import { SecondFactor } from './second-factor.tsx'

/** Who is here and how they sign in. */
export function AccountPage() {
  const t = useText()
  const person = useStore(session, (state) => state.person!)
  const { method, organisation } = person
  return (
    <Page title={t('administration.page.account')} intro={t('account.intro')}>
      {method === 'password' && person.needsSecondFactor && <SecondFactor person={person} />}
      <AboutYou person={person} />
      {method === 'password' ? (
        <>
          {!person.needsSecondFactor && <SecondFactor person={person} />}
          <Section title={t('account.password.title')}>
            <PasswordForm email={person.email} />
          </Section>
        </>
      ) : (
        <Section title={t('account.password.title')}>
          <p className="prose">{t(`account.${method}`, { organisation })}</p>
        </Section>
      )}
      <Everywhere />
    </Page>
  )
}

function Everywhere() {
  const t = useText()
  const words = useFailureWords()
  const { isSending, failure, send } = useSending()
  const leave = async () => {
    if (!(await send(signOutEverywhere))) return
    tellWindows()
    forgetOwn(sessionStorage)
    location.replace(below(outEverywherePath))
  }
  return (
    <Section title={t('account.everywhere.title')} what={t('account.everywhere.what')}>
      {failure !== null && <BadNews title={t('problem.title')} what={words(failure)} />}
      <div className="page-actions">
        <Button isDisabled={isSending} onPress={() => void leave()}>
          {t('account.everywhere.do')}
        </Button>
      </div>
    </Section>
  )
}
