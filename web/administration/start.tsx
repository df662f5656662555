import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { appearance } from '../state/appearance.ts'
import { here, showMunicipality } from '../state/municipality.ts'
import { municipalitiesQuery } from '../state/queries.ts'
import { learnSession, session } from '../state/session.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { BadNews } from '../ui/panel.tsx'
import './administration.css'
import { useFailureWords } from './failure-words.ts'
import { route } from './route.ts'
import { Shell } from './shell.tsx'
import { toSignIn } from './sign-in-again.ts'

/** Finds out who is here and which municipality is shown, then draws the pages. */
export function Start() {
  const t = useText()
  const { language } = useStore(appearance)
  const person = useStore(session, (state) => state.person)
  const { failure, learn } = useLearning()
  if (person)
    return (
      <I18nProvider locale={language === 'sv' ? 'sv-SE' : 'en-GB'}>
        <InMunicipality />
      </I18nProvider>
    )
  return (
    <main className="opening">
      {failure === null ? (
        <p role="status">{t('administration.opening')}</p>
      ) : (
        <Failed failure={failure} onAgain={learn} />
      )}
    </main>
  )
}

/** Asks who is at the screen; nobody is sent to sign in. */
function useLearning() {
  const [failure, setFailure] = useState<unknown>(null)
  const learn = () => {
    setFailure(null)
    learnSession().then((person) => {
      if (!person) toSignIn()
    }, setFailure)
  }
  useEffect(learn, [])
  return { failure, learn }
}

/** The municipality that the address names, or the first one. Without any, one's account is still there. */
function InMunicipality() {
  const t = useText()
  const code = useStore(route, (state) => state.query.kommun)
  const { data, error, refetch } = useQuery(municipalitiesQuery)
  useEffect(() => {
    const shown = data?.find((one) => one.code === code) ?? data?.[0]
    if (shown) showMunicipality(shown)
  }, [data, code])
  const municipality = useStore(here, (state) => state.municipality)
  if (municipality || data?.length === 0) return <Shell />
  return (
    <main className="opening">
      {error ? (
        <Failed failure={error} onAgain={() => void refetch()} />
      ) : (
        <p role="status">{t('shell.loading')}</p>
      )}
    </main>
  )
}

function Failed({ failure, onAgain }: { failure: unknown; onAgain: () => void }) {
  const t = useText()
  const words = useFailureWords()
  return (
    <BadNews title={t('administration.failed')} what={words(failure)}>
      <Button onPress={onAgain}>{t('shell.tryAgain')}</Button>
    </BadNews>
  )
}
