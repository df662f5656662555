import type { StreetLamp } from '../../../geodata/model/street-lamp.ts'
import type { Palette } from '../../ui/palette.ts'
import type { MapLayer } from '../layer.ts'

/** Street lamps: a filled dot with its light, a hollow ring for one known to be dark. */
export const lampLayer = ({ lamp, lampDark, map }: Palette): MapLayer<StreetLamp> => ({
  id: 'lamps',
  slot: 'slot-marks',
  style: [
    {
      id: 'lamps-light',
      source: 'lamps',
      type: 'circle',
      minzoom: 15,
      filter: ['get', 'working'],
      paint: {
        'circle-color': lamp,
        'circle-opacity': 0.22,
        'circle-radius': ['interpolate', ['exponential', 2], ['zoom'], 15, 4, 20, 110],
        'circle-blur': 0.9,
      },
    },
    {
      id: 'lamps-mark',
      source: 'lamps',
      type: 'circle',
      minzoom: 13,
      paint: {
        'circle-color': ['case', ['get', 'working'], lamp, map.ground],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 1, 16, 3, 19, 5],
        'circle-stroke-color': ['case', ['get', 'working'], map.ground, lampDark],
        'circle-stroke-width': ['case', ['get', 'working'], 0.8, 1.8],
      },
    },
  ],
  toFeature: ({ id, position, working }) => ({
    type: 'Feature',
    properties: { id, working },
    geometry: { type: 'Point', coordinates: [...position] },
  }),
})
