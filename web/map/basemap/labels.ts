import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Palette } from '../../ui/palette.ts'
import { mapFonts } from './fonts.ts'
import { BASEMAP_SOURCE } from './ground.ts'

const kindIn = (...kinds: string[]): ExpressionSpecification => [
  'in',
  ['get', 'kind'],
  ['literal', kinds],
]

/** Names, small and quiet: streets along their lines, water in italics, places upright. */
export function labelLayers({ map }: Palette): LayerSpecification[] {
  const halo = { 'text-halo-color': map.labelHalo, 'text-halo-width': 1.3, 'text-halo-blur': 0.4 }
  const name: ExpressionSpecification = ['get', 'name']
  const place = { source: BASEMAP_SOURCE, 'source-layer': 'places' }
  return [
    {
      id: 'label-street',
      type: 'symbol',
      source: BASEMAP_SOURCE,
      'source-layer': 'roads',
      minzoom: 14.5,
      filter: ['all', ['has', 'name'], kindIn('major', 'minor', 'pedestrian', 'service', 'path')],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-field': name,
        'text-font': mapFonts.regular,
        'text-size': ['interpolate', ['linear'], ['zoom'], 14, 10.5, 17, 12.5, 19, 14],
        'text-letter-spacing': 0.03,
        'text-max-angle': 35,
        'text-padding': 6,
      },
      paint: { 'text-color': map.labelStreet, ...halo },
    },
    {
      id: 'label-waterway',
      type: 'symbol',
      source: BASEMAP_SOURCE,
      'source-layer': 'waterway',
      minzoom: 13,
      filter: ['has', 'name'],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': name,
        'text-font': mapFonts.italic,
        'text-size': 12,
        'text-letter-spacing': 0.08,
      },
      paint: { 'text-color': map.labelWater, ...halo, 'text-halo-color': map.water },
    },
    {
      id: 'label-water',
      type: 'symbol',
      ...place,
      filter: kindIn('water'),
      layout: pointText(mapFonts.italic, 12.5),
      paint: { 'text-color': map.labelWater, ...halo, 'text-halo-color': map.water },
    },
    {
      id: 'label-green',
      type: 'symbol',
      ...place,
      minzoom: 14,
      filter: kindIn('park'),
      layout: pointText(mapFonts.regular, 12),
      paint: { 'text-color': map.labelGreen, ...halo },
    },
    {
      id: 'label-landmark',
      type: 'symbol',
      ...place,
      minzoom: 15,
      filter: kindIn('square', 'station', 'bridge', 'landmark'),
      layout: pointText(mapFonts.medium, 12),
      paint: { 'text-color': map.label, ...halo },
    },
    {
      id: 'label-place',
      type: 'symbol',
      ...place,
      maxzoom: 16,
      filter: kindIn('town', 'suburb'),
      layout: {
        ...pointText(mapFonts.medium, 13),
        'text-size': ['match', ['get', 'kind'], 'town', 17, 13],
        'text-letter-spacing': 0.05,
      },
      paint: { 'text-color': map.label, ...halo },
    },
  ]
}

const pointText = (font: string[], size: number) => ({
  'text-field': ['get', 'name'] as ExpressionSpecification,
  'text-font': font,
  'text-size': size,
  'text-max-width': 8,
  'text-padding': 8,
})
