import type { MapMouseEvent } from 'maplibre-gl'
import { appearance } from '../../state/appearance.ts'
import { cameraChoice } from '../../state/camera-choice.ts'
import { here } from '../../state/municipality.ts'
import { planning } from '../../state/plan.ts'
import { askSight, hovered } from '../../state/sight-hover.ts'
import { tool } from '../../state/tool.ts'
import { formatsFor } from '../../text/format.ts'
import { inTheWay, sightWords } from '../../text/sight-words.ts'
import { text } from '../../text/text.ts'
import type { MapPart } from '../part.ts'
import './sight-hover.css'

/** Why the selected camera does not see what the pointer is over: told beside the pointer. */
export const sightHoverPart: MapPart = ({ map }) => {
  const box = document.createElement('div')
  box.className = 'sight-hover'
  box.hidden = true
  // The same is told to everybody by "Prova en punkt".
  box.setAttribute('aria-hidden', 'true')
  map.getContainer().append(box)
  const show = () => {
    const { sight, name } = hovered.getState()
    box.hidden = !sight || !inTheWay(sight)
    if (!sight || !inTheWay(sight)) return
    const { language } = appearance.getState()
    const formats = formatsFor(language, here.getState().municipality!.timeZone)
    box.textContent = `${name} ${sightWords(text, formats, sight, cameraChoice.getState().edition)}`
  }
  const move = ({ point, lngLat }: MapMouseEvent) => {
    const isLooking = tool.getState().tool.kind === 'look' && !planning.getState().live
    void askSight(isLooking ? [lngLat.lng, lngLat.lat] : null)
    const { clientWidth } = map.getContainer()
    box.style.left = `${Math.min(point.x + 14, clientWidth - 240)}px`
    box.style.top = `${point.y + 18}px`
  }
  const leave = () => void askSight(null)
  const heard = [map.on('mousemove', move), map.on('mouseout', leave), map.on('movestart', leave)]
  const stop = hovered.subscribe(show)
  return () => {
    stop()
    for (const subscription of heard) subscription.unsubscribe()
    box.remove()
  }
}
