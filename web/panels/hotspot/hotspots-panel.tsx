import { useQuery } from '@tanstack/react-query'
import { type Hotspot, hotspotStatus } from '../../../geodata/model/hotspot.ts'
import { boxOf } from '../../state/box-of.ts'
import { openForm } from '../../state/forms.ts'
import { hotspotsQuery } from '../../state/hotspots.ts'
import { useMay } from '../../state/may.ts'
import { here } from '../../state/municipality.ts'
import { select } from '../../state/selection.ts'
import { useStore } from '../../state/use-store.ts'
import { flyToBox } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Empty, Panel } from '../../ui/panel.tsx'
import { useAudienceWords } from '../audience/use-audience-words.ts'
import { problemWords } from '../problem-words.ts'
import './hotspot.css'
import { StatusWords } from './status-words.tsx'

// By how far the work has come, then as a Swedish dictionary has the names.
const names = new Intl.Collator('sv', { numeric: true })
const inOrder = (a: Hotspot, b: Hotspot) =>
  hotspotStatus.options.indexOf(a.status) - hotspotStatus.options.indexOf(b.status) ||
  names.compare(a.name, b.name)

/** The places worked on, as a list. */
export function HotspotsPanel() {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const mayAdd = useMay().ever('create', 'hotspot')
  const words = useAudienceWords()
  const { data: hotspots, error, isPending, refetch } = useQuery(hotspotsQuery(code))
  return (
    <Panel title={t('hotspot.title')}>
      <p className="muted">{t('hotspot.intro')}</p>
      {mayAdd && (
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
      )}
      {isPending && <p className="muted">{t('shell.loading')}</p>}
      {error && (
        <BadNews title={t('problem.title')} what={problemWords(t, error)}>
          <Button onPress={() => refetch()}>{t('shell.tryAgain')}</Button>
        </BadNews>
      )}
      {hotspots?.length === 0 && (
        <Empty
          title={t('hotspot.empty')}
          what={t(mayAdd ? 'hotspot.emptyWhat' : 'hotspot.emptyReading')}
        />
      )}
      <ul className="hotspot-list">
        {hotspots?.toSorted(inOrder).map((hotspot) => (
          <li key={hotspot.id}>
            <button
              type="button"
              className="hotspot-row"
              onClick={() => {
                select({ kind: 'hotspot', id: hotspot.id })
                flyToBox(boxOf(hotspot.area))
              }}
            >
              <span className="hotspot-head">
                <strong>{hotspot.name}</strong>
                <StatusWords status={hotspot.status} />
              </span>
              {hotspot.problem && <span className="muted clip">{hotspot.problem}</span>}
              <span className="muted small">{words(hotspot).seen}</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
