import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Aim } from '../../../geodata/model/camera.ts'
import type { PlanePoint } from '../../../geodata/plane.ts'
import {
  bandRegions,
  bestDensityAt,
  type CameraView,
  cameraView,
  deadZones,
  FACES,
  type Looking,
  type Standing,
} from '../../../geodata/visibility/camera-view.ts'
import { probe } from '../../../geodata/visibility/probe.ts'
import { areaM2, distanceTo } from '../../../geodata/visibility/radial.ts'
import { polygonsOf } from '../../../geodata/visibility/rings.ts'
import { heightAt, type Terrain } from '../../../geodata/visibility/terrain.ts'
import { buildTown, type ObstacleFeature } from '../../../geodata/visibility/town.ts'
import { spread } from '../../support/spread.ts'
import { clearance, drawn, isWithin } from './oracle.ts'
import { blocksOf, isSeenOver } from './terrain-oracle.ts'
import { hill, terrainOf } from './terrains.ts'
import { box, building, ofHeight, plane, tree, wall } from './towns.ts'

const RANGE_M = 100
const allRound: Aim = {
  ...{ preset: '', headingDeg: 0, tiltDeg: 0, hfovDeg: 360, vfovDeg: 180 },
  ...{ rangeM: RANGE_M, widthPx: 4000, projection: 'rectilinear' },
}
const standing = (at: PlanePoint, mountHeightM: number, aim: Partial<Aim> = {}): Standing => ({
  ...{ id: 'camera', position: plane.toLonLat(at), mountHeightM },
  ...{ aims: [{ ...allRound, ...aim }], masks: [], reach: null },
})
const townOn = (terrain: Terrain | null, ...obstacles: ObstacleFeature[]) =>
  buildTown(obstacles, plane, terrain)
const sees = ({ aims }: CameraView, at: PlanePoint) => distanceTo(aims[0]!.region, at) !== undefined
const seenArea = ({ aims }: CameraView) => areaM2(aims[0]!.region)

const ringAreaM2 = (ring: readonly PlanePoint[]) =>
  ring.reduce((sum, [x, y], k) => {
    const [nx, ny] = ring[(k + 1) % ring.length]!
    return sum + (x * ny - nx * y) / 2
  }, 0)

/** Points spread evenly over a disc round another. */
const spiral = ([x, y]: PlanePoint, n: number, rangeM = RANGE_M): PlanePoint[] =>
  Array.from({ length: n }, (_, k) => {
    const [angle, reach] = [k * 2.399963, rangeM * Math.sqrt((k + 0.5) / n)]
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
  })
const beside = ([x, y]: PlanePoint, m: number): PlanePoint[] => [
  [x, y],
  [x + m, y],
  [x - m, y],
  [x, y + m],
  [x, y - m],
]

const metres = spread(-60, 60)
const point = fc.tuple(metres, metres)
const houses = fc
  .array(
    fc.record({
      ...{ at: point, w: spread(2, 25), h: spread(2, 25) },
      ...{ turnDeg: spread(0, 90), heightM: spread(0.5, 10) },
    }),
    { maxLength: 7 },
  )
  .map((list) =>
    list.map(({ at, w, h, turnDeg, heightM }, i) =>
      ofHeight(heightM, building(`b${i}`, box(...at, w, h, turnDeg))),
    ),
  )
const trees = fc
  .array(fc.tuple(point, spread(3, 15), spread(1, 4)), { maxLength: 4 })
  .map((list) => list.map(([at, heightM, crownM], i) => tree(`t${i}`, at, heightM, crownM)))
const obstacles = fc
  .tuple(houses, trees)
  .map(([list, crowns]): ObstacleFeature[] => [...list, ...crowns])
const mount = spread(2.5, 8)
const looking = fc.record<Looking>({ targetM: fc.constantFrom(0, 1, 1.7), leaves: fc.boolean() })
const lens = fc.record<Partial<Aim>>({
  ...{ headingDeg: spread(0, 359), tiltDeg: spread(0, 60), hfovDeg: spread(30, 140) },
  ...{ vfovDeg: spread(20, 90), projection: fc.constantFrom('rectilinear', 'equidistant') },
})
const hills = fc
  .array(fc.tuple(metres, metres, spread(-8, 8), spread(20, 80)), { minLength: 1, maxLength: 3 })
  .map((list) => {
    const each = list.map((one) => hill(...one))
    return terrainOf((x, y) => 50 + each.reduce((sum, height) => sum + height(x, y), 0))
  })
const isFree = (list: readonly ObstacleFeature[], at: PlanePoint) => {
  const shapes = drawn(list)
  return clearance(shapes, at) > 1 && !shapes.some((one) => isWithin(one, at))
}

describe('on level terrain, however high it lies, a camera sees what it does on flat ground', () => {
  const level = fc.constantFrom(...[-12.5, 0, 3.2, 180].map((height) => terrainOf(() => height)))

  test('as much of it, and the same points as sharply', () => {
    let [asked, other, flatArea, levelArea] = [0, 0, 0, 0]
    fc.assert(
      fc.property(
        level,
        obstacles,
        point,
        mount,
        lens,
        looking,
        (ground, list, at, eyeM, aim, look) => {
          fc.pre(isFree(list, at))
          const camera = standing(at, eyeM, aim)
          const flat = cameraView(townOn(null, ...list), camera, look)
          const view = cameraView(townOn(ground, ...list), camera, look)
          expect([flat.ground, view.ground]).toEqual(['flat', 'terrain'])
          flatArea += seenArea(flat)
          levelArea += seenArea(view)
          expect(Math.abs(seenArea(view) - seenArea(flat))).toBeLessThan(seenArea(flat) * 0.02 + 8)
          for (const target of spiral(at, 60)) {
            if (new Set(beside(target, 0.3).map((near) => sees(flat, near))).size > 1) continue
            asked++
            if (sees(view, target) !== sees(flat, target)) other++
            else expect(bestDensityAt(view, target)).toBeCloseTo(bestDensityAt(flat, target), 6)
          }
        },
      ),
      { numRuns: 120 },
    )
    expect(asked).toBeGreaterThan(3_000)
    expect(other / asked).toBeLessThan(0.005)
    expect(Math.abs(levelArea / flatArea - 1)).toBeLessThan(0.01)
  })

  test('in the same bands, with as much too near and as much within reach', () => {
    const list = [building('low', box(20, 5, 10, 8)), tree('tree', [-10, 20], 8, 3)]
    const reach = { fromDeg: 300, sweepDeg: 200, tiltDeg: 40, rangeM: 60 }
    const camera = { ...standing([0, 0], 5, { tiltDeg: 15, hfovDeg: 80, vfovDeg: 50 }), reach }
    const [flat, view] = [null, terrainOf(() => 31)].map((ground) =>
      cameraView(townOn(ground, ...list), camera),
    ) as [CameraView, CameraView]
    const bands = [flat, view].map((one) =>
      bandRegions(one, 'en-62676-4-2025').map(({ band, region }) => [band, areaM2(region)]),
    )
    expect(bands[1]!.map(([band]) => band)).toEqual(bands[0]!.map(([band]) => band))
    for (const [k, [, area]] of bands[0]!.entries())
      expect(Math.abs(bands[1]![k]![1]! - area!)).toBeLessThan(area! * 0.02 + 0.5)
    expect(areaM2(view.reach!) / areaM2(flat.reach!)).toBeCloseTo(1, 2)
    const dead = [flat, view].map((one) => areaM2(one.footing.under(one, one.aims[0]!.held, 100)))
    expect(dead[1]! / dead[0]!).toBeCloseTo(1, 1)
    expect(deadZones(view, townOn(null))).not.toEqual([])
  })
})

describe('over hills', () => {
  test('what is seen is what a line of sight in small steps reaches', () => {
    let [asked, other] = [0, 0]
    fc.assert(
      fc.property(hills, obstacles, point, mount, looking, (terrain, list, at, eyeM, look) => {
        fc.pre(isFree(list, at))
        const view = cameraView(townOn(terrain, ...list), standing(at, eyeM), look)
        fc.pre(view.status === 'sees')
        const blocks = blocksOf(list, terrain).filter(({ isTree }) => look.leaves || !isTree)
        const seen = (eye: number) => (to: PlanePoint) =>
          isSeenOver({ terrain, blocks, from: view.apex, eyeM: eye }, to, look.targetM)
        for (const target of spiral(at, 25, RANGE_M - 2)) {
          // Half a cell from an edge, or where a hand's breadth of height decides, either may be told.
          const answers = [...beside(target, 1).map(seen(eyeM)), seen(eyeM - 0.1)(target)]
          if (new Set([...answers, seen(eyeM + 0.1)(target)]).size > 1) continue
          asked++
          if (sees(view, target) !== answers[0]) other++
        }
      }),
      { numRuns: 60 },
    )
    expect(asked).toBeGreaterThan(700)
    expect(other / asked).toBeLessThan(0.005)
  })

  test('bands fill what is seen, and hold the densities they say', () => {
    fc.assert(
      fc.property(hills, obstacles, point, mount, lens, (terrain, list, at, eyeM, aim) => {
        fc.pre(isFree(list, at))
        const view = cameraView(townOn(terrain, ...list), standing(at, eyeM, aim))
        const bands = bandRegions(view, 'en-62676-4-2025')
        const sum = bands.reduce((total, { region }) => total + areaM2(region), 0)
        // Each is parted by its slices' middle rays, not by the same ones.
        expect(Math.abs(sum - seenArea(view))).toBeLessThan(1 + seenArea(view) * 0.02)
        const steps = [0, 20, 40, 80, 125, 250, 500, 1500, Number.POSITIVE_INFINITY]
        for (const target of spiral(at, 30)) {
          const density = bestDensityAt(view, target)
          const band = bands.find(({ region }) => distanceTo(region, target) !== undefined)
          if (!band || density === 0) continue
          expect(density).toBeGreaterThan(steps[band.band + 1]! * 0.9)
          expect(density).toBeLessThan(steps[band.band + 2]! * 1.1)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('outlines are as large as what they are of', () => {
    fc.assert(
      fc.property(hills, obstacles, point, mount, lens, (terrain, list, at, eyeM, aim) => {
        fc.pre(isFree(list, at))
        const view = cameraView(townOn(terrain, ...list), standing(at, eyeM, aim))
        const bands = bandRegions(view, 'en-62676-4-2014')
        for (const region of [view.aims[0]!.region, ...bands.map((one) => one.region)]) {
          const rings = polygonsOf(region, 0.01).flat()
          const drawnM2 = rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0)
          expect(Math.abs(drawnM2 - areaM2(region))).toBeLessThan(1 + areaM2(region) * 0.01)
        }
      }),
      { numRuns: 60 },
    )
  })

  const ridge = terrainOf((_, y) => hill(0, 40, 9, 25)(0, y))

  test('a hill hides what lies behind it, and is told to', () => {
    const town = townOn(ridge)
    const view = cameraView(town, standing([0, 0], 4))
    expect(sees(view, [0, 30])).toBe(true)
    expect(sees(view, [0, 80])).toBe(false)
    expect(sees(cameraView(townOn(null), standing([0, 0], 4)), [0, 80])).toBe(true)
    const how = { looking: FACES, edition: 'en-62676-4-2014' } as const
    const camera = standing([0, 0], 4)
    expect(probe(town, { camera, view }, plane.toLonLat([0, 80]), how)).toMatchObject({
      ...{ sees: false, why: 'hidden', by: { kind: 'ground' } },
    })
    expect(probe(town, { camera, view }, plane.toLonLat([0, 30]), how)).toMatchObject({
      sees: true,
    })
  })

  test('a camera on a hill sees over the houses below it, and not from beside them', () => {
    const house = ofHeight(6, building('house', box(0, 60, 30, 8)))
    const [onHill, below] = [townOn(terrainOf(hill(0, 0, 14, 45)), house), townOn(null, house)]
    expect(sees(cameraView(onHill, standing([0, 0], 4)), [0, 90])).toBe(true)
    expect(sees(cameraView(below, standing([0, 0], 4)), [0, 90])).toBe(false)
    expect(sees(cameraView(onHill, standing([0, 0], 4)), [0, 60])).toBe(false)
  })

  test('one below looks up at what stands higher than itself, when its picture reaches there', () => {
    const slope = townOn(terrainOf((_, y) => Math.max(0, y) * 0.3))
    const seen = (tiltDeg: number) =>
      cameraView(slope, standing([0, 0], 3, { tiltDeg, hfovDeg: 60, vfovDeg: 40 }))
    expect(sees(seen(0), [0, 80])).toBe(true)
    expect(sees(seen(10), [0, 80])).toBe(false)
    // Nearer than straight ahead on flat ground: the target is 22 m higher, the picture level.
    const depth = 80
    expect(bestDensityAt(seen(0), [0, 80])).toBeCloseTo(
      4000 / (2 * Math.tan(Math.PI / 6) * depth),
      6,
    )
  })

  test('a wall follows the ground, and a house stands on the lowest of it', () => {
    const slope = terrainOf((x) => x * 0.2)
    const town = townOn(
      slope,
      wall('wall', 2, [-40, 10], [40, 10]),
      building('b', box(0, 40, 20, 10)),
    )
    const standsM = town.casters.map(({ id, standsM }) => [id, standsM] as const)
    const ofWall = standsM.filter(([id]) => id === 'wall').map(([, m]) => m)
    expect(ofWall).toHaveLength(20)
    expect(Math.max(...ofWall) - Math.min(...ofWall)).toBeCloseTo(0.2 * 76, 1)
    expect(standsM.find(([id]) => id === 'b')![1]).toBeCloseTo(-2, 1)
    const view = cameraView(town, standing([30, 0], 4))
    expect(heightAt(slope, 30, 0)).toBeCloseTo(6, 1)
    // Over the wall 10 m off, which is 2 m high there too.
    expect([sees(view, [30, 11]), sees(view, [30, 60])]).toEqual([false, true])
  })

  test('a mask takes its ground away there too', () => {
    const closed = [...box(0, 20, 10, 10), box(0, 20, 10, 10)[0]!].map(plane.toLonLat)
    const masks = [{ type: 'Polygon' as const, coordinates: [closed] }]
    const view = cameraView(townOn(ridge), { ...standing([0, 0], 4), masks })
    expect(sees(view, [0, 20])).toBe(false)
    expect(bestDensityAt(view, [0, 20], 'unmasked')).toBeGreaterThan(0)
    expect(sees(view, [0, 27])).toBe(true)
  })
})

test('a camera whose own ground nobody knows is computed on flat ground, and says so', () => {
  const half = terrainOf((x) => (x < 0 ? 5 + x * 0.1 : undefined))
  const house = ofHeight(3, building('house', box(60, 20, 10, 4)))
  const view = cameraView(townOn(half, house), standing([60, 0], 4))
  const flat = cameraView(townOn(null, house), standing([60, 0], 4))
  expect(view.ground).toBe('flat')
  expect(seenArea(view)).toBe(seenArea(flat))
  expect(cameraView(townOn(half, house), standing([-60, 0], 4)).ground).toBe('terrain')
})
