import { cameraChoice } from '../../state/camera-choice.ts'
import { register } from '../../state/cameras.ts'
import { marksNow } from '../../state/coverage.ts'
import { planning } from '../../state/plan.ts'
import { selection } from '../../state/selection.ts'
import { steered } from '../../state/steered.ts'
import { addCameraImages } from '../camera-images.ts'
import { addLayer, removeLayer, updateLayer } from '../layer.ts'
import { cameraItems, cameraLayer, otherCameraLayer } from '../layers/cameras.ts'
import { markSelected } from '../mark-selected.ts'
import type { MapPart } from '../part.ts'

/** The marks of cameras. The one that can be dragged is drawn by its handles instead. */
export const cameraPart: MapPart = ({ map, palette }) => {
  addCameraImages(map, palette)
  const [own, others] = [cameraLayer(palette), otherCameraLayer(palette)]
  const draw = () => {
    const held = steered()?.id
    const marks = marksNow()
    const { othersShown } = cameraChoice.getState()
    const { selected } = selection.getState()
    const items = cameraItems(marks.filter(({ look }) => look !== 'other'))
    updateLayer(
      map,
      own,
      items.filter(({ id, part }) => part === 'ghost' || id.split(' ')[0] !== held),
    )
    const shown = marks.filter(
      ({ look, id }) => look === 'other' && (othersShown || id === selected?.id),
    )
    updateLayer(map, others, cameraItems(shown))
  }
  for (const layer of [others, own]) addLayer(map, layer)
  const stops = [
    register.subscribe(draw),
    cameraChoice.subscribe(draw),
    selection.subscribe(draw),
    // A drag moves the handles only.
    planning.subscribe((now, before) => {
      if (now.draft !== before.draft || now.plan !== before.plan) draw()
    }),
    markSelected(map, 'cameras', 'camera', selection),
    markSelected(map, 'other-cameras', 'camera', selection),
  ]
  draw()
  return () => {
    for (const stop of stops) stop()
    for (const layer of [own, others]) removeLayer(map, layer)
  }
}
