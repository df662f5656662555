import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Door } from '../api/session.ts'
import { appearance } from '../state/appearance.ts'
import { learnSession, session } from '../state/session.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { BadNews } from '../ui/panel.tsx'
import { type Asked, goOn, readAsked } from './address.ts'
import { CodeView } from './code-view.tsx'
import { DemoPeople } from './demo-people.tsx'
import { ForgottenView } from './forgotten-view.tsx'
import { Frame } from './frame.tsx'
import { NewPasswordView } from './new-password-view.tsx'
import { PasswordView } from './password-view.tsx'
import './sign-in.css'
import { useView } from './view.ts'

/** The way in: whoever is in already goes straight on. */
export function SignIn() {
  const t = useText()
  const { language } = useStore(appearance)
  const [asked] = useState(() => readAsked(location))
  const { state, ask } = useDoor(asked)
  const door = useStore(session, (now) => now.door)
  return (
    <I18nProvider locale={language === 'sv' ? 'sv-SE' : 'en-GB'}>
      <Frame>
        {state === 'asking' && (
          <p className="muted" role="status">
            {t('signIn.loading')}
          </p>
        )}
        {state === 'failed' && (
          <BadNews title={t('signIn.failed')} what={t('signIn.failedWhat')}>
            <Button onPress={ask}>{t('signIn.tryAgain')}</Button>
          </BadNews>
        )}
        {state === 'shut' && door && <Views asked={asked} door={door} />}
      </Frame>
    </I18nProvider>
  )
}

/** Asks who is at the door. Somebody who is in goes on, unless they came to choose a password. */
function useDoor(asked: Asked) {
  const [state, setState] = useState<'asking' | 'failed' | 'shut'>('asking')
  const ask = () => {
    setState('asking')
    const known = asked.token === null ? goOn(asked) : learnSession().then(() => false)
    known.then(
      (isIn) => !isIn && setState('shut'),
      () => setState('failed'),
    )
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens
  useEffect(ask, [])
  return { state, ask }
}

function Views({ asked, door }: { asked: Asked; door: Door }) {
  const { view, show, hasMoved } = useView(asked)
  switch (view.kind) {
    case 'password':
      return (
        <div className="doors">
          {door.demo && <DemoPeople people={door.demo} asked={asked} />}
          <PasswordView
            key={view.news}
            {...{ asked, door, news: view.news, hasMoved }}
            onShow={show}
          />
        </div>
      )
    case 'code':
      return <CodeView asked={asked} onShow={show} />
    case 'forgotten':
      return <ForgottenView door={door} onShow={show} />
    case 'new-password':
      return <NewPasswordView token={view.token} onShow={show} />
  }
}
