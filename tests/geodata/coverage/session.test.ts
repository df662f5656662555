import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everything } from '../../../geodata/cells/incident-filter.ts'
import { openCells } from '../../../geodata/coverage/blind-spots.ts'
import { prepareGround } from '../../../geodata/coverage/ground.ts'
import { intrudedIn } from '../../../geodata/coverage/intrusion.ts'
import { groundFigure, seenGround } from '../../../geodata/coverage/seen-ground.ts'
import { CoverageSession } from '../../../geodata/coverage/session.ts'
import type { Aim } from '../../../geodata/model/camera.ts'
import type { PlanePoint } from '../../../geodata/plane.ts'
import {
  type CameraView,
  cameraView,
  FACES,
  type Standing,
} from '../../../geodata/visibility/camera-view.ts'
import { areaM2 } from '../../../geodata/visibility/radial.ts'
import { polygonsOf } from '../../../geodata/visibility/rings.ts'
import type { ObstacleFeature } from '../../../geodata/visibility/town.ts'
import { spread } from '../../support/spread.ts'
import { columnsOf } from '../cells/columns.ts'
import { anAim } from '../placement/placements.ts'
import { box, building, ofHeight, plane, townOf } from '../visibility/towns.ts'

const EDITION = 'en-62676-4-2014'
const asked = { edition: EDITION, looking: FACES } as const
const metres = spread(-80, 80)
const houses = [
  building('a', box(20, 20, 20, 12, 15)),
  ofHeight(3, building('b', box(-30, 0, 12, 30))),
]
const ahead: Aim = {
  ...{ preset: '', headingDeg: 0, tiltDeg: 10, hfovDeg: 80, vfovDeg: 60 },
  ...{ rangeM: 60, widthPx: 3840, projection: 'rectilinear' },
}
const standing = (at: PlanePoint, aim: Aim = ahead): Standing => ({
  ...{ id: 'c', position: plane.toLonLat(at), mountHeightM: 5, aims: [aim] },
  ...{ masks: [], reach: null },
})
const cameras = fc.array(
  fc
    .tuple(fc.tuple(metres, metres), anAim)
    .map(([at, aim]) => standing(at, { ...aim, rangeM: Math.min(80, aim.rangeM) })),
  { minLength: 1, maxLength: 4 },
)
/** The length of all that is seen's outlines, in metres. */
const outlineM = ({ aims }: CameraView) =>
  aims
    .flatMap(({ region }) => polygonsOf(region).flat())
    .reduce(
      (sum, ring) =>
        ring.reduce((length, [x, y], k) => {
          const [px, py] = ring[Math.max(0, k - 1)]!
          return length + Math.hypot(x - px, y - py)
        }, sum),
      0,
    )
const sessionOf = (obstacles: readonly ObstacleFeature[]) => {
  const where = { centre: plane.centre, timeZone: 'Europe/Stockholm' }
  const ground = prepareGround(obstacles, columnsOf([]), where)
  return new CoverageSession(ground, intrudedIn(ground.town, []))
}

describe('ground', () => {
  test('of one camera is as large as its region, to what its edge may hide', () => {
    fc.assert(
      fc.property(cameras, ([camera]) => {
        const view = cameraView(townOf(...houses), camera!)
        const exact = view.aims.reduce((sum, { region }) => sum + areaM2(region), 0)
        const { seenM2, byBand } = groundFigure([seenGround(view)], EDITION)
        expect(byBand.reduce((a, b) => a + b, 0)).toBe(seenM2)
        // An edge that runs with the squares may be off by half of one all along; others hardly are.
        expect(Math.abs(seenM2 - exact)).toBeLessThan(6 + 0.4 * outlineM(view))
      }),
    )
  })

  test('of many is never less for one more, and no more than all of theirs together', () => {
    fc.assert(
      fc.property(cameras, (list) => {
        const session = sessionOf(houses)
        const of = (some: readonly Standing[]) => session.groundFigure(some, asked)
        const [whole, fewer] = [of(list), of(list.slice(1))]
        expect(whole.seenM2).toBeGreaterThanOrEqual(fewer.seenM2)
        expect(whole.twiceM2).toBeGreaterThanOrEqual(fewer.twiceM2)
        const sum = list.reduce((total, one) => total + of([one]).seenM2, 0)
        expect(whole.seenM2 + whole.twiceM2).toBeLessThanOrEqual(sum)
        if (list.length <= 2) expect(whole.seenM2 + whole.twiceM2).toBe(sum)
      }),
      { numRuns: 40 },
    )
  })

  test('seen twice by two that stand alike is all of it', () => {
    const { seenM2, twiceM2, byBand, twiceByBand } = sessionOf(houses).groundFigure(
      [standing([0, 0]), standing([0, 0])],
      asked,
    )
    expect(seenM2).toBeGreaterThan(500)
    expect([twiceM2, twiceByBand]).toEqual([seenM2, byBand])
  })
})

describe('blind spots', () => {
  const how = { looking: FACES, filter: everything }
  const square = {
    type: 'Polygon' as const,
    coordinates: [[...box(0, 0, 120, 120), box(0, 0, 120, 120)[0]!].map(plane.toLonLat)],
  }

  test('are the cells of the open ground that no camera sees, fewer for each camera more', () => {
    fc.assert(
      fc.property(cameras, (list) => {
        const session = sessionOf(houses)
        const all = session.blindSpots(list, [square], how)
        const fewer = session.blindSpots(list.slice(1), [square], how)
        expect(all.open).toBe(fewer.open)
        expect(fewer.blind).toEqual(expect.arrayContaining(all.blind))
      }),
      { numRuns: 30 },
    )
  })

  test('without cameras are all of it, about 31 m² each here, and none are indoors', () => {
    const { blind, open } = sessionOf([]).blindSpots([], [square], how)
    expect(blind.length).toBe(open)
    expect((120 * 120) / open).toBeCloseTo(31, 0)
    const hall = building('hall', box(0, 0, 200, 200))
    expect(openCells([square], townOf(hall)).cells).toEqual([])
  })
})

describe('what is intruded on', () => {
  const home = building('home', box(0, 30, 20, 10))

  test('is told before masks and after them', () => {
    const session = sessionOf([home])
    const open = session.intrusion(standing([0, 0]), FACES)
    expect(open.unmasked).toMatchObject({ dwelling: 1, school: 0, entrance: 0 })
    // Its front is 20 m long; of the sides only the nearest corners are seen, if at all.
    expect(open.unmasked.frontM).toBeGreaterThanOrEqual(20)
    expect(open.unmasked.frontM).toBeLessThanOrEqual(24)
    expect(open.masked).toEqual(open.unmasked)
    const ring = [...box(0, 30, 24, 14), box(0, 30, 24, 14)[0]!].map(plane.toLonLat)
    const masks = [{ type: 'Polygon' as const, coordinates: [ring] }]
    // However finely it is drawn, a front is as long as it is.
    const jogs = Array.from({ length: 40 }, (_, k) => [-10 + k / 2, 25 + 0.005 * (k % 2)] as const)
    const fine = building('home', [...jogs, [10, 25], [10, 35], [-10, 35]])
    const drawnFine = sessionOf([fine]).intrusion(standing([0, 0]), FACES).unmasked
    expect(Math.abs(drawnFine.frontM - open.unmasked.frontM)).toBeLessThan(2)
    const shut = session.intrusion({ ...standing([0, 0]), masks }, FACES)
    expect(shut.unmasked).toEqual(open.unmasked)
    expect(shut.masked).toMatchObject({ dwelling: 0, frontM: 0 })
  })

  test('counts an entrance in the wall, a seat in the open, and nothing behind the camera', () => {
    const at = (x: number, y: number) => plane.toLonLat([x, y])
    const places = [
      { kind: 'entrance', position: at(3, 25.1) },
      { kind: 'outdoor-seating', position: at(-6, 18) },
      { kind: 'outdoor-seating', position: at(0, -20) },
      { kind: 'school', position: at(0, 60) },
    ] as const
    const used = (use: string, one: ObstacleFeature): ObstacleFeature => ({ ...one, use })
    const town = [
      home,
      used('', building('shed', box(-25, 20, 6, 4))),
      used('garage', building('garage', box(18, 30, 5, 5))),
      // Two houses of the school that is hidden itself: one school.
      used('school', building('hall', box(-14, 34, 6, 4))),
      used('school', building('gym', box(14, 42, 4, 30))),
    ]
    const ground = prepareGround(town, columnsOf([]), {
      ...{ centre: plane.centre, timeZone: 'Europe/Stockholm' },
    })
    const session = new CoverageSession(ground, intrudedIn(ground.town, places))
    const { unmasked } = session.intrusion(standing([0, 0]), FACES)
    expect(unmasked).toMatchObject({
      ...{ dwelling: 1, unknown: 0, entrance: 1, 'outdoor-seating': 1, school: 1 },
    })
    const west = session.intrusion(standing([0, 0], { ...ahead, headingDeg: 300 }), FACES)
    expect(west.unmasked).toMatchObject({ unknown: 1, school: 1 })
  })
})
