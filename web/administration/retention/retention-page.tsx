import { useQuery } from '@tanstack/react-query'
import { here } from '../../state/municipality.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { BadNews } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { Page, Waiting } from '../page.tsx'
import { retentionQuery } from '../queries.ts'
import './retention.css'
import { Runs } from './runs.tsx'
import { Subject } from './subject.tsx'

/** How long what is kept is kept: each kind by a decision of its own. */
export function RetentionPage() {
  const t = useText()
  const words = useFailureWords()
  const { code, name } = useStore(here, (state) => state.municipality!)
  const isPolice = useStore(session, (state) => state.person?.organisationKind === 'police')
  const { data, error } = useQuery(retentionQuery(code))
  return (
    <Page
      title={t('administration.page.retention')}
      intro={t('retention.intro', { municipality: name })}
    >
      <p className="prose">
        {t(data?.some(({ months }) => months !== null) ? 'retention.some' : 'retention.off')}{' '}
        {t(isPolice ? 'retention.ofPolice' : 'retention.ofMunicipality')}
      </p>
      {data ? (
        <>
          {data.map((stand) => (
            <Subject key={stand.subject} stand={stand} />
          ))}
          <Runs />
        </>
      ) : error ? (
        <BadNews title={t('administration.failed')} what={words(error)} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}
