import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { appearance } from '../state/appearance.ts'
import { here, showMunicipality } from '../state/municipality.ts'
import { municipalitiesQuery } from '../state/queries.ts'
import { say } from '../state/toasts.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { Shell } from './shell.tsx'

/** Finds the municipality to show, and says what to do when there is none or no answer. */
export function Start() {
  const t = useText()
  const { language } = useStore(appearance)
  const { code, municipality } = useStore(here)
  const { data, isError, refetch } = useQuery(municipalitiesQuery)
  useEffect(() => {
    const asked = data?.find((one) => one.code === code)
    const shown = asked ?? data?.[0]
    if (!shown) return
    if (code && !asked && here.getState().code === code)
      say(t('shell.noSuchMunicipality', { code, name: shown.name }), { tone: 'bad' })
    showMunicipality(shown)
  }, [data, code, t])

  if (municipality)
    return (
      <I18nProvider locale={language === 'sv' ? 'sv-SE' : 'en-GB'}>
        <Shell />
      </I18nProvider>
    )
  if (isError)
    return (
      <Notice title={t('shell.failedStart')} what={t('shell.failedStartWhat')}>
        <Button onPress={() => refetch()}>{t('shell.tryAgain')}</Button>
      </Notice>
    )
  if (data?.length === 0)
    return <Notice title={t('shell.noMunicipality')} what={t('shell.noMunicipalityWhat')} />
  return <Notice title={t('shell.loading')} />
}

function Notice(props: { title: string; what?: string; children?: React.ReactNode }) {
  return (
    <main className="notice" role="status">
      <h1>{props.title}</h1>
      {props.what && <p>{props.what}</p>}
      {props.children}
    </main>
  )
}
