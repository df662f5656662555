import { QueryObserver } from '@tanstack/react-query'
import { foundPlace } from '../../state/found-place.ts'
import { incidentQuery } from '../../state/incidents.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { selection } from '../../state/selection.ts'
import { addLayer, removeLayer, updateLayer } from '../layer.ts'
import { incidentLayer } from '../layers/incident.ts'
import { placeLayer } from '../layers/marks.ts'
import type { MapPart } from '../part.ts'

/** The place searched for. */
export const placePart: MapPart = ({ map, palette }) => {
  const layer = placeLayer(palette)
  const draw = () => {
    const { place } = foundPlace.getState()
    updateLayer(map, layer, place ? [place] : [])
  }
  addLayer(map, layer)
  draw()
  const stop = foundPlace.subscribe(draw)
  return () => {
    stop()
    removeLayer(map, layer)
  }
}

/** The selected incident. */
export const incidentPart: MapPart = ({ map, palette }) => {
  const layer = incidentLayer(palette)
  let stopObserving = () => {}
  const follow = () => {
    stopObserving()
    stopObserving = () => {}
    const { selected } = selection.getState()
    if (selected?.kind !== 'incident') return updateLayer(map, layer, [])
    const query = incidentQuery(here.getState().municipality!.code, selected.id)
    const observer = new QueryObserver(queryClient, query)
    const draw = () => {
      const { data } = observer.getCurrentResult()
      updateLayer(map, layer, data && data.precision !== 'area' ? [data] : [])
    }
    stopObserving = observer.subscribe(draw)
    draw()
  }
  addLayer(map, layer)
  follow()
  const stop = selection.subscribe(follow)
  return () => {
    stop()
    stopObserving()
    removeLayer(map, layer)
  }
}
