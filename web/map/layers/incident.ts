import type { Incident } from '../../../geodata/model/incident.ts'
import { DEFAULT_PLACE_RADIUS_M } from '../../../geodata/model/incident.ts'
import type { Palette } from '../../ui/palette.ts'
import { pixelsPerMetre } from '../basemap/width.ts'
import type { MapLayer } from '../layer.ts'

/** The selected incident: a ring on the spot, and a disc as wide as its place is uncertain. */
export const incidentLayer = ({ incident, surface }: Palette): MapLayer<Incident> => ({
  id: 'incident',
  slot: 'slot-top',
  style: [
    {
      id: 'incident-place',
      source: 'incident',
      type: 'circle',
      filter: ['>', ['get', 'radius'], 0],
      paint: {
        // A radius in metres: its pixels double with every zoom.
        'circle-radius': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          0,
          ['*', ['get', 'radius'], ['get', 'pixelsAt0']],
          22,
          ['*', ['get', 'radius'], ['get', 'pixelsAt0'], 2 ** 22],
        ],
        'circle-color': incident,
        'circle-opacity': 0.14,
        'circle-stroke-color': incident,
        'circle-stroke-width': 1.2,
      },
    },
    {
      id: 'incident-spot',
      source: 'incident',
      type: 'circle',
      paint: {
        'circle-radius': 6,
        'circle-color': incident,
        'circle-stroke-color': surface,
        'circle-stroke-width': 2.5,
      },
    },
  ],
  toFeature: ({ id, position, precision, radiusM }) => ({
    type: 'Feature',
    properties: {
      id,
      radius: precision === 'place' ? (radiusM ?? DEFAULT_PLACE_RADIUS_M) : 0,
      pixelsAt0: pixelsPerMetre(0, position[1]),
    },
    geometry: { type: 'Point', coordinates: [...position] },
  }),
})
