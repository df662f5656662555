import { marksNow } from '../../state/coverage.ts'
import { probed } from '../../state/probe.ts'
import { addLayer, removeLayer, updateLayer } from '../layer.ts'
import { type ProbeItem, probeLayer } from '../layers/probe.ts'
import type { MapPart } from '../part.ts'

/** The point that is asked about, and the lines of sight to it. */
export const probePart: MapPart = ({ map, palette }) => {
  const layer = probeLayer(palette)
  const draw = () => updateLayer(map, layer, itemsNow())
  addLayer(map, layer)
  draw()
  const stop = probed.subscribe(draw)
  return () => {
    stop()
    removeLayer(map, layer)
  }
}

function itemsNow(): ProbeItem[] {
  const { at, sights } = probed.getState()
  if (!at) return []
  const places = new Map(marksNow().map(({ id, placement }) => [id, placement.position]))
  const lines = (sights ?? []).flatMap((sight): ProbeItem[] => {
    const from = places.get(sight.id)
    if (!from || (!sight.sees && sight.why !== 'hidden')) return []
    return [{ kind: 'line', from, to: at, sees: sight.sees }]
  })
  return [...lines, { kind: 'point', position: at }]
}
