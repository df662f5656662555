import type { CameraKind } from '../../../geodata/model/camera.ts'
import { cameraRecord } from '../../state/cameras.ts'
import { useMay } from '../../state/may.ts'
import { canEdit, planning } from '../../state/plan.ts'
import { lookAround, takeCamera, tapAt, tool } from '../../state/tool.ts'
import { useStore } from '../../state/use-store.ts'
import { view } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { CameraMarkIcon } from '../../ui/camera-mark.tsx'

/** Adds a camera to the open plan: by a tap on the map, or in its middle without a mouse. */
export function AddCamera() {
  const t = useText()
  const may = useMay()
  const isOpen = useStore(planning, canEdit)
  const added = useStore(
    planning,
    ({ draft }) => draft?.placements.filter(({ cameraId }) => cameraId === null).length ?? 0,
  )
  const { tool: now } = useStore(tool)
  if (!isOpen) return null
  const start = (kind: CameraKind) => takeCamera(kind, t('cameras.add.name', { n: added + 1 }))
  const placeAtCentre = () => {
    const { view: seen } = view.getState()
    if (seen) tapAt(seen.centre)
  }
  if (now.kind === 'camera')
    return (
      <section className="placing" role="status">
        <p>{t('cameras.add.placing')}</p>
        <div className="panel-actions">
          <Button look="primary" onPress={placeAtCentre}>
            {t('cameras.add.placeAtCentre')}
          </Button>
          <Button onPress={lookAround}>{t('cameras.add.cancel')}</Button>
        </div>
      </section>
    )
  return (
    <section aria-label={t('cameras.add.title')}>
      <h3>{t('cameras.add.title')}</h3>
      <div className="panel-actions">
        {(['fixed', 'temporary'] as const).map((kind) => (
          <Button key={kind} onPress={() => start(kind)}>
            <CameraMarkIcon kind={kind} look="planned" size={18} />
            {t(`cameras.add.${kind}`)}
          </Button>
        ))}
      </div>
      {(['fixed', 'temporary'] as const)
        .filter((kind) => !may.ever('change', cameraRecord(kind)))
        .map((kind) => (
          <p key={kind} className="notes">
            {t(`cameras.add.others.${kind}`)}
          </p>
        ))}
    </section>
  )
}
