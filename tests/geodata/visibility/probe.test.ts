import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanePoint } from '../../../geodata/plane.ts'
import { cameraView, FACES, type Standing } from '../../../geodata/visibility/camera-view.ts'
import { probe } from '../../../geodata/visibility/probe.ts'
import { distanceTo } from '../../../geodata/visibility/radial.ts'
import { spread } from '../../support/spread.ts'
import { clearance, drawn, isWithin } from './oracle.ts'
import { box, building, ofHeight, plane, townOf, tree, wall } from './towns.ts'

const how = { looking: FACES, edition: 'en-62676-4-2014' } as const
const camera = (at: PlanePoint, headingDeg = 0): Standing => ({
  ...{ id: 'camera', position: plane.toLonLat(at), mountHeightM: 4 },
  ...{ masks: [], reach: null },
  aims: [
    {
      ...{ preset: '', headingDeg, tiltDeg: 5, hfovDeg: 80, vfovDeg: 50 },
      ...{ rangeM: 60, widthPx: 3840, projection: 'rectilinear' },
    },
  ],
})
const ask = (town: ReturnType<typeof townOf>, to: PlanePoint) => {
  const one = camera([0, 0])
  const asked = { camera: one, view: cameraView(town, one, how.looking) }
  return probe(town, asked, plane.toLonLat(to), how)
}

describe('a point', () => {
  test('is seen so well, or hidden by what is nearest in the way', () => {
    const house = building('house', box(0, 20, 8, 6))
    const fence = wall('fence', 3.6, [-5, 10], [5, 10])
    expect(ask(townOf(), [0, 20])).toMatchObject({ sees: true, band: 1 })
    expect(ask(townOf(house), [0, 40])).toMatchObject({
      ...{ sees: false, why: 'hidden', by: { id: 'house', kind: 'building', heightM: 9 } },
    })
    expect(ask(townOf(house, fence), [0, 40])).toMatchObject({ by: { id: 'fence' } })
    expect(ask(townOf(tree('tree', [0, 10], 8, 3)), [0, 14])).toMatchObject({
      by: { kind: 'tree' },
    })
    // Over a low one, near the camera, and in the house itself.
    expect(ask(townOf(ofHeight(1, house)), [0, 40])).toMatchObject({ sees: true })
    expect(ask(townOf(house), [0, 20])).toMatchObject({ by: { id: 'house' } })
  })

  test('outside the picture or too far is told so', () => {
    expect(ask(townOf(), [0, -20])).toMatchObject({ sees: false, why: 'out-of-picture' })
    expect(ask(townOf(), [0, 100])).toMatchObject({ sees: false, why: 'out-of-range' })
    const inside = townOf(building('house', box(0, 0, 20, 20)))
    expect(ask(inside, [0, 20])).toMatchObject({ why: 'inside-building' })
  })

  const metres = spread(-50, 50)
  const point = fc.tuple(metres, metres)
  const size = spread(1, 20)

  test('that is in the picture is seen, or something is told to be in the way', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            ...{ at: point, w: size, h: size },
            heightM: spread(0.5, 9),
          }),
          { maxLength: 8 },
        ),
        fc.array(point, { minLength: 20, maxLength: 20 }),
        (list, targets) => {
          const obstacles = list.map(({ at, w, h, heightM }, i) =>
            ofHeight(heightM, building(`${i}`, box(...at, w, h))),
          )
          const shapes = drawn(obstacles)
          fc.pre(clearance(shapes, [0, 0]) > 0.2 && !shapes.some((one) => isWithin(one, [0, 0])))
          const town = townOf(...obstacles)
          const alone = cameraView(townOf(), camera([0, 0])).aims[0]!
          const seen = cameraView(town, camera([0, 0])).aims[0]!
          for (const target of targets) {
            if (clearance(shapes, target) < 0.05) continue
            const sight = ask(town, target)
            expect(sight.sees).toBe(distanceTo(seen.region, target) !== undefined)
            if (distanceTo(alone.region, target) !== undefined && !sight.sees)
              expect(sight.why).toBe('hidden')
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
