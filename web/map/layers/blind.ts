import type { LonLat } from '../../../geodata/position.ts'
import type { Palette } from '../../ui/palette.ts'
import { dotsImage } from '../camera-images.ts'
import type { MapLayer } from '../layer.ts'

/** Open ground that no camera sees: dotted, and outlined. One item a polygon. */
export const blindLayer = ({ blind }: Palette): MapLayer<LonLat[][]> => ({
  id: 'blind',
  slot: 'slot-areas',
  style: [
    {
      id: 'blind-fill',
      source: 'blind',
      type: 'fill',
      paint: { 'fill-pattern': dotsImage, 'fill-opacity': 0.8 },
    },
    {
      id: 'blind-edge',
      source: 'blind',
      type: 'line',
      paint: { 'line-color': blind, 'line-width': 0.8, 'line-opacity': 0.6 },
    },
  ],
  toFeature: (rings) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: rings.map((ring) => ring.map((at) => [...at])) },
  }),
})
