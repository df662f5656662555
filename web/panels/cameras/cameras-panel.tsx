import { register, reloadRegister } from '../../state/cameras.ts'
import { planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Empty, Panel } from '../../ui/panel.tsx'
import { AddCamera } from './add-camera.tsx'
import { AsOf } from './as-of.tsx'
import { CameraLayers } from './camera-layers.tsx'
import { CameraList } from './camera-list.tsx'
import './cameras.css'
import { ComparePlans } from './compare-plans.tsx'
import { FigureCard } from './figure-card.tsx'
import { FigureNotes } from './figure-notes.tsx'
import { FigureSummary } from './figure-summary.tsx'
import { GroundCard } from './ground-card.tsx'
import { PlanBar } from './plan-bar.tsx'
import { PlanChanges } from './plan-changes.tsx'
import { Probe } from './probe.tsx'

/** Cameras: which plan is looked at, how much they see, and what stands where. */
export function CamerasPanel() {
  const t = useText()
  const { state, cameras } = useStore(register)
  const isOpen = useStore(planning, ({ plan }) => plan !== null)
  return (
    <Panel
      title={
        <>
          {t('cameras.title')} <FigureSummary />
        </>
      }
    >
      <PlanBar />
      <AsOf />
      {state === 'failed' && (
        <BadNews title={t('cameras.failed')} what={t('cameras.failedWhat')}>
          <Button onPress={() => void reloadRegister()}>{t('shell.tryAgain')}</Button>
        </BadNews>
      )}
      {state === 'loading' && (
        <p className="muted" role="status">
          {t('cameras.loading')}
        </p>
      )}
      {state === 'ready' && (
        <>
          <FigureCard />
          <GroundCard />
          {isOpen && <AddCamera />}
          {cameras.length === 0 && !isOpen ? (
            <Empty title={t('cameras.none')} what={t('cameras.noneWhat')} />
          ) : (
            <CameraList />
          )}
          {isOpen && <PlanChanges />}
          <Probe />
          <ComparePlans />
          <FigureNotes />
          <CameraLayers />
        </>
      )}
    </Panel>
  )
}
