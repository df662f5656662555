import { countClasses } from '../../../geodata/cells/count-classes.ts'
import { heat, heatChoice, heatOpacity, leadsHeat } from '../../state/heat.ts'
import { openModule } from '../../state/module.ts'
import { selection } from '../../state/selection.ts'
import { HEAT_STEPS } from '../../ui/palette.ts'
import { addLayer, removeLayer, updateLayer } from '../layer.ts'
import { heatLayer } from '../layers/heat.ts'
import { markSelected } from '../mark-selected.ts'
import type { MapPart } from '../part.ts'

/** Told once to the browser's clock, for benchmarks: from here the page is of use. */
const FIRST_HEXAGON = 'first-hexagon'

/** The heat map: follows the counting. */
export const heatPart: MapPart = ({ map, palette }) => {
  const draw = () => {
    const cells = heatChoice.getState().shown ? (heat.getState().summary?.cells ?? []) : []
    updateLayer(map, heatLayer(palette, countClasses(cells[0]?.count ?? 1, HEAT_STEPS)), cells)
    if (cells.length > 0 && performance.getEntriesByName(FIRST_HEXAGON).length === 0)
      map.once('idle', () => performance.mark(FIRST_HEXAGON))
  }
  // In the parts where other things lead, the heat steps back.
  const fade = () => {
    const { module } = openModule.getState()
    map.setPaintProperty('heat-fill', 'fill-opacity', heatOpacity(module))
    map.setPaintProperty('heat-edge', 'line-opacity', leadsHeat(module) ? 0.75 : 0.4)
  }
  const look = heatLayer(palette, [1])
  addLayer(map, look)
  draw()
  fade()
  const stops = [
    heat.subscribe((now, before) => now.summary !== before.summary && draw()),
    heatChoice.subscribe(draw),
    openModule.subscribe(fade),
    markSelected(map, 'heat', 'cell', selection),
  ]
  return () => {
    for (const stop of stops) stop()
    removeLayer(map, look)
  }
}
