import { coverage } from '../../state/coverage.ts'
import { selection } from '../../state/selection.ts'
import { addCameraImages } from '../camera-images.ts'
import { addLayer, removeLayer, updateLayer } from '../layer.ts'
import { coverageLayer, liveCoverageLayer } from '../layers/coverage.ts'
import type { MapPart } from '../part.ts'

/** What the cameras see: follows the counting; a drag redraws only the camera in the hand. */
export const coveragePart: MapPart = ({ map, palette }) => {
  addCameraImages(map, palette)
  const [settled, live] = [coverageLayer(palette), liveCoverageLayer(palette)]
  let drawn = { settled: '', live: '' }
  const draw = () => {
    const { selected } = selection.getState()
    const held = selected?.kind === 'camera' ? selected.id : null
    const views = [...coverage.getState().views.values()]
    const parts = {
      settled: views.filter(({ id }) => id !== held),
      live: views.filter(({ id }) => id === held),
    }
    const key = (of: typeof views) => of.map((view) => `${view.id} ${view.key}`).join('|')
    const keys = { settled: key(parts.settled), live: key(parts.live) }
    for (const [name, layer] of [
      ['settled', settled],
      ['live', live],
    ] as const)
      if (keys[name] !== drawn[name])
        updateLayer(
          map,
          layer,
          parts[name].flatMap(({ features }) => features),
        )
    drawn = keys
  }
  for (const layer of [settled, live]) addLayer(map, layer)
  const stops = [
    coverage.subscribe((now, before) => {
      if (now.views !== before.views) draw()
    }),
    selection.subscribe(draw),
  ]
  draw()
  return () => {
    for (const stop of stops) stop()
    for (const layer of [live, settled]) removeLayer(map, layer)
  }
}
