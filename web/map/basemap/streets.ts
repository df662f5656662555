import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Palette } from '../../ui/palette.ts'
import { BASEMAP_SOURCE } from './ground.ts'
import { metresWide } from './width.ts'

type Street = { kind: string; widthM: number; minzoom?: number }

// Kerb to kerb, roughly; drawn from the smallest up, so that the larger street runs through.
const streets: Street[] = [
  { kind: 'service', widthM: 4, minzoom: 14 },
  { kind: 'pedestrian', widthM: 6.5, minzoom: 13 },
  { kind: 'minor', widthM: 7 },
  { kind: 'major', widthM: 10.5 },
]

/**
 * Streets with casings, paths, rails, barriers and buildings. Casings come first and fills after,
 * so that crossings open into each other as on a printed map.
 */
export function streetLayers({ map }: Palette, latitudeDeg: number): LayerSpecification[] {
  const road = { source: BASEMAP_SOURCE, 'source-layer': 'roads' }
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  const casings = streets.map(
    ({ kind, widthM, minzoom = 12 }): LayerSpecification => ({
      id: `casing-${kind}`,
      type: 'line',
      ...road,
      minzoom,
      filter: ['==', ['get', 'kind'], kind],
      layout: round,
      paint: {
        'line-color': map.streetCasing,
        'line-width': metresWide(widthM + 1.5, latitudeDeg, 1.6),
        'line-opacity': ['interpolate', ['linear'], ['zoom'], minzoom, 0, minzoom + 1, 1],
      },
    }),
  )
  const fills = streets.map(
    ({ kind, widthM, minzoom = 11 }): LayerSpecification => ({
      id: `street-${kind}`,
      type: 'line',
      ...road,
      minzoom,
      filter: ['==', ['get', 'kind'], kind],
      layout: round,
      paint: {
        'line-color': kind === 'pedestrian' ? map.pedestrian : map.street,
        'line-width': metresWide(widthM, latitudeDeg, 0.8),
      },
    }),
  )
  return [pathLayer(map, latitudeDeg), ...casings, ...fills, ...railLayers(map, latitudeDeg)]
}

const pathLayer = (map: Palette['map'], latitudeDeg: number): LayerSpecification => ({
  id: 'street-path',
  type: 'line',
  source: BASEMAP_SOURCE,
  'source-layer': 'roads',
  minzoom: 14,
  filter: ['==', ['get', 'kind'], 'path'],
  layout: { 'line-cap': 'butt', 'line-join': 'round' },
  paint: {
    'line-color': map.path,
    'line-width': metresWide(1.2, latitudeDeg, 0.8),
    'line-dasharray': [2.5, 1.5],
  },
})

function railLayers(map: Palette['map'], latitudeDeg: number): LayerSpecification[] {
  const rail = {
    source: BASEMAP_SOURCE,
    'source-layer': 'roads',
    filter: ['==', ['get', 'kind'], 'rail'] as ['==', ['get', string], string],
  }
  return [
    {
      id: 'rail',
      type: 'line',
      ...rail,
      paint: { 'line-color': map.rail, 'line-width': metresWide(0.7, latitudeDeg, 1) },
    },
    {
      id: 'rail-sleepers',
      type: 'line',
      ...rail,
      minzoom: 14,
      paint: {
        'line-color': map.rail,
        'line-width': metresWide(2.8, latitudeDeg, 3),
        'line-dasharray': [0.25, 1.8],
      },
    },
  ]
}

/** Walls and fences as hairlines; buildings one shade darker than the ground, with a hairline. */
export function buildingLayers({ map }: Palette): LayerSpecification[] {
  return [
    {
      id: 'barriers',
      type: 'line',
      source: BASEMAP_SOURCE,
      'source-layer': 'barriers',
      minzoom: 15,
      paint: { 'line-color': map.barrier, 'line-width': 1 },
    },
    {
      id: 'buildings',
      type: 'fill',
      source: BASEMAP_SOURCE,
      'source-layer': 'buildings',
      minzoom: 13,
      paint: { 'fill-color': map.building },
    },
    {
      id: 'building-edges',
      type: 'line',
      source: BASEMAP_SOURCE,
      'source-layer': 'buildings',
      minzoom: 14,
      paint: {
        'line-color': map.buildingEdge,
        'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.3, 17, 0.9],
      },
    },
  ]
}
