import type { LonLat } from '../../../geodata/position.ts'
import type { Palette } from '../../ui/palette.ts'
import type { MapLayer } from '../layer.ts'

/** A point that is asked about, or a line of sight to it from a camera that looks there. */
export type ProbeItem =
  | { kind: 'point'; position: LonLat }
  | { kind: 'line'; from: LonLat; to: LonLat; sees: boolean }

/** The point, with whole lines from cameras that see it and broken ones where something is in the way. */
export const probeLayer = ({ selection, surface }: Palette): MapLayer<ProbeItem> => ({
  id: 'probe',
  slot: 'slot-top',
  style: [
    {
      id: 'probe-seen',
      source: 'probe',
      type: 'line',
      filter: ['==', ['get', 'part'], 'seen'],
      paint: { 'line-color': selection, 'line-width': 2 },
    },
    {
      id: 'probe-hidden',
      source: 'probe',
      type: 'line',
      filter: ['==', ['get', 'part'], 'hidden'],
      paint: { 'line-color': selection, 'line-width': 1.5, 'line-dasharray': [2, 3] },
    },
    {
      id: 'probe-point',
      source: 'probe',
      type: 'circle',
      filter: ['==', ['get', 'part'], 'point'],
      paint: {
        'circle-radius': 7,
        'circle-color': surface,
        'circle-stroke-color': selection,
        'circle-stroke-width': 3,
      },
    },
  ],
  toFeature: (item) =>
    item.kind === 'point'
      ? {
          type: 'Feature',
          properties: { part: 'point' },
          geometry: { type: 'Point', coordinates: [...item.position] },
        }
      : {
          type: 'Feature',
          properties: { part: item.sees ? 'seen' : 'hidden' },
          geometry: { type: 'LineString', coordinates: [[...item.from], [...item.to]] },
        },
})
