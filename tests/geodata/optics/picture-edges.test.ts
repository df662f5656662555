import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Projection } from '../../../geodata/model/camera.ts'
import { densityAt, type Held, inPicture } from '../../../geodata/optics/ground-picture.ts'
import { pictureEdges, pxPerMOn } from '../../../geodata/optics/picture-edges.ts'
import { allRound } from '../../../geodata/visibility/open-ground.ts'
import { cut, distanceTo } from '../../../geodata/visibility/radial.ts'
import { spread } from '../../support/spread.ts'

// A fisheye's whole image circle: how a sensor less high cuts it is drawn roughly on flat ground where that cuts
// near the point below the camera.
const whole = (held: Held): Held =>
  held.projection === 'equidistant' ? { ...held, vfovDeg: held.hfovDeg } : held
const lens = fc
  .record<Held>({
    ...{ headingDeg: fc.constant(0), tiltDeg: spread(0, 90), hfovDeg: spread(10, 360) },
    ...{ vfovDeg: spread(10, 120), widthPx: fc.integer({ min: 640, max: 8000 }) },
    ...{ projection: fc.constantFrom<Projection>('rectilinear', 'equidistant') },
    dropM: spread(0.5, 12),
  })
  .map(whole)

// In metres or radians: the edge of a fisheye's picture is drawn as chords on flat ground.
const CLOSE = 0.04

test('a picture edge by edge is what it is on flat ground, and as sharp', () => {
  let asked = 0
  fc.assert(
    fc.property(lens, (held) => {
      const region = cut(allRound([0, 0]), { within: inPicture(held) })
      const isIn = (x: number, y: number) => distanceTo(region, [x, y]) !== undefined
      for (let k = 0; k < 60; k++) {
        const [angle, reach] = [k * 2.399963, 80 * ((k + 0.5) / 60) ** 2]
        // Ahead is north.
        const [aside, ahead] = [reach * Math.cos(angle), reach * Math.sin(angle)]
        const place = [ahead, aside, held.dropM] as const
        const levels = pictureEdges(held).map((edge) => edge(...place))
        if (levels.some((level) => Math.abs(level) < CLOSE)) continue
        asked++
        const inside = levels.every((level) => level > 0)
        expect([aside, ahead, inside]).toEqual([aside, ahead, isIn(aside, ahead)])
        if (inside) expect(pxPerMOn(held, ...place)).toBeCloseTo(densityAt(held, ahead, aside), 6)
      }
    }),
    { numRuns: 200 },
  )
  expect(asked).toBeGreaterThan(5_000)
})

test('a sensor less high than the image circle cuts it above and below', () => {
  const held: Held = {
    ...{ headingDeg: 0, tiltDeg: 90, hfovDeg: 180, vfovDeg: 90, widthPx: 3000, dropM: 3 },
    projection: 'equidistant',
  }
  const isIn = (ahead: number, aside: number) =>
    pictureEdges(held).every((edge) => edge(ahead, aside, held.dropM) >= 0)
  // Straight down: half a right angle ahead and behind, nearly a right angle to the sides.
  expect([2.9, 3.1, -2.9, -3.1].map((ahead) => isIn(ahead, 0))).toEqual([true, false, true, false])
  expect([isIn(0, 60), isIn(0, -60)]).toEqual([true, true])
})
