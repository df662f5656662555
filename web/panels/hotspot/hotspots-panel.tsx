import { useQuery } from '@tanstack/react-query'
import { boxOf } from '../../state/box-of.ts'
import { openForm } from '../../state/forms.ts'
import { hotspotsQuery } from '../../state/hotspots.ts'
import { here } from '../../state/municipality.ts'
import { select } from '../../state/selection.ts'
import { useStore } from '../../state/use-store.ts'
import { flyToBox } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Empty, Panel } from '../../ui/panel.tsx'
import { problemWords } from '../problem-words.ts'
import './hotspot.css'
import { StatusWords } from './status-words.tsx'

/** The places worked on, as a list. */
export function HotspotsPanel() {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data: hotspots, error, isPending, refetch } = useQuery(hotspotsQuery(code))
  return (
    <Panel title={t('hotspot.title')}>
      <p className="muted">{t('hotspot.intro')}</p>
      <div className="panel-actions">
        <Button
          look="primary"
          icon="plus"
          onPress={() => {
            select(null)
            openForm({ kind: 'hotspot', id: null })
          }}
        >
          {t('hotspot.add')}
        </Button>
      </div>
      {isPending && <p className="muted">{t('shell.loading')}</p>}
      {error && (
        <BadNews title={t('problem.title')} what={problemWords(t, error)}>
          <Button onPress={() => refetch()}>{t('shell.tryAgain')}</Button>
        </BadNews>
      )}
      {hotspots?.length === 0 && <Empty title={t('hotspot.empty')} what={t('hotspot.emptyWhat')} />}
      <ul className="hotspot-list">
        {hotspots?.map((hotspot) => (
          <li key={hotspot.id}>
            <button
              type="button"
              className="hotspot-row"
              onClick={() => {
                select({ kind: 'hotspot', id: hotspot.id })
                flyToBox(boxOf(hotspot.area))
              }}
            >
              <strong>{hotspot.name}</strong>
              <StatusWords status={hotspot.status} />
              {hotspot.problem && <span className="muted clip">{hotspot.problem}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
