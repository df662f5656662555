import { useQuery } from '@tanstack/react-query'
import type { Incident } from '../../../geodata/model/incident.ts'
import { ownIncidentsQuery } from '../../state/incidents.ts'
import { here } from '../../state/municipality.ts'
import { select } from '../../state/selection.ts'
import { useStore } from '../../state/use-store.ts'
import { flyTo } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Empty, Panel } from '../../ui/panel.tsx'
import { problemWords } from '../problem-words.ts'
import { AddIncidentButton } from './add-incident-button.tsx'
import './incident.css'
import { whenWords } from './when-words.ts'

/** For whoever leaves incidents and sees no others: the way to a new one, and those they have left. */
export function OwnIncidents() {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data, error, isPending, refetch } = useQuery(ownIncidentsQuery(code))
  return (
    <Panel title={t('incident.own.title')}>
      <p className="muted">{t('incident.own.intro')}</p>
      <AddIncidentButton />
      {isPending && (
        <p className="muted" role="status">
          {t('heat.loading')}
        </p>
      )}
      {error && (
        <BadNews title={t('heat.failed')} what={problemWords(t, error)}>
          <Button onPress={() => refetch()}>{t('shell.tryAgain')}</Button>
        </BadNews>
      )}
      {data?.length === 0 && (
        <Empty title={t('incident.own.none')} what={t('incident.own.noneWhat')} />
      )}
      <ul className="own-incidents">
        {data
          ?.toSorted((a, b) => Number(b.from) - Number(a.from))
          .map((incident) => (
            <Row key={incident.id} incident={incident} />
          ))}
      </ul>
    </Panel>
  )
}

function Row({ incident }: { incident: Incident }) {
  const t = useText()
  const formats = useFormats()
  const { id, category, placeName, description, position, precision } = incident
  return (
    <li>
      <button
        type="button"
        className="own-incident"
        onClick={() => {
          select({ kind: 'incident', id })
          if (precision !== 'area') flyTo(position)
        }}
      >
        <strong>{t(`incident.category.${category}`)}</strong>
        <span className="muted small">
          {whenWords(incident, formats)}
          {placeName && ` · ${placeName}`}
        </span>
        {description && <span className="muted clip">{description}</span>}
      </button>
    </li>
  )
}
