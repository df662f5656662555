import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import { slots } from '../../../web/map/basemap/slots.ts'
import { basemapStyle } from '../../../web/map/basemap/style.ts'
import { pixelsPerMetre } from '../../../web/map/basemap/width.ts'
import { heatLayer } from '../../../web/map/layers/heat.ts'
import { hotspotLayer } from '../../../web/map/layers/hotspots.ts'
import { incidentLayer } from '../../../web/map/layers/incident.ts'
import { lampLayer } from '../../../web/map/layers/lamps.ts'
import { placeLayer, sketchLayer } from '../../../web/map/layers/marks.ts'
import { palettes } from '../../../web/ui/palette.ts'

const themes = ['light', 'dark'] as const

describe.each(themes)('the %s basemap', (theme) => {
  const drawn = basemapStyle({
    theme,
    archiveUrl: 'http://localhost/town.pmtiles',
    latitudeDeg: 61,
  })

  test('is a valid style that fetches no fonts', () => {
    expect(validateStyleMin(drawn)).toEqual([])
    expect(drawn.glyphs).toBeUndefined()
  })

  test('has a place for every slot, names above data areas and marks above names', () => {
    const ids = drawn.layers.map(({ id }) => id)
    const at = (id: string) => ids.indexOf(id)
    for (const slot of slots) expect(at(slot)).toBeGreaterThan(0)
    expect(at('slot-areas')).toBeGreaterThan(at('building-edges'))
    expect(at('label-street')).toBeGreaterThan(at('slot-labels'))
    expect(at('slot-marks')).toBeGreaterThan(at('label-place'))
  })

  test('is bare ground and slots when no town has been drawn', () => {
    const bare = basemapStyle({ theme, archiveUrl: null, latitudeDeg: 61 })
    expect(validateStyleMin(bare)).toEqual([])
    expect(bare.layers.map(({ id }) => id)).toEqual(['background', ...slots])
  })

  const palette = palettes[theme]
  const layers = [
    heatLayer(palette, [1, 2, 4]),
    hotspotLayer(palette),
    lampLayer(palette),
    incidentLayer(palette),
    placeLayer(palette),
    sketchLayer(palette),
  ]
  test.each(layers)('$id is a valid layer on its own source', ({ id, style }) => {
    const sources = { [id]: { type: 'geojson' as const, data: 'unused.geojson' } }
    expect(validateStyleMin({ version: 8, sources, layers: style })).toEqual([])
    expect(new Set(style.map((layer) => layer.source))).toEqual(new Set([id]))
  })
})

test('a heat cell carries the colour of its class', () => {
  const { heat } = palettes.light
  const ring = [
    [17, 61],
    [17.1, 61],
    [17, 61.1],
    [17, 61],
  ] as const
  const coloured = (count: number) =>
    heatLayer(palettes.light, [1, 3, 9]).toFeature({ cell: '8b', count, ring }).properties?.colour
  expect([coloured(1), coloured(5), coloured(40)]).toEqual([heat[0], heat[2], heat[4]])
})

test('a metre is as many pixels as Web Mercator says', () => {
  // 512-pixel tiles: 78 271.517 m a pixel at zoom 0 on the equator, half of it at 60°.
  expect(1 / pixelsPerMetre(0, 0)).toBeCloseTo(78_271.517, 2)
  expect(pixelsPerMetre(10, 60)).toBeCloseTo((2 * 2 ** 10) / 78_271.517, 8)
})
