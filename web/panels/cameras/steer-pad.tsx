import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Verb } from '../../../geodata/placement/history.ts'
import { holdCamera, letGo, planning, putBack } from '../../state/plan.ts'
import { steered } from '../../state/steered.ts'
import { aimIndex, nudged, nudgeOf, nudgeVerb } from '../../state/steering.ts'
import { view } from '../../state/view.ts'
import { useText } from '../../text/text.ts'

const REST_MS = 900
const pads = ['body', 'aim'] as const
type Pad = (typeof pads)[number]

/** Two buttons that take the arrow keys: one moves the camera, one turns and tilts it. */
export function SteerPad() {
  const t = useText()
  const timer = useRef(0)
  const verb = useRef<Verb>('move')
  const accept = () => {
    clearTimeout(timer.current)
    timer.current = 0
    letGo(verb.current)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const onKeyDown = (event: KeyboardEvent, pad: Pad) => {
    const nudge = nudgeOf(event)
    const mark = steered()
    const held = planning.getState().live !== null
    if (mark && nudge && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const next = nudgeVerb(pad, nudge)
      if (held && verb.current !== next) accept()
      verb.current = next
      const bearing = view.getState().view?.bearingDeg ?? 0
      const { placement } = steered()!
      holdCamera(nudged(placement, { handle: pad, aim: aimIndex(placement) }, nudge, bearing))
      clearTimeout(timer.current)
      timer.current = window.setTimeout(accept, REST_MS)
    } else if (event.key === 'Enter' && held) accept()
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
            onBlur={() => timer.current && accept()}
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
