import { useState } from 'react'
import type { CameraMark } from '../../state/camera-marks.ts'
import { select } from '../../state/selection.ts'
import { flyTo } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { CameraMarkIcon } from '../../ui/camera-mark.tsx'
import { byName } from './by-name.ts'
import { lookWords } from './look-words.ts'
import { useMarks } from './use-marks.ts'

const OTHERS_SHOWN = 20

/** Every camera as a row: the way to one without a mouse. Those of others stand apart. */
export function CameraList() {
  const t = useText()
  const formats = useFormats()
  const marks = useMarks().toSorted(byName)
  const [shown, setShown] = useState(OTHERS_SHOWN)
  const own = marks.filter(({ look }) => look !== 'other')
  const others = marks.filter(({ look }) => look === 'other')
  return (
    <>
      <section>
        <h3>{t('cameras.list.title', { count: own.length, n: formats.number(own.length) })}</h3>
        <ul className="camera-list">
          {own.map((mark) => (
            <Row key={mark.placement.id} mark={mark} />
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <details>
          <summary>{t('cameras.list.others', { n: formats.number(others.length) })}</summary>
          <p className="notes">{t('cameras.list.othersWhat')}</p>
          <ul className="camera-list">
            {others.slice(0, shown).map((mark) => (
              <Row key={mark.placement.id} mark={mark} />
            ))}
          </ul>
          {others.length > shown && (
            <Button onPress={() => setShown(shown + 100)}>{t('cameras.list.moreOthers')}</Button>
          )}
        </details>
      )}
    </>
  )
}

function Row({ mark }: { mark: CameraMark }) {
  const t = useText()
  const { id, name, look, indoor, placement } = mark
  const kind = look === 'other' ? 'other' : placement.kind
  const words = [
    ...(look === 'other' ? [] : [t(`cameras.kindShort.${placement.kind}`)]),
    ...(look === 'standing' ? [] : [lookWords(t, mark)]),
    ...(indoor ? [t('cameras.list.indoorOnly')] : []),
  ]
  return (
    <li>
      <button
        type="button"
        className="camera-row"
        onClick={() => {
          select({ kind: 'camera', id })
          flyTo(placement.position)
        }}
      >
        <CameraMarkIcon kind={kind} look={look === 'other' ? 'standing' : look} size={18} />
        <span>{name}</span>
        <span className="muted small">{words.join(' · ')}</span>
      </button>
    </li>
  )
}
