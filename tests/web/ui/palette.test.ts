import { describe, expect, test } from 'vitest'
import { contrast, lightnessOf, oklch } from '../../../web/ui/oklch.ts'
import { HEAT_STEPS, palettes } from '../../../web/ui/palette.ts'

const themes = [
  ['light', palettes.light],
  ['dark', palettes.dark],
] as const

describe.each(themes)('the %s palette', (theme, palette) => {
  const surfaces = [palette.surface, palette.surfaceSunk, palette.surfaceHover]
  const text = ['ink', 'inkMuted', 'good', 'warning', 'bad', 'hotspot', 'place'] as const

  test.each(text)('%s can be read on every surface (4.5:1)', (name) => {
    for (const surface of surfaces)
      expect(contrast(palette[name], surface)).toBeGreaterThanOrEqual(4.5)
  })

  test('words on actions, bars and the demo mark can be read', () => {
    expect(contrast(palette.onAction, palette.action)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.onAction, palette.actionHover)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.ink, palette.bar)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.demo, palette.demoSurface)).toBeGreaterThanOrEqual(4.5)
  })

  test('edges of fields, focus and marks stand out (3:1)', () => {
    for (const name of ['lineStrong', 'focus', 'incident', 'camera', 'hotspot', 'place'] as const)
      expect(contrast(palette[name], palette.surface)).toBeGreaterThanOrEqual(3)
    for (const name of ['incident', 'camera', 'hotspot', 'place', 'selection'] as const)
      expect(contrast(palette[name], palette.map.ground)).toBeGreaterThanOrEqual(3)
  })

  test('names on the map can be read on their halo and on the ground (4.5:1)', () => {
    const { map } = palette
    for (const label of [map.label, map.labelStreet, map.labelGreen]) {
      expect(contrast(label, map.labelHalo)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(label, map.ground)).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(map.labelWater, map.water)).toBeGreaterThanOrEqual(3.9)
  })

  test('the heat ramp goes one way, in equal steps of lightness', () => {
    const lightness = palette.heat.map(lightnessOf)
    const steps = lightness.slice(1).map((value, i) => value - lightness[i]!)
    const expected = (lightness.at(-1)! - lightness[0]!) / (HEAT_STEPS - 1)
    expect(palette.heat).toHaveLength(HEAT_STEPS)
    expect(Math.sign(expected)).toBe(theme === 'light' ? -1 : 1)
    for (const step of steps) expect(Math.abs(step - expected)).toBeLessThan(0.015)
  })

  test('coverage goes one way too', () => {
    const lightness = palette.coverage.map(lightnessOf)
    const sorted = lightness.toSorted((a, b) => (theme === 'light' ? b - a : a - b))
    expect(lightness).toEqual(sorted)
  })
})

test('both palettes say the same things', () => {
  expect(Object.keys(palettes.dark)).toEqual(Object.keys(palettes.light))
  expect(Object.keys(palettes.dark.map)).toEqual(Object.keys(palettes.light.map))
})

describe('oklch', () => {
  test.each([
    [1, 0, 0, '#ffffff'],
    [0, 0, 0, '#000000'],
    [0.6279553606, 0.2576833077, 29.2338806, '#ff0000'],
  ])('%d %d %d is %s', (l, c, h, hex) => {
    expect(oklch(l, c, h)).toBe(hex)
  })

  test('black on white is the greatest contrast', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
})
