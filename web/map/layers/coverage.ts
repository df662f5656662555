import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Palette } from '../../ui/palette.ts'
import type { ViewFeature } from '../../worker/coverage-shapes.ts'
import { hatchImage } from '../camera-images.ts'
import type { MapLayer } from '../layer.ts'

const ramp = ({ coverage }: Palette): ExpressionSpecification =>
  [
    'interpolate',
    ['linear'],
    ['get', 'rank'],
    ...coverage.flatMap((colour, i) => [i / (coverage.length - 1), colour]),
  ] as unknown as ExpressionSpecification // the tuple type cannot follow a spread

/**
 * What cameras see, the sharper the deeper; too near to be seen is hatched. The camera in the hand
 * has a source of its own, so that a drag sends only its view.
 */
const coverage = (id: 'coverage' | 'coverage-live', palette: Palette): MapLayer<ViewFeature> => ({
  id,
  slot: 'slot-views',
  // Every move of a hand sends each tile anew: few and large ones cost half as much, and round to 7 cm.
  ...(id === 'coverage-live' ? { finestZoom: 15 } : {}),
  style: [
    {
      id: `${id}-fill`,
      source: id,
      type: 'fill',
      filter: ['==', ['get', 'zone'], 'seen'],
      paint: {
        'fill-color': ramp(palette),
        'fill-opacity': id === 'coverage-live' ? 0.72 : 0.5,
        'fill-antialias': false,
      },
    },
    {
      id: `${id}-dead`,
      source: id,
      type: 'fill',
      filter: ['==', ['get', 'zone'], 'dead'],
      paint: { 'fill-pattern': hatchImage, 'fill-opacity': 0.75 },
    },
    {
      id: `${id}-reach`,
      source: id,
      type: 'line',
      filter: ['==', ['get', 'zone'], 'reach'],
      paint: {
        'line-color': palette.coverage[5]!,
        'line-width': 1.4,
        'line-dasharray': [3, 3],
        'line-opacity': 0.8,
      },
    },
    {
      id: `${id}-mask`,
      source: id,
      type: 'fill',
      filter: ['==', ['get', 'zone'], 'mask'],
      paint: { 'fill-color': palette.blind, 'fill-opacity': 0.55 },
    },
    {
      id: `${id}-edge`,
      source: id,
      type: 'line',
      filter: ['!=', ['get', 'zone'], 'reach'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.coverage[5]!,
        'line-width': id === 'coverage-live' ? 1.1 : 0.6,
        'line-opacity': id === 'coverage-live' ? 0.7 : 0.4,
      },
    },
  ],
  toFeature: (feature) => feature,
})

export const coverageLayer = (palette: Palette) => coverage('coverage', palette)
export const liveCoverageLayer = (palette: Palette) => coverage('coverage-live', palette)
