import { QueryObserver } from '@tanstack/react-query'
import { lampChoice, lampsQuery } from '../../state/lamps.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { addLayer, removeLayer, updateLayer } from '../layer.ts'
import { lampLayer } from '../layers/lamps.ts'
import type { MapPart } from '../part.ts'

/** Street lamps, when somebody has asked to see them. */
export const lampPart: MapPart = ({ map, palette }) => {
  const layer = lampLayer(palette)
  const query = lampsQuery(here.getState().municipality!.code)
  const observer = new QueryObserver(queryClient, { ...query, enabled: false })
  const draw = () => {
    const { shown } = lampChoice.getState()
    updateLayer(map, layer, shown ? (observer.getCurrentResult().data ?? []) : [])
  }
  const ask = () => {
    observer.setOptions({ ...query, enabled: lampChoice.getState().shown })
    draw()
  }
  addLayer(map, layer)
  const stops = [observer.subscribe(draw), lampChoice.subscribe(ask)]
  ask()
  return () => {
    for (const stop of stops) stop()
    removeLayer(map, layer)
  }
}
