import type { MapMouseEvent } from 'maplibre-gl'
import { select } from '../../state/selection.ts'
import { tapRadiusM } from '../../state/tap.ts'
import { tapAt, tool } from '../../state/tool.ts'
import { clickTargets } from '../click-targets.ts'
import type { MapPart } from '../part.ts'

/** A tap on the map: selects what is there, or puts down what a form waits for. */
export const clickPart: MapPart = ({ map }) => {
  const targetAt = (event: MapMouseEvent) => {
    for (const { layer, kind } of clickTargets) {
      if (!map.getLayer(layer)) continue
      const [found] = map.queryRenderedFeatures(event.point, { layers: [layer] })
      if (found?.properties.id !== undefined) return { kind, id: String(found.properties.id) }
    }
    return null
  }
  const click = (event: MapMouseEvent) => {
    // A part above (a handle, a corner) may have taken the tap already.
    if (event.defaultPrevented) return
    if (tool.getState().tool.kind === 'look') select(targetAt(event))
    else {
      const position = [event.lngLat.lng, event.lngLat.lat] as const
      tapAt(position, tapRadiusM(position, map.getZoom()))
    }
  }
  const hover = (event: MapMouseEvent) => {
    const looking = tool.getState().tool.kind === 'look'
    map.getCanvas().style.cursor = looking ? (targetAt(event) ? 'pointer' : '') : 'crosshair'
  }
  const heard = [map.on('click', click), map.on('mousemove', hover)]
  return () => {
    for (const subscription of heard) subscription.unsubscribe()
    map.getCanvas().style.cursor = ''
  }
}
