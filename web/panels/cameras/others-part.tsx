import type { CameraKind } from '../../../geodata/model/camera.ts'
import type { Classification } from '../../../geodata/model/record.ts'
import type { Comparison } from '../../../geodata/placement/compare.ts'
import { isAnything, ofKind } from '../../state/plan-parts.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { changeLines } from './difference-words.ts'

// Whoever carries out a part must see the plan first.
const seenBy: Record<CameraKind, readonly Classification[]> = {
  fixed: ['authorities', 'internal', 'public'],
  temporary: ['police', 'authorities', 'internal', 'public'],
}

type Props = { others: Comparison; classification: Classification }

/** What of a plan is left for others to carry out, and that it stays a draft until they have. */
export function OthersPart({ others, classification }: Props) {
  const t = useText()
  const formats = useFormats()
  if (!isAnything(others)) return null
  return (
    <div className="others-part">
      {(['fixed', 'temporary'] as const)
        .map((kind) => ({ kind, lines: changeLines(t, formats, ofKind(others, kind)) }))
        .filter(({ lines }) => lines.length > 0)
        .map(({ kind, lines }) => (
          <div key={kind}>
            <p>{t(`cameras.carryOut.left.${kind}`)}</p>
            <ul className="change-lines">
              {lines.map(({ id, words }) => (
                <li key={id}>{words}</li>
              ))}
            </ul>
            {!seenBy[kind].includes(classification) && (
              <p>
                <strong>{t(`cameras.carryOut.unseen.${kind}`)}</strong>
              </p>
            )}
          </div>
        ))}
      <p>{t('cameras.carryOut.staysDraft')}</p>
    </div>
  )
}
