import { type KeyboardEvent, useEffect, useRef } from 'react'
import { holdCamera, letGo, planning, putBack } from '../../state/plan.ts'
import { steered } from '../../state/steered.ts'
import { aimIndex, handleVerbs, nudged, nudgeOf } from '../../state/steering.ts'
import { view } from '../../state/view.ts'
import { useText } from '../../text/text.ts'

const REST_MS = 900
const pads = ['body', 'aim'] as const
type Pad = (typeof pads)[number]

/** Two buttons that take the arrow keys: one moves the camera, one turns it. */
export function SteerPad() {
  const t = useText()
  const timer = useRef(0)
  const accept = (pad: Pad) => {
    clearTimeout(timer.current)
    timer.current = 0
    letGo(handleVerbs[pad])
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const onKeyDown = (event: KeyboardEvent, pad: Pad) => {
    const nudge = nudgeOf(event)
    const mark = steered()
    const held = planning.getState().live !== null
    if (mark && nudge && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const { placement } = mark
      const bearing = view.getState().view?.bearingDeg ?? 0
      holdCamera(nudged(placement, { handle: pad, aim: aimIndex(placement) }, nudge, bearing))
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => accept(pad), REST_MS)
    } else if (event.key === 'Enter' && held) accept(pad)
    else if (event.key === 'Escape' && held) {
      clearTimeout(timer.current)
      putBack()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section aria-label={t('cameras.inspector.steer')}>
      <div className="steer-pad">
        {pads.map((pad) => (
          <button
            key={pad}
            type="button"
            className="steer"
            aria-describedby="steer-help"
            onKeyDown={(event) => onKeyDown(event, pad)}
            onBlur={() => timer.current && accept(pad)}
          >
            <kbd>← ↑ ↓ →</kbd>
            {t(`cameras.inspector.${pad === 'body' ? 'steerMove' : 'steerTurn'}`)}
          </button>
        ))}
      </div>
      <p className="notes" id="steer-help">
        {t('cameras.inspector.steerHelp')}
      </p>
    </section>
  )
}
