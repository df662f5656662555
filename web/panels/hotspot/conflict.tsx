import type { Hotspot } from '../../../geodata/model/hotspot.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import type { HotspotDraft } from './hotspot-draft.ts'

const fields = ['name', 'problem', 'causes', 'measures', 'responsible'] as const

/** Somebody else saved first: what they wrote, beside words that are kept. */
export function Conflict(props: {
  mine: HotspotDraft
  theirs: Hotspot
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  const t = useText()
  const { mine, theirs, onKeepMine, onTakeTheirs } = props
  return (
    <div className="conflict" role="alert">
      <strong>{t('hotspot.conflict')}</strong>
      <p>{t('hotspot.conflictKept')}</p>
      <dl className="facts">
        {fields
          .filter((field) => mine[field] !== theirs[field])
          .map((field) => (
            <div key={field} style={{ display: 'contents' }}>
              <dt>
                {t(`hotspot.${field}`)} ({t('hotspot.theirs').toLowerCase()})
              </dt>
              <dd className="prose">{theirs[field] || t('hotspot.none')}</dd>
            </div>
          ))}
      </dl>
      <div className="panel-actions">
        <Button onPress={onKeepMine}>{t('hotspot.keepMine')}</Button>
        <Button onPress={onTakeTheirs}>{t('hotspot.takeTheirs')}</Button>
      </div>
    </div>
  )
}
