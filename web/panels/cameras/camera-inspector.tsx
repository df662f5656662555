import { useLayoutEffect, useRef } from 'react'
import type { Placement } from '../../../geodata/model/camera.ts'
import type { CameraMark } from '../../state/camera-marks.ts'
import { register } from '../../state/cameras.ts'
import { canEdit, isDraft, openPlan, planning } from '../../state/plan.ts'
import { removeCamera, restoreCamera } from '../../state/plan-edits.ts'
import { select } from '../../state/selection.ts'
import { useStore } from '../../state/use-store.ts'
import { flyTo } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { CameraMarkIcon } from '../../ui/camera-mark.tsx'
import { Empty, Panel } from '../../ui/panel.tsx'
import { AdoptCamera } from './adopt-camera.tsx'
import { AloneWords } from './alone-words.tsx'
import { useAsOfWords } from './as-of.tsx'
import { CameraAudience } from './camera-audience.tsx'
import { CameraFacts } from './camera-facts.tsx'
import { CameraForm } from './camera-form.tsx'
import './cameras.css'
import { EditInPlan } from './edit-in-plan.tsx'
import { FigureCard } from './figure-card.tsx'
import { GroundFacts } from './ground-facts.tsx'
import { IntrusionCard } from './intrusion-card.tsx'
import { lookWords } from './look-words.ts'
import { SaveWords, Steps } from './plan-tools.tsx'
import { RecordingFields } from './recording-fields.tsx'
import { SteerPad } from './steer-pad.tsx'
import { useCalmPlacement } from './use-calm-placement.ts'
import { useMark } from './use-marks.ts'

/** The selected camera: what it is and sees; in a plan, everything about it can be changed. */
export function CameraInspector({ id }: { id: string }) {
  const t = useText()
  const mark = useMark(id)
  const top = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another camera is read from its top
  useLayoutEffect(() => {
    top.current?.scrollIntoView({ block: 'start' })
    // What was pressed to come here is gone: the keyboard goes on from here.
    if (document.activeElement === document.body) top.current?.focus()
  }, [id])
  const state = useStore(register, (known) => known.state)
  const planId = useStore(planning, ({ id: open }) => open)
  const asOf = useAsOfWords()
  const planName = useStore(planning, ({ plan }) => plan?.name)
  if (state === 'loading')
    return (
      <p className="panel muted" role="status">
        {t('cameras.loading')}
      </p>
    )
  const close = { onClose: () => select(null), closeLabel: t('shell.close') }
  if (!mark)
    return (
      <Panel title={t('cameras.title')} {...close}>
        <Empty title={t('cameras.gone')} what={t('cameras.goneWhat')} />
        {planId && <Button onPress={() => openPlan(null)}>{t('cameras.plan.backToday')}</Button>}
      </Panel>
    )
  const { look, placement } = mark
  const kind = look === 'other' ? 'other' : placement.kind
  const kindWords = [
    ...(planName ? [planName] : []),
    t(`cameras.kind.${placement.kind}`),
    asOf && look === 'standing' ? t('cameras.asOf.stood', { day: asOf }) : lookWords(t, mark),
    ...(mark.indoor ? [t('cameras.indoor')] : []),
  ]
  return (
    <div ref={top} tabIndex={-1}>
      <Panel
        title={
          <span className="camera-title">
            <CameraMarkIcon kind={kind} look={look === 'other' ? 'standing' : look} />
            {placement.name}
          </span>
        }
        kind={kindWords.join(' · ')}
        {...close}
      >
        <Body mark={mark} />
      </Panel>
    </div>
  )
}

function Body({ mark }: { mark: CameraMark }) {
  const t = useText()
  const formats = useFormats()
  const isOpen = useStore(planning, canEdit)
  const isInDraft = useStore(planning, isDraft)
  const inPlan = useStore(
    planning,
    ({ draft }) => draft?.placements.some((one) => one.id === mark.placement.id) ?? false,
  )
  const { placement } = mark
  const { look, deployment } = mark
  const isRemoved = look === 'removed' && isInDraft
  if (look === 'other')
    return (
      <>
        <AloneWords mark={mark} />
        {mark.camera && <AdoptCamera camera={mark.camera} />}
        <GroundFacts placement={placement} />
        <CameraFacts mark={mark} />
        <CameraAudience mark={mark} />
      </>
    )
  return (
    <>
      <FigureCard isShort />
      <AloneWords mark={mark} />
      <IntrusionCard mark={mark} />
      <div className="panel-actions">
        <Button onPress={() => flyTo(placement.position)}>{t('cameras.show')}</Button>
      </div>
      {isRemoved && (
        <div className="notice-box">
          <p>{t('cameras.inspector.removedWhat')}</p>
          {isOpen && (
            <Button icon="undo" onPress={() => restoreCamera(mark)}>
              {t('cameras.inspector.restore')}
            </Button>
          )}
        </div>
      )}
      {look === 'planned' && deployment && !inPlan && (
        <p className="notes">
          {t('cameras.inspector.comingWhat', { at: formats.dateTime(deployment.from) })}
        </p>
      )}
      {isOpen && inPlan ? (
        <>
          <div className="plan-state">
            <SaveWords />
            <Steps />
          </div>
          <SteerPad />
          <LiveFields placement={placement} />
          <div className="panel-actions">
            <Button icon="trash" look="danger" onPress={() => removeCamera(mark)}>
              {t(`cameras.inspector.${deployment ? 'remove' : 'removeNew'}`)}
            </Button>
          </div>
        </>
      ) : (
        <>
          {!isRemoved && <EditInPlan mark={mark} />}
          <GroundFacts placement={placement} />
        </>
      )}
      <CameraFacts mark={mark} />
      <CameraAudience mark={mark} />
    </>
  )
}

/** What follows the hand when it rests: every field and what it means on the ground. */
function LiveFields({ placement }: { placement: Placement }) {
  const shown = useCalmPlacement(placement)
  return (
    <>
      <CameraForm placement={shown} />
      <RecordingFields placement={shown} />
      <GroundFacts placement={shown} />
    </>
  )
}
