import { useQuery } from '@tanstack/react-query'
import type { Incident } from '../../../geodata/model/incident.ts'
import { DEFAULT_PLACE_RADIUS_M } from '../../../geodata/model/incident.ts'
import { incidentQuery, narrowIncident, widenIncident } from '../../state/incidents.ts'
import { useMay } from '../../state/may.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { select } from '../../state/selection.ts'
import { useStore } from '../../state/use-store.ts'
import { flyTo } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Panel } from '../../ui/panel.tsx'
import { AudienceOf } from '../audience/audience.tsx'
import { problemWords } from '../problem-words.ts'
import { RemoveIncident } from './remove-incident.tsx'
import { whenWords } from './when-words.ts'

/** One incident: all that is known of it. */
export function IncidentInspector({ id }: { id: string }) {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const may = useMay()
  const { data: incident, error, isPending } = useQuery(incidentQuery(code, id))
  const close = { onClose: () => select(null), closeLabel: t('shell.close') }
  if (isPending)
    return (
      <Panel title={t('incident.title')} {...close}>
        <p className="muted">{t('shell.loading')}</p>
      </Panel>
    )
  if (!incident)
    return (
      <Panel title={t('incident.title')} {...close}>
        <BadNews title={t('incident.notFound')} what={problemWords(t, error)} />
      </Panel>
    )
  return (
    <Panel
      kind={t('incident.title')}
      title={t(`incident.category.${incident.category}`)}
      {...close}
    >
      <Facts incident={incident} />
      <section>
        <h3>{t('incident.words')}</h3>
        <p className={incident.description ? '' : 'muted'}>
          {incident.description || t('incident.noWords')}
        </p>
      </section>
      <IncidentAudience incident={incident} />
      <div className="panel-actions">
        {incident.precision !== 'area' && (
          <Button icon="place" onPress={() => flyTo(incident.position, 17)}>
            {t('heat.showOnMap')}
          </Button>
        )}
        {may.to('delete', 'incident', incident) && <RemoveIncident incident={incident} />}
      </div>
    </Panel>
  )
}

function Facts({ incident }: { incident: Incident }) {
  const t = useText()
  const formats = useFormats()
  const within =
    incident.precision === 'place'
      ? `, ${t('incident.within', { metres: formats.number(incident.radiusM ?? DEFAULT_PLACE_RADIUS_M) })}`
      : ''
  return (
    <dl className="facts">
      <dt>{t('incident.when')}</dt>
      <dd>
        {whenWords(incident, formats)}
        {incident.ambiguousTime && <span className="muted"> {t('incident.ambiguousTime')}</span>}
      </dd>
      <dt>{t('incident.where')}</dt>
      <dd>
        {incident.placeName && <>{incident.placeName}. </>}
        {t(`incident.precision.${incident.precision}`)}
        {within}. {t(`incident.setting.${incident.setting}`)}.
      </dd>
      <dt>{t('incident.source')}</dt>
      <dd>
        {incident.source}
        {incident.policeInitiated && <> · {t('incident.policeInitiated')}</>}
      </dd>
    </dl>
  )
}

function IncidentAudience({ incident }: { incident: Incident }) {
  const t = useText()
  const { queryKey } = incidentQuery(here.getState().municipality!.code, incident.id)
  return (
    <AudienceOf
      of={incident}
      record="incident"
      noun="incident"
      texts={[
        ...(incident.placeName ? [t('incident.where')] : []),
        t('incident.source'),
        ...(incident.description ? [t('incident.words')] : []),
      ]}
      onWiden={(to) => widenIncident(incident, to)}
      onNarrow={(classification) => narrowIncident(incident, classification)}
      onStale={() => queryClient.invalidateQueries({ queryKey })}
    />
  )
}
