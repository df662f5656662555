import { QueryObserver } from '@tanstack/react-query'
import { hotspotsQuery } from '../../state/hotspots.ts'
import { openModule } from '../../state/module.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { selection } from '../../state/selection.ts'
import { tool } from '../../state/tool.ts'
import { addLayer, removeLayer, updateLayer } from '../layer.ts'
import { hotspotLayer } from '../layers/hotspots.ts'
import { markSelected } from '../mark-selected.ts'
import type { MapPart } from '../part.ts'

/** Hotspots: all of them in their own part of the workspace, elsewhere only the selected one. */
export const hotspotPart: MapPart = ({ map, palette }) => {
  const layer = hotspotLayer(palette)
  const { municipality } = here.getState()
  const observer = new QueryObserver(queryClient, hotspotsQuery(municipality!.code))
  const draw = () => {
    const all = observer.getCurrentResult().data ?? []
    const { selected } = selection.getState()
    const isSelected = (id: string) => selected?.kind === 'hotspot' && selected.id === id
    // While an area is redrawn, its old form would only be in the way.
    const drawing = tool.getState().tool.kind === 'corners'
    const shown =
      openModule.getState().module === 'hotspots' ? all : all.filter(({ id }) => isSelected(id))
    updateLayer(map, layer, drawing ? shown.filter(({ id }) => !isSelected(id)) : shown)
  }
  addLayer(map, layer)
  const stops = [
    observer.subscribe(draw),
    openModule.subscribe(draw),
    selection.subscribe(draw),
    tool.subscribe(draw),
    markSelected(map, 'hotspots', 'hotspot', selection),
  ]
  draw()
  return () => {
    for (const stop of stops) stop()
    removeLayer(map, layer)
  }
}
