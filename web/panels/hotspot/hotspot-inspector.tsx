import { useQuery } from '@tanstack/react-query'
import type { Hotspot } from '../../../geodata/model/hotspot.ts'
import { openForm } from '../../state/forms.ts'
import { addHotspot, hotspotsQuery, removeHotspot } from '../../state/hotspots.ts'
import { here } from '../../state/municipality.ts'
import { select } from '../../state/selection.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { type Text, useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Panel } from '../../ui/panel.tsx'
import { problemWords } from '../problem-words.ts'
import { hotspotFields } from './hotspot-draft.ts'
import './hotspot.css'
import { StatusWords } from './status-words.tsx'

/** One hotspot: the problem, its causes, what is done and by whom. */
export function HotspotInspector({ id }: { id: string }) {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
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
      {(['problem', 'causes', 'measures', 'responsible'] as const).map((field) => (
        <section key={field}>
          <h3>{t(`hotspot.${field}`)}</h3>
          <p className={hotspot[field] ? 'prose' : 'muted'}>
            {hotspot[field] || t('hotspot.none')}
          </p>
        </section>
      ))}
      <div className="panel-actions">
        <Button icon="pencil" onPress={() => openForm({ kind: 'hotspot', id })}>
          {t('hotspot.edit')}
        </Button>
        <Button look="danger" icon="trash" onPress={() => void remove(hotspot, t)}>
          {t('hotspot.remove')}
        </Button>
      </div>
    </Panel>
  )
}

async function remove(hotspot: Hotspot, t: Text): Promise<void> {
  try {
    await removeHotspot(hotspot)
    select(null)
    say(t('hotspot.removed'), {
      undo: {
        label: t('hotspot.undoRemove'),
        run: async () => {
          const again = await addHotspot(hotspotFields(hotspot))
          select({ kind: 'hotspot', id: again.id })
        },
      },
    })
  } catch (error) {
    say(problemWords(t, error), { tone: 'bad' })
  }
}
