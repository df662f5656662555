import { useQuery } from '@tanstack/react-query'
import type { Incident } from '../../../geodata/model/incident.ts'
import { DEFAULT_PLACE_RADIUS_M } from '../../../geodata/model/incident.ts'
import { addIncident, incidentQuery, removeIncident } from '../../state/incidents.ts'
import { here } from '../../state/municipality.ts'
import { select } from '../../state/selection.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { flyTo } from '../../state/view.ts'
import { type Text, useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Panel } from '../../ui/panel.tsx'
import { problemWords } from '../problem-words.ts'
import { whenWords } from './when-words.ts'

/** One incident: all that is known of it. */
export function IncidentInspector({ id }: { id: string }) {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
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
      <div className="panel-actions">
        {incident.precision !== 'area' && (
          <Button icon="place" onPress={() => flyTo(incident.position, 17)}>
            {t('heat.showOnMap')}
          </Button>
        )}
        <Button look="danger" icon="trash" onPress={() => void remove(incident, t)}>
          {t('incident.remove')}
        </Button>
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

async function remove(incident: Incident, t: Text): Promise<void> {
  try {
    await removeIncident(incident)
    select(null)
    say(t('incident.removed'), {
      undo: {
        label: t('incident.undoRemove'),
        run: async () => {
          const again = await addIncident(asNew(incident))
          select({ kind: 'incident', id: again.id })
        },
      },
    })
  } catch (error) {
    say(problemWords(t, error), { tone: 'bad' })
  }
}

// What a writer may say of an incident; the rest the service keeps for itself.
function asNew(incident: Incident) {
  const { category, from, to, timePrecision, position, precision, radiusM, setting } = incident
  const { policeInitiated, source, externalId, placeName, description } = incident
  const { ownerUnitId, classification } = incident
  return {
    ...{ category, from, to, timePrecision, position, precision, radiusM, setting },
    ...{ policeInitiated, source, externalId, placeName, description },
    ...{ ownerUnitId, classification },
  }
}
