import { cameraChoice } from '../../state/camera-choice.ts'
import { groundSeen } from '../../state/ground.ts'
import { openModule } from '../../state/module.ts'
import { addCameraImages } from '../camera-images.ts'
import { addLayer, removeLayer, updateLayer } from '../layer.ts'
import { blindLayer } from '../layers/blind.ts'
import type { MapPart } from '../part.ts'

/** Where no camera sees, as long as that is asked for. */
export const blindPart: MapPart = ({ map, palette }) => {
  addCameraImages(map, palette)
  const layer = blindLayer(palette)
  let drawn: unknown
  const draw = () => {
    const here = openModule.getState().module === 'cameras' && cameraChoice.getState().blindShown
    const blind = here ? groundSeen.getState().blind : null
    if (blind === drawn) return
    updateLayer(map, layer, blind?.outline ?? [])
    drawn = blind
  }
  addLayer(map, layer)
  draw()
  const stops = [groundSeen, cameraChoice, openModule].map((store) => store.subscribe(draw))
  return () => {
    for (const stop of stops) stop()
    removeLayer(map, layer)
  }
}
