import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Projection } from '../../../geodata/model/camera.ts'
import type { PlanePoint } from '../../../geodata/plane.ts'
import {
  bandRegions,
  bestDensityAt,
  cameraView,
  type Looking,
  type Standing,
} from '../../../geodata/visibility/camera-view.ts'
import { areaM2, distanceTo } from '../../../geodata/visibility/radial.ts'
import type { ObstacleFeature } from '../../../geodata/visibility/town.ts'
import { spread } from '../../support/spread.ts'
import { clearance, drawn, isClose, isSeen, isWithin } from './oracle.ts'
import { box, building, ofHeight, plane, townOf, wall } from './towns.ts'

/** All round, straight out to a range. */
const allRound = (rangeM: number) => ({
  ...{ preset: '', headingDeg: 0, tiltDeg: 0, hfovDeg: 360, vfovDeg: 180, rangeM, widthPx: 4000 },
  projection: 'rectilinear' as const,
})
const standing = (at: PlanePoint, mountHeightM: number, rangeM = 100): Standing => ({
  ...{ id: 'camera', position: plane.toLonLat(at), mountHeightM, aims: [allRound(rangeM)] },
  ...{ masks: [], reach: null },
})
const FACE: Looking = { targetM: 1.7, leaves: true }

const metres = spread(-60, 60)
const point = fc.tuple(metres, metres)
const size = spread(1, 30)
const boxes = fc.array(
  fc.record({
    ...{ at: point, w: size, h: size },
    turnDeg: spread(0, 90),
    heightM: spread(0.5, 12),
  }),
  { minLength: 1, maxLength: 12 },
)
const walls = fc.array(fc.tuple(point, point, spread(0.5, 4)), {
  maxLength: 3,
})
const obstacles = fc
  .tuple(boxes, walls)
  .map(([list, lines]): ObstacleFeature[] => [
    ...list.map(({ at, w, h, turnDeg, heightM }, i) =>
      ofHeight(heightM, building(`b${i}`, box(...at, w, h, turnDeg))),
    ),
    ...lines.map(([from, to, heightM], i) => wall(`w${i}`, heightM, from, to)),
  ])
const mount = spread(2.5, 8)
const looking = fc.record<Looking>({
  targetM: fc.constantFrom(0, 1, 1.7),
  leaves: fc.boolean(),
})
const rangeM = spread(5, 150)

const closed = (ring: readonly PlanePoint[]) => [...ring, ring[0]!].map(plane.toLonLat)
const isFree = (list: readonly ObstacleFeature[], at: PlanePoint) =>
  clearance(drawn(list), at) > 0.2 && !drawn(list).some((one) => isWithin(one, at))
const seenArea = (list: readonly ObstacleFeature[], camera: Standing, look = FACE) =>
  cameraView(townOf(...list), camera, look).aims.reduce(
    (sum, { region }) => sum + areaM2(region),
    0,
  )

describe('what a camera sees', () => {
  test('is what a line of sight of whole numbers reaches, heights counted', () => {
    let asked = 0
    fc.assert(
      fc.property(
        ...([obstacles, point, mount, looking, rangeM] as const),
        fc.array(point, { minLength: 30, maxLength: 30 }),
        (list, at, eyeM, look, range, targets) => {
          fc.pre(isFree(list, at))
          const town = drawn(list)
          const [aim] = cameraView(townOf(...list), standing(at, eyeM, range), look).aims
          for (const target of targets) {
            const distance = Math.hypot(target[0] - at[0], target[1] - at[1])
            if (Math.abs(distance - range) < 0.01 || clearance(town, target) < 0.05) continue
            if (isClose(town, at, target)) continue
            // Where a hand's breadth of height decides, the edge of a shadow is near.
            const answers = [-0.01, 0, 0.01].map((off) =>
              isSeen(town, [at, eyeM + off], [target, look.targetM]),
            )
            if (new Set(answers).size > 1) continue
            asked++
            const expected = distance < range && answers[1]!
            expect([target, distanceTo(aim!.region, target) !== undefined]).toEqual([
              target,
              expected,
            ])
          }
        },
      ),
      { numRuns: 300 },
    )
    expect(asked).toBeGreaterThan(1_000)
  })

  test('is mutual between two points of one height', () => {
    fc.assert(
      fc.property(obstacles, point, point, (list, one, other) => {
        fc.pre(isFree(list, one) && isFree(list, other) && !isClose(drawn(list), one, other))
        const sees = (from: PlanePoint, to: PlanePoint) => {
          const look = { targetM: 3, leaves: true }
          const [aim] = cameraView(townOf(...list), standing(from, 3, 200), look).aims
          return distanceTo(aim!.region, to) !== undefined
        }
        expect(sees(one, other)).toBe(sees(other, one))
      }),
    )
  })

  test('is never more for one obstacle more, or a higher one', () => {
    fc.assert(
      fc.property(obstacles, point, mount, looking, (list, at, eyeM, look) => {
        fc.pre(isFree(list, at))
        const camera = standing(at, eyeM)
        const whole = seenArea(list, camera, look)
        expect(whole).toBeLessThanOrEqual(seenArea(list.slice(1), camera, look) * 1.0001 + 0.1)
        const higher = [ofHeight(list[0]!.heightM + 1, list[0]!), ...list.slice(1)]
        expect(seenArea(higher, camera, look)).toBeLessThanOrEqual(whole * 1.0001 + 0.1)
      }),
    )
  })

  test('is never less from higher up', () => {
    fc.assert(
      fc.property(obstacles, point, mount, (list, at, eyeM) => {
        fc.pre(isFree(list, at))
        const above = seenArea(list, standing(at, eyeM + 2))
        expect(above).toBeGreaterThanOrEqual(seenArea(list, standing(at, eyeM)) * 0.9999 - 0.1)
      }),
    )
  })

  test('is the same in a town that is moved and turned', () => {
    fc.assert(
      fc.property(
        ...([boxes, point, mount, spread(0, 360), point] as const),
        (list, at, eyeM, turnDeg, by) => {
          const turn = (turnDeg * Math.PI) / 180
          const move = ([x, y]: PlanePoint): PlanePoint => [
            x * Math.cos(turn) - y * Math.sin(turn) + by[0],
            x * Math.sin(turn) + y * Math.cos(turn) + by[1],
          ]
          const made = (moved: (at: PlanePoint) => PlanePoint) =>
            list.map(({ at: middle, w, h, turnDeg: own, heightM }, i) =>
              ofHeight(heightM, building(`${i}`, box(...middle, w, h, own).map(moved))),
            )
          const still = made((one) => one)
          fc.pre(isFree(still, at) && clearance(drawn(still), at) > 1)
          const area = seenArea(still, standing(at, eyeM))
          const other = seenArea(made(move), standing(move(at), eyeM))
          expect(Math.abs(other - area)).toBeLessThan(area * 0.002 + 2)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('in sectors is together what it is all round', () => {
    fc.assert(
      fc.property(obstacles, point, fc.integer({ min: 3, max: 8 }), (list, at, n) => {
        fc.pre(isFree(list, at))
        const camera = standing(at, 4)
        const aims = Array.from({ length: n }, (_, i) => ({
          ...{ ...allRound(100), headingDeg: (360 * i) / n, hfovDeg: 360 / n, tiltDeg: 0 },
        }))
        const flat: Looking = { targetM: 0, leaves: true }
        const whole = seenArea(list, camera, flat)
        expect(seenArea(list, { ...camera, aims }, flat)).toBeCloseTo(whole, 3)
      }),
    )
  })
})

describe('bands', () => {
  const lens = fc.record({
    headingDeg: spread(0, 359),
    tiltDeg: spread(0, 90),
    hfovDeg: spread(20, 360),
    vfovDeg: spread(15, 90),
    rangeM,
    projection: fc.constantFrom<Projection>('rectilinear', 'equidistant'),
    ...{ preset: fc.constant(''), widthPx: fc.integer({ min: 640, max: 4000 }) },
  })

  test('fill what is seen without overlap, and hold the densities they say', () => {
    fc.assert(
      fc.property(obstacles, point, mount, lens, (list, at, eyeM, aim) => {
        fc.pre(isFree(list, at))
        const view = cameraView(townOf(...list), { ...standing(at, eyeM), aims: [aim] })
        const bands = bandRegions(view, 'en-62676-4-2025')
        const whole = areaM2(view.aims[0]!.region)
        const sum = bands.reduce((total, { region }) => total + areaM2(region), 0)
        expect(Math.abs(sum - whole)).toBeLessThan(1e-3 + whole * 1e-6)
        const steps = [0, 20, 40, 80, 125, 250, 500, 1500, Number.POSITIVE_INFINITY]
        for (let k = 0; k < 40; k++) {
          const angle = k * 2.399963
          const reach = aim.rangeM * Math.sqrt((k + 0.5) / 40)
          const target: PlanePoint = [
            at[0] + reach * Math.cos(angle),
            at[1] + reach * Math.sin(angle),
          ]
          const density = bestDensityAt(view, target)
          const band = bands.find(({ region }) => distanceTo(region, target) !== undefined)
          if (!band || density === 0) continue
          expect(density).toBeGreaterThan(steps[band.band + 1]! * 0.999)
          expect(density).toBeLessThan(steps[band.band + 2]! * 1.001)
        }
      }),
    )
  })
})

describe('masks and reach', () => {
  test('a mask takes away its own ground and no more', () => {
    fc.assert(
      fc.property(obstacles, point, point, spread(2, 30), (list, at, middle, size) => {
        fc.pre(isFree(list, at))
        const ring = box(...middle, size, size, 20)
        const shape = { type: 'Polygon' as const, coordinates: [closed(ring)] }
        const camera = standing(at, 4)
        const open = cameraView(townOf(...list), camera)
        const view = cameraView(townOf(...list), { ...camera, masks: [shape] })
        for (let k = 0; k < 60; k++) {
          const angle = k * 2.399963
          const reach = 95 * Math.sqrt((k + 0.5) / 60)
          const target: PlanePoint = [
            at[0] + reach * Math.cos(angle),
            at[1] + reach * Math.sin(angle),
          ]
          const mask = drawn([building('mask', ring)])
          if (clearance(mask, target) < 0.01) continue
          const isMasked = mask.some((one) => isWithin(one, target))
          const before = bestDensityAt(open, target)
          expect(bestDensityAt(view, target, 'unmasked')).toBe(before)
          expect(bestDensityAt(view, target)).toBe(isMasked ? 0 : before)
        }
      }),
    )
  })

  test('a camera that turns reaches what it would see turned there, and sees no more by it', () => {
    fc.assert(
      fc.property(obstacles, point, spread(0, 359.9), spread(1, 360), (list, at, from, sweep) => {
        fc.pre(isFree(list, at))
        const still = standing(at, 4, 60)
        const reach = { fromDeg: from, sweepDeg: sweep, tiltDeg: 90, rangeM: 60 }
        const view = cameraView(townOf(...list), { ...still, reach })
        expect(view.aims.map(({ region }) => areaM2(region))).toEqual(
          cameraView(townOf(...list), still).aims.map(({ region }) => areaM2(region)),
        )
        const headingDeg = (from + sweep / 2) % 360
        const turned = { ...allRound(60), headingDeg, hfovDeg: sweep }
        const [aim] = cameraView(townOf(...list), { ...still, aims: [turned] }).aims
        // A flat picture is narrower than a sector nowhere but at its near end; as wide is a panorama.
        if (sweep > 150) expect(areaM2(view.reach!)).toBeCloseTo(areaM2(aim!.region), 3)
      }),
    )
  })
})
