import { type ReactNode, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { below } from '../api/base.ts'
import { appearance } from '../state/appearance.ts'
import { bringBackForm } from '../state/kept-form.ts'
import { useMay } from '../state/may.ts'
import { modulesFor } from '../state/module.ts'
import { here } from '../state/municipality.ts'
import { session } from '../state/session.ts'
import { begin, start } from '../state/start.ts'
import { say } from '../state/toasts.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { ProjectorBar } from './projector-bar.tsx'
import { Shell } from './shell.tsx'
import { SignOut } from './sign-out.tsx'

/** The workspace, once it is known who is here; or what to do when there is nothing for them in it. */
export function Start() {
  const { language } = useStore(appearance)
  useNews()
  return (
    <I18nProvider locale={language === 'sv' ? 'sv-SE' : 'en-GB'}>
      <div className="app">
        <ProjectorBar />
        <Contents />
      </div>
    </I18nProvider>
  )
}

function Contents() {
  const t = useText()
  const { state } = useStore(start)
  const municipality = useStore(here, (now) => now.municipality)
  const person = useStore(session, (now) => now.person)
  const may = useMay()
  if (state === 'failed')
    return (
      <Notice title={t('shell.failedStart')} what={t('shell.failedStartWhat')}>
        <Button onPress={() => void begin()}>{t('shell.tryAgain')}</Button>
      </Notice>
    )
  if (state === 'asking' || !person) return <Notice title={t('shell.loading')} />
  if (state === 'none')
    return (
      <Notice title={t('shell.noMunicipality')} what={t('shell.noMunicipalityWhat')}>
        <SignOut />
      </Notice>
    )
  if (person.needsSecondFactor)
    return (
      <Notice title={t('shell.secondFactor')} what={t('shell.secondFactorWhat')}>
        <a href={below('/forvaltning/konto')}>{t('shell.secondFactorDo')}</a>
        <SignOut />
      </Notice>
    )
  if (!municipality) return <Notice title={t('shell.loading')} />
  if (modulesFor(may).length > 0) return <Shell />
  return (
    <Notice title={t('shell.nothingHere')} what={t('shell.nothingHereWhat')}>
      <a href={below('/forvaltning')}>{t('shell.administration')}</a>
      <SignOut />
    </Notice>
  )
}

/** Says once what is to be known about how the workspace opened. */
function useNews(): void {
  const t = useText()
  const { state, missing } = useStore(start)
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, in the language of then
  useEffect(() => {
    if (state !== 'ready') return
    const { name } = here.getState().municipality!
    if (missing) say(t('shell.noSuchMunicipality', { code: missing, name }), { tone: 'bad' })
    // In projector mode nothing can be written: it waits until that has ended.
    if (session.getState().person?.viewAs === null && bringBackForm(sessionStorage))
      say(t('shell.formBack'))
  }, [state, missing])
}

function Notice(props: { title: string; what?: string; children?: ReactNode }) {
  return (
    <main className="notice">
      <div role="status">
        <h1>{props.title}</h1>
        {props.what && <p>{props.what}</p>}
      </div>
      {props.children}
    </main>
  )
}
