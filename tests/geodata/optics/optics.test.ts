import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Projection } from '../../../geodata/model/camera.ts'
import { groundEdges } from '../../../geodata/optics/ground-edges.ts'
import { pxPerM, reachM } from '../../../geodata/optics/pixel-density.ts'
import { bandAt, editions } from '../../../geodata/optics/standards.ts'

const RECTILINEAR = { projection: 'rectilinear' } as const

const picture = fc.record({
  projection: fc.constantFrom<Projection>('rectilinear', 'equidistant'),
  widthPx: fc.integer({ min: 320, max: 8000 }),
  hfovDeg: fc.double({ min: 5, max: 360, noNaN: true }),
})

describe('pixel density', () => {
  // The table in EN 62676-4's examples: metres at 25 / 62.5 / 125 / 250 / 500 px/m.
  test.each([
    [3840, [76.8, 30.7, 15.4, 7.7, 3.8]],
    [1920, [38.4, 15.4, 7.7, 3.8, 1.9]],
  ])('%d px over 90° reaches as far as the tables say', (widthPx, metres) => {
    const reaches = [25, 62.5, 125, 250, 500].map((density) =>
      Number(reachM({ ...RECTILINEAR, widthPx, hfovDeg: 90 }, density).toFixed(1)),
    )
    expect(reaches).toEqual(metres)
  })

  test('the density at the reach is the density asked for, slant counted', () => {
    fc.assert(
      fc.property(
        picture,
        fc.double({ min: 20, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (lens, density, dropM) => {
          const ground = reachM(lens, density, dropM)
          fc.pre(ground > 0)
          expect(pxPerM(lens, Math.hypot(ground, dropM)) / density).toBeCloseTo(1, 9)
        },
      ),
    )
  })

  test('too high for the density reaches nowhere', () => {
    expect(reachM({ ...RECTILINEAR, widthPx: 1920, hfovDeg: 90 }, 250, 4)).toBe(0)
  })

  test.each([0, -1, 361, Number.NaN])('rejects a %d° field of view', (hfovDeg) => {
    expect(() => pxPerM({ ...RECTILINEAR, widthPx: 1920, hfovDeg }, 1)).toThrow(
      expect.objectContaining({ code: 'fov-out-of-range' }),
    )
  })

  test('rejects a picture without pixels', () => {
    expect(() => pxPerM({ ...RECTILINEAR, widthPx: 0, hfovDeg: 90 }, 1)).toThrow(
      expect.objectContaining({ code: 'resolution-out-of-range' }),
    )
  })
})

describe('ground edges', () => {
  const held = { mountHeightM: 4, tiltDeg: 25, vfovDeg: 40 }

  test('4 m up, tilted 25°, 40° high: ground from 4.0 to 45.7 m, faces from 2.3 to 26.3 m', () => {
    const ground = groundEdges(held, 0)
    expect(ground.nearM).toBeCloseTo(4.0, 1)
    expect(ground.farM).toBeCloseTo(45.7, 1)
    const face = groundEdges(held, 1.7)
    expect(face.nearM).toBeCloseTo(2.3, 1)
    expect(face.farM).toBeCloseTo(26.3, 1)
  })

  test('a picture that holds the horizon has no far edge; one that looks straight down no near', () => {
    expect(groundEdges({ ...held, tiltDeg: 20 }).farM).toBe(Number.POSITIVE_INFINITY)
    expect(groundEdges({ ...held, tiltDeg: 70 }).nearM).toBe(0)
  })

  test('rejects a tilt upwards and a picture without height', () => {
    expect(() => groundEdges({ ...held, tiltDeg: -1 })).toThrow(
      expect.objectContaining({ code: 'tilt-out-of-range' }),
    )
    expect(() => groundEdges({ ...held, vfovDeg: 0 })).toThrow(
      expect.objectContaining({ code: 'fov-out-of-range' }),
    )
  })
})

describe('standards', () => {
  test('bands rise, and a density is in the last one it reaches', () => {
    for (const edition of ['en-62676-4-2014', 'en-62676-4-2025'] as const) {
      const steps = editions[edition].map((band) => band.pxPerM)
      expect(steps).toEqual(steps.toSorted((a, b) => a - b))
      expect(steps.map((step) => bandAt(edition, step))).toEqual(steps.map((_, i) => i))
      expect(steps.map((step) => bandAt(edition, step - 0.01))).toEqual(steps.map((_, i) => i - 1))
    }
  })

  test('telling who a person is takes twice the pixels in the 2025 edition', () => {
    expect(bandAt('en-62676-4-2014', 250)).toBe(3)
    expect(editions['en-62676-4-2025'].find(({ id }) => id === 'validate')?.pxPerM).toBe(500)
  })
})
