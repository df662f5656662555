import type { Placement } from '../../../geodata/model/camera.ts'
import { cameraChoice } from '../../state/camera-choice.ts'
import { activeAim } from '../../state/steering.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { groundWords, reachWords } from './ground-words.ts'

/** From where to where the camera sees, and how far each step of sharpness reaches. */
export function GroundFacts({ placement }: { placement: Placement }) {
  const t = useText()
  const formats = useFormats()
  const { edition } = useStore(cameraChoice)
  const { index } = useStore(activeAim)
  const { aims, mountHeightM } = placement
  const aim = { ...aims[Math.min(index, aims.length - 1)]!, mountHeightM }
  return (
    <section className="ground-facts">
      {groundWords(t, formats, aim).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <h3>{t('cameras.inspector.reaches')}</h3>
      <ul className="reaches">
        {reachWords(t, formats, aim, edition)
          .toReversed()
          .map(({ id, words }) => (
            <li key={id}>{words}</li>
          ))}
      </ul>
      <p className="muted small">{t(`cameras.standard.${edition}`)}</p>
    </section>
  )
}
