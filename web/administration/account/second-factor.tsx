import { below } from '../../api/base.ts'
import {
  beginSecondFactor,
  endSecondFactor,
  newSpareCodes,
  type SignedIn,
} from '../../api/session.ts'
import { learnSession, session } from '../../state/session.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Section } from '../page.tsx'
import { useStepFocus } from '../use-step-focus.ts'
import { useUnits } from '../use-units.ts'
import { AskPassword } from './ask-password.tsx'
import { ScanStep } from './scan-step.tsx'
import { REST, setStage, stage } from './second-factor-stage.ts'
import { SpareCodes } from './spare-codes.tsx'

/** Sign-in in two steps: set up, spare codes, turned off. */
export function SecondFactor({ person }: { person: SignedIn }) {
  const t = useText()
  const { stage: now } = useStore(stage)
  const steps = useStepFocus(now.at)
  const rest = () => setStage(REST)
  const turnedOn = async (codes: string[]) => {
    setStage({ at: 'codes', codes, isNew: true })
    say(t('account.two.turnedOn'))
  }
  const haveCodes = async () => {
    if (person.needsSecondFactor) say(t('account.two.done'))
    // Only now is it told elsewhere: the page turns, which it is not to do while the codes are read.
    await learnSession().catch(() => undefined)
    rest()
  }
  return (
    <Section title={t('account.two.title')} what={t('account.two.what')}>
      {person.needsSecondFactor && (
        <p className="required">
          <Icon name="warning" size={18} />
          <span>{t('account.two.required')}</span>
        </p>
      )}
      <div ref={steps} className="steps">
        {now.at === 'rest' && (
          <Resting person={person} onGo={(next) => setStage({ at: 'password', for: next })} />
        )}
        {now.at === 'password' && <Asking what={now.for} onCancel={rest} />}
        {now.at === 'scan' && (
          <ScanStep totpURI={now.totpURI} onDone={() => turnedOn(now.codes)} onCancel={rest} />
        )}
        {now.at === 'codes' && (
          <SpareCodes
            codes={now.codes}
            step={now.isNew ? 3 : null}
            onDone={() => void haveCodes()}
          />
        )}
      </div>
    </Section>
  )
}

function Resting(props: { person: SignedIn; onGo: (to: 'set-up' | 'spare' | 'turn-off') => void }) {
  const t = useText()
  const { person, onGo } = props
  if (!person.secondFactor)
    return (
      <>
        <p className="with-mark">{t('account.two.isOff')}</p>
        <div className="page-actions">
          <Button look="primary" onPress={() => onGo('set-up')}>
            {t('account.two.setUp')}
          </Button>
        </div>
      </>
    )
  return (
    <>
      <p className="with-mark">
        <Icon name="check" size={18} />
        <strong>{t('account.two.isOn')}</strong>
      </p>
      <div className="page-actions">
        <Button onPress={() => onGo('spare')}>{t('account.two.newSpare')}</Button>
        <Button look="danger" onPress={() => onGo('turn-off')}>
          {t('account.two.turnOff')}
        </Button>
        <a className="button quiet" href={below('/arbete')}>
          {t('administration.toMap')}
        </a>
      </div>
    </>
  )
}

/** The password, and what follows on it. */
function Asking(props: { what: 'set-up' | 'spare' | 'turn-off'; onCancel: () => void }) {
  const t = useText()
  const { what, onCancel } = props
  const unitId = useStore(session, (state) => state.person?.unitId ?? '')
  const isRequired = useUnits().get(unitId)?.organisation.secondFactorRequired ?? false
  const deeds = {
    'set-up': async (password: string) => {
      const { totpURI, backupCodes } = await beginSecondFactor(password)
      setStage({ at: 'scan', totpURI, codes: backupCodes })
    },
    spare: async (password: string) =>
      setStage({ at: 'codes', codes: await newSpareCodes(password), isNew: false }),
    'turn-off': async (password: string) => {
      await endSecondFactor(password)
      await learnSession()
      setStage(REST)
      say(t('account.two.turnedOff'))
    },
  }
  const words = {
    'set-up': { step: 1, what: t('account.two.passwordWhat'), go: t('account.two.goOn') },
    spare: { step: null, what: t('account.two.newSpareWhat'), go: t('account.two.getSpare') },
    'turn-off': {
      step: null,
      what: t(isRequired ? 'account.two.turnOffRequired' : 'account.two.turnOffWhat'),
      go: t('account.two.turnOff'),
    },
  }[what]
  return <AskPassword {...words} onGo={deeds[what]} onCancel={onCancel} />
}
