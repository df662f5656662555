import type { LonLat } from '../../../geodata/position.ts'
import type { Palette } from '../../ui/palette.ts'
import { mapFonts } from '../basemap/fonts.ts'
import type { MapLayer } from '../layer.ts'

/** A place searched for: a ring and its name. */
export const placeLayer = ({
  place,
  surface,
  map,
}: Palette): MapLayer<{ name: string; position: LonLat }> => ({
  id: 'found-place',
  slot: 'slot-top',
  style: [
    {
      id: 'found-place-ring',
      source: 'found-place',
      type: 'circle',
      paint: {
        'circle-radius': 9,
        'circle-color': surface,
        'circle-opacity': 0.6,
        'circle-stroke-color': place,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'found-place-name',
      source: 'found-place',
      type: 'symbol',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': mapFonts.medium,
        'text-size': 14,
        'text-offset': [0, 1.5],
        'text-anchor': 'top',
        'text-allow-overlap': true,
      },
      paint: { 'text-color': place, 'text-halo-color': map.labelHalo, 'text-halo-width': 1.8 },
    },
  ],
  toFeature: ({ name, position }) => ({
    type: 'Feature',
    properties: { id: 'place', name },
    geometry: { type: 'Point', coordinates: [...position] },
  }),
})

/** What is being put on the map by hand: a point, or the corners and edges of an area. */
export type Sketch =
  | { kind: 'point'; position: LonLat }
  | { kind: 'corner'; position: LonLat; index: number }
  | { kind: 'edge'; corners: readonly LonLat[]; closed: boolean }

export const sketchLayer = ({ selection, surface, hotspotFill }: Palette): MapLayer<Sketch> => ({
  id: 'sketch',
  slot: 'slot-top',
  style: [
    {
      id: 'sketch-fill',
      source: 'sketch',
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': hotspotFill, 'fill-opacity': 0.2 },
    },
    {
      id: 'sketch-edge',
      source: 'sketch',
      type: 'line',
      paint: { 'line-color': selection, 'line-width': 2 },
    },
    {
      id: 'sketch-corner',
      source: 'sketch',
      type: 'circle',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': ['case', ['==', ['get', 'index'], 0], 8, 6],
        'circle-color': surface,
        'circle-stroke-color': selection,
        'circle-stroke-width': 2.5,
      },
    },
  ],
  toFeature: (sketch) => {
    if (sketch.kind !== 'edge')
      return {
        type: 'Feature',
        properties: { index: sketch.kind === 'corner' ? sketch.index : 0 },
        geometry: { type: 'Point', coordinates: [...sketch.position] },
      }
    const line = sketch.corners.map((at) => [...at])
    return {
      type: 'Feature',
      properties: {},
      geometry:
        line.length < 3
          ? { type: 'LineString', coordinates: line }
          : { type: 'Polygon', coordinates: [[...line, line[0]!]] },
    }
  },
})
