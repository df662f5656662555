import { classOf } from '../../../geodata/cells/count-classes.ts'
import { heatColour } from '../../ui/heat-colour.ts'
import type { Palette } from '../../ui/palette.ts'
import type { HeatCell } from '../../worker/incident-desk.ts'
import type { MapLayer } from '../layer.ts'

const whenSelected = (yes: number, no: number) =>
  ['case', ['boolean', ['feature-state', 'selected'], false], yes, no] as [
    'case',
    ['boolean', ['feature-state', string], boolean],
    number,
    number,
  ]

/** Incidents as hexagons, darker the more they are; `bounds` are the legend's classes. */
export const heatLayer = (
  { heat, heatEdge, selection }: Palette,
  bounds: readonly number[],
): MapLayer<HeatCell> => ({
  id: 'heat',
  slot: 'slot-areas',
  style: [
    {
      id: 'heat-fill',
      source: 'heat',
      type: 'fill',
      paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.68, 'fill-antialias': false },
    },
    {
      id: 'heat-edge',
      source: 'heat',
      type: 'line',
      paint: { 'line-color': heatEdge, 'line-width': 1.2, 'line-opacity': 0.75 },
    },
    {
      id: 'heat-selected',
      source: 'heat',
      type: 'line',
      paint: {
        'line-color': selection,
        'line-width': 2.5,
        'line-opacity': whenSelected(1, 0),
      },
    },
  ],
  toFeature: ({ cell, count, ring }) => ({
    type: 'Feature',
    properties: {
      id: cell,
      count,
      colour: heatColour(heat, classOf(count, bounds), bounds.length),
    },
    geometry: { type: 'Polygon', coordinates: [ring.map((at) => [...at])] },
  }),
})
