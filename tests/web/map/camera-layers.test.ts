import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import { cameraItems, cameraLayer, otherCameraLayer } from '../../../web/map/layers/cameras.ts'
import { coverageLayer, liveCoverageLayer } from '../../../web/map/layers/coverage.ts'
import type { CameraMark } from '../../../web/state/camera-marks.ts'
import { palettes } from '../../../web/ui/palette.ts'
import { aim, placement } from '../../geodata/placement/placements.ts'

const layers = [cameraLayer, otherCameraLayer, coverageLayer, liveCoverageLayer].flatMap((layer) =>
  (['light', 'dark'] as const).map((theme) => layer(palettes[theme])),
)

test.each(layers)('$id is a valid MapLibre style on its own source', ({ id, style }) => {
  const sources = { [id]: { type: 'geojson' as const, data: 'unused.geojson' } }
  expect(
    validateStyleMin({ version: 8, glyphs: '{fontstack}/{range}', sources, layers: style }),
  ).toEqual([])
  expect(new Set(style.map((layer) => 'source' in layer && layer.source))).toEqual(new Set([id]))
})

const mark = (part: Partial<CameraMark>): CameraMark => ({
  ...{ id: 'a', name: 'Torget', look: 'standing', indoor: false, placement: placement('a') },
  ...{ camera: null, deployment: null, before: null, differences: [], counts: true },
  ...part,
})

describe('what is drawn of a camera', () => {
  test('a mark, and a tick for each direction', () => {
    const twoWays = placement('a', { aims: [aim, { ...aim, headingDeg: 200 }] })
    const items = cameraItems([mark({ placement: twoWays })])
    expect(items.map(({ part, headingDeg }) => [part, headingDeg])).toEqual([
      ['tick', 90],
      ['tick', 200],
      ['mark', 0],
    ])
    expect(new Set(items.map(({ id }) => id)).size).toBe(3)
  })

  test('where it stood before, when it has moved', () => {
    const before = placement('a', { position: [17.05, 61.3] })
    const [ghost] = cameraItems([mark({ look: 'planned', before })])
    expect(ghost).toMatchObject({ part: 'ghost', look: 'removed', position: [17.05, 61.3] })
    const aimedOnly = cameraItems([mark({ look: 'planned', before: placement('a') })])
    expect(aimedOnly.some(({ part }) => part === 'ghost')).toBe(false)
  })

  test('nothing of one indoors, no tick for one that sees all round or is removed', () => {
    const round = placement('a', { aims: [{ ...aim, hfovDeg: 360 }] })
    expect(cameraItems([mark({ indoor: true })])).toEqual([])
    expect(cameraItems([mark({ placement: round })]).map(({ part }) => part)).toEqual(['mark'])
    expect(cameraItems([mark({ look: 'removed' })]).map(({ part }) => part)).toEqual(['mark'])
  })

  test('of others a circle, and a direction only when somebody has stated it', () => {
    const guessed = placement('a', {
      provenance: { height: 'estimated', aim: 'estimated', optics: 'estimated' },
    })
    expect(cameraItems([mark({ look: 'other', placement: guessed })])).toMatchObject([
      { part: 'mark', kind: 'other' },
    ])
    expect(cameraItems([mark({ look: 'other' })])).toHaveLength(2)
  })
})
