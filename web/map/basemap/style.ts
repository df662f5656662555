import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import { palettes, type Theme } from '../../ui/palette.ts'
import { BASEMAP_SOURCE, groundLayers } from './ground.ts'
import { labelLayers } from './labels.ts'
import { slotLayer } from './slots.ts'
import { buildingLayers, streetLayers } from './streets.ts'

type Town = {
  theme: Theme
  /** Absolute address of the PMTiles archive; null draws bare ground. */
  archiveUrl: string | null
  /** Line widths are right at this latitude. */
  latitudeDeg: number
}

/**
 * The printed town as a MapLibre style, light or dark. There are no `glyphs`: text is drawn with
 * fonts of the page, so nothing is fetched from outside.
 */
export function basemapStyle({ theme, archiveUrl, latitudeDeg }: Town): StyleSpecification {
  const palette = palettes[theme]
  const [background, ...ground] = groundLayers(palette)
  const drawn = (layers: LayerSpecification[]) => (archiveUrl === null ? [] : layers)
  return {
    version: 8,
    sources:
      archiveUrl === null
        ? {}
        : { [BASEMAP_SOURCE]: { type: 'vector', url: `pmtiles://${archiveUrl}` } },
    layers: [
      background!,
      ...drawn(ground),
      ...drawn(streetLayers(palette, latitudeDeg)),
      ...drawn(buildingLayers(palette)),
      slotLayer('slot-areas'),
      slotLayer('slot-views'),
      slotLayer('slot-labels'),
      ...drawn(labelLayers(palette)),
      slotLayer('slot-marks'),
      slotLayer('slot-top'),
    ],
  }
}
