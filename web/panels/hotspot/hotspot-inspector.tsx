import { useQuery } from '@tanstack/react-query'
import type { Hotspot } from '../../../geodata/model/hotspot.ts'
import { openForm } from '../../state/forms.ts'
import { editHotspot, hotspotsQuery, widenHotspot } from '../../state/hotspots.ts'
import { useMay } from '../../state/may.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { select } from '../../state/selection.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Panel } from '../../ui/panel.tsx'
import { AudienceOf } from '../audience/audience.tsx'
import './hotspot.css'
import { RemoveHotspot } from './remove-hotspot.tsx'
import { StatusWords } from './status-words.tsx'

const texts = ['problem', 'causes', 'measures', 'responsible'] as const

/** One hotspot: the problem, its causes, what is done and by whom. */
export function HotspotInspector({ id }: { id: string }) {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const may = useMay()
  const { data, isPending } = useQuery(hotspotsQuery(code))
  const hotspot = data?.find((one) => one.id === id)
  const close = { onClose: () => select(null), closeLabel: t('shell.close') }
  if (!hotspot)
    return (
      <Panel title={t('hotspot.title')} {...close}>
        {isPending ? (
          <p className="muted">{t('shell.loading')}</p>
        ) : (
          <BadNews title={t('hotspot.notFound')} />
        )}
      </Panel>
    )
  return (
    <Panel kind={t('hotspot.one')} title={hotspot.name} {...close}>
      <StatusWords status={hotspot.status} />
      {texts.map((field) => (
        <section key={field}>
          <h3>{t(`hotspot.${field}`)}</h3>
          <p className={hotspot[field] ? 'prose' : 'muted'}>
            {hotspot[field] || t('hotspot.none')}
          </p>
        </section>
      ))}
      <HotspotAudience hotspot={hotspot} />
      <div className="panel-actions">
        {may.to('change', 'hotspot', hotspot) && (
          <Button icon="pencil" onPress={() => openForm({ kind: 'hotspot', id })}>
            {t('hotspot.edit')}
          </Button>
        )}
        {may.to('delete', 'hotspot', hotspot) && <RemoveHotspot hotspot={hotspot} />}
      </div>
    </Panel>
  )
}

function HotspotAudience({ hotspot }: { hotspot: Hotspot }) {
  const t = useText()
  const { queryKey } = hotspotsQuery(here.getState().municipality!.code)
  return (
    <AudienceOf
      of={hotspot}
      record="hotspot"
      noun="hotspot"
      texts={[
        t('hotspot.name'),
        ...texts.filter((field) => hotspot[field]).map((field) => t(`hotspot.${field}`)),
      ]}
      onWiden={(to) => widenHotspot(hotspot, to)}
      onNarrow={(classification) => editHotspot(hotspot, { classification })}
      onStale={() => queryClient.invalidateQueries({ queryKey })}
    />
  )
}
