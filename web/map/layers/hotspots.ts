import type { Geometry } from 'geojson'
import type { Hotspot } from '../../../geodata/model/hotspot.ts'
import type { Palette } from '../../ui/palette.ts'
import { mapFonts } from '../basemap/fonts.ts'
import type { MapLayer } from '../layer.ts'

/** Places worked on: a dashed outline for a proposed one, a name beside it. */
export const hotspotLayer = ({ hotspot, hotspotFill, map }: Palette): MapLayer<Hotspot> => ({
  id: 'hotspots',
  slot: 'slot-marks',
  style: [
    {
      id: 'hotspots-fill',
      source: 'hotspots',
      type: 'fill',
      paint: {
        'fill-color': hotspotFill,
        'fill-opacity': ['case', ['boolean', ['feature-state', 'selected'], false], 0.16, 0.1],
      },
    },
    {
      id: 'hotspots-edge',
      source: 'hotspots',
      type: 'line',
      filter: ['!', ['in', ['get', 'status'], ['literal', ['proposed', 'closed']]]],
      paint: {
        'line-color': hotspot,
        'line-width': ['case', ['boolean', ['feature-state', 'selected'], false], 3, 1.8],
      },
    },
    {
      id: 'hotspots-edge-dashed',
      source: 'hotspots',
      type: 'line',
      filter: ['in', ['get', 'status'], ['literal', ['proposed', 'closed']]],
      paint: {
        'line-color': hotspot,
        'line-width': ['case', ['boolean', ['feature-state', 'selected'], false], 3, 1.6],
        'line-dasharray': [3, 2],
      },
    },
    {
      id: 'hotspots-name',
      source: 'hotspots',
      type: 'symbol',
      minzoom: 14,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': mapFonts.medium,
        'text-size': 13,
        'text-max-width': 9,
      },
      paint: { 'text-color': hotspot, 'text-halo-color': map.labelHalo, 'text-halo-width': 1.6 },
    },
  ],
  toFeature: ({ id, name, status, area }) => ({
    type: 'Feature',
    properties: { id, name, status },
    // Positions here are readonly, which GeoJSON's types do not know.
    geometry: area as unknown as Geometry,
  }),
})
