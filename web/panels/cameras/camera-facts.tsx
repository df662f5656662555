import type { CameraMark } from '../../state/camera-marks.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { hoursWords, nightWords, turnWords } from './recording-words.ts'

/** What the register knows of a camera, and which of it is a guess. */
export function CameraFacts({ mark }: { mark: CameraMark }) {
  const t = useText()
  const formats = useFormats()
  const { camera, deployment, placement } = mark
  const { height, aim, optics } = placement.provenance
  const masks = placement.masks.length
  const guesses = [
    ...(height === 'estimated' ? [t('cameras.inspector.estimatedHeight')] : []),
    ...(aim === 'estimated' ? [t('cameras.inspector.estimatedAim')] : []),
    ...(optics === 'estimated' ? [t('cameras.inspector.estimatedOptics')] : []),
  ]
  const facts = [
    [t('cameras.inspector.ownedBy'), camera && t(`cameras.owner.${camera.ownerKind}`)],
    [t('cameras.inspector.model'), placement.model || camera?.model],
    [t('cameras.inspector.since'), deployment && formats.date(deployment.from)],
    [t('cameras.inspector.until'), deployment?.to && formats.date(deployment.to)],
    [t('cameras.inspector.decision'), deployment?.decision],
    [t('cameras.recording.title'), hoursWords(t, formats, placement.recordingHours)],
    [t('cameras.night.title'), nightWords(t, formats, placement.night)],
    [
      t('cameras.mask.title'),
      masks > 0 && t('cameras.mask.told', { count: masks, n: formats.number(masks) }),
    ],
    [t('cameras.reach.turns'), placement.reach && turnWords(t, formats, placement.reach)],
    [t('cameras.inspector.source'), camera?.source],
  ].flatMap(([words, value]) => (words && value ? [[words, value] as const] : []))
  return (
    <>
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map(([words, value]) => (
            <div key={words} style={{ display: 'contents' }}>
              <dt>{words}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {guesses.length > 0 && (
        <p className="notes">{t('cameras.inspector.estimated', { what: guesses.join(', ') })}</p>
      )}
    </>
  )
}
