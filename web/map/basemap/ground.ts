import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Palette } from '../../ui/palette.ts'

/** The vector source every basemap layer reads. */
export const BASEMAP_SOURCE = 'town'

/** One colour a kind, and one for the rest. */
export const byKind = (colours: Record<string, string>, otherwise: string) =>
  [
    'match',
    ['get', 'kind'],
    ...Object.entries(colours).flat(),
    otherwise,
  ] as unknown as ExpressionSpecification // the tuple type cannot follow a spread

/** Ground, green, water and squares: what lies under the streets. */
export function groundLayers({ map }: Palette): LayerSpecification[] {
  const source = BASEMAP_SOURCE
  return [
    { id: 'background', type: 'background', paint: { 'background-color': map.ground } },
    {
      id: 'ground',
      type: 'fill',
      source,
      'source-layer': 'ground',
      paint: { 'fill-color': map.ground },
    },
    {
      id: 'green',
      type: 'fill',
      source,
      'source-layer': 'green',
      paint: {
        'fill-color': byKind(
          { park: map.park, wood: map.wood, pitch: map.pitch, cemetery: map.cemetery },
          map.grass,
        ),
      },
    },
    {
      id: 'water',
      type: 'fill',
      source,
      'source-layer': 'water',
      paint: { 'fill-color': map.water, 'fill-outline-color': map.waterEdge },
    },
    {
      id: 'waterway',
      type: 'line',
      source,
      'source-layer': 'waterway',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': map.water,
        'line-width': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          12,
          1,
          16,
          ['match', ['get', 'kind'], 'river', 8, 2.5],
          19,
          ['match', ['get', 'kind'], 'river', 48, 12],
        ],
      },
    },
    {
      id: 'squares',
      type: 'fill',
      source,
      'source-layer': 'squares',
      paint: { 'fill-color': byKind({ parking: map.parking }, map.square) },
    },
  ]
}
