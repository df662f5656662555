import { describe, expect, test } from 'vitest'
import type { PlanePoint } from '../../../geodata/plane.ts'
import { cameraView, type Standing } from '../../../geodata/visibility/camera-view.ts'
import { areaM2 } from '../../../geodata/visibility/radial.ts'
import type { ObstacleFeature } from '../../../geodata/visibility/town.ts'
import { box, building, ofHeight, plane, townOf, tree, wall } from './towns.ts'

// Places where engines of this kind go wrong, each with the area it should come to. The camera hangs at
// 4 m, looks all round and sees 100 m.

const CIRCLE = Math.PI * 100 ** 2
const HALF = CIRCLE / 2
const QUARTER = CIRCLE / 4

const standing = (at: PlanePoint, headingDeg: number): Standing => ({
  ...{ id: 'camera', position: plane.toLonLat(at), mountHeightM: 4 },
  ...{ masks: [], reach: null },
  aims: [
    {
      ...{ preset: '', headingDeg, tiltDeg: 0, hfovDeg: 360, vfovDeg: 180 },
      ...{ rangeM: 100, widthPx: 4000, projection: 'rectilinear' },
    },
  ],
})

type Scene = {
  town: ObstacleFeature[]
  at: PlanePoint
  expected: number
  headingDeg?: number
  /** Of targets this high; the ground unless said. */
  targetM?: number
  /** A camera that stands off its wall sees past its corners: how much may be more. */
  withinM2?: number
}

const block = building('block', box(0, 0, 60, 60), box(0, 0, 30, 20))
const long = building('long', box(0, -5, 1000, 10))
const shed = (heightM: number) => ofHeight(heightM, building('shed', box(20, 0, 4, 2000)))

const scenes: { [name: string]: Scene } = {
  'open ground': { town: [], at: [0, 0], expected: CIRCLE },
  'a kilometre and more from everything': { town: [block], at: [9000, 0], expected: CIRCLE },
  'a closed courtyard': { town: [block], at: [3, 2], expected: 600 },
  'a room without roof, from near its corner': {
    town: [building('room', box(0, 0, 50, 50), box(0, 0, 40, 40))],
    ...{ at: [19, 19], expected: 1600 },
  },
  'on a façade, looking away': { town: [long], at: [0, 0], expected: HALF, withinM2: 25 },
  'a hand inside a façade': { town: [long], at: [3, -0.3], expected: HALF, withinM2: 25 },
  'on a corner that juts out': {
    town: [building('quarter', box(-500, -500, 1000, 1000))],
    ...{ at: [0, 0], expected: 3 * QUARTER, withinM2: 60 },
  },
  'in a corner that goes in': {
    town: [building('a', box(0, -500, 1000, 1000)), building('b', box(-500, 0, 1000, 2000))],
    ...{ at: [0, 0], expected: QUARTER, withinM2: 60 },
  },
  'on the seam of two houses side by side': {
    town: [building('a', box(-250, -5, 500, 10)), building('b', box(250, -5, 500, 10))],
    ...{ at: [0, 0], expected: HALF, withinM2: 25 },
  },
  'on the seam of a high house and a higher one': {
    town: [
      building('a', box(-250, -5, 500, 10)),
      ofHeight(20, building('b', box(250, -5, 500, 10))),
    ],
    ...{ at: [0, 0], expected: HALF, withinM2: 25 },
  },
  'between two houses a millimetre apart': {
    town: [building('a', box(-250.0005, -5, 500, 10)), building('b', box(250.0005, -5, 500, 10))],
    ...{ at: [0, 0], expected: HALF, withinM2: 25 },
  },
  'behind houses a millimetre apart': {
    town: [building('a', box(-250.0005, -5, 500, 10)), building('b', box(250.0005, -5, 500, 10))],
    ...{ at: [0, 1], expected: HALF + 200, withinM2: 3 },
  },
  'houses that overlap, as their union': {
    town: [building('a', box(0, -50, 400, 100)), building('b', box(-60, 40, 120, 120))],
    ...{ at: [0.2, 0.2], expected: QUARTER, withinM2: 60 },
  },
  'a T of two houses that touch': {
    town: [building('a', box(0, -50, 400, 100)), building('b', box(-50, 50, 100, 100))],
    ...{ at: [0.2, 0.2], expected: QUARTER, withinM2: 60 },
  },
  'the same house twice': {
    town: [block, { ...block, id: 'again' }],
    ...{ at: [3, 2], expected: 600 },
  },
  'the same house as high and as low': {
    town: [ofHeight(2, block), { ...block, id: 'again' }],
    ...{ at: [3, 2], expected: 600 },
  },
  'a house with a corner on another’s wall': {
    town: [long, building('turned', box(0, 0, 20, 20, 45))],
    ...{ at: [60, 0.2], expected: HALF - 0.5 * 60 * 0, withinM2: HALF },
  },
  'a wall that stands by itself, on it': {
    town: [wall('wall', 9, [-500, 0], [500, 0])],
    ...{ at: [0, 0], expected: HALF, headingDeg: 0, withinM2: 25 },
  },
  'the same, from its other side': {
    town: [wall('wall', 9, [-500, 0], [500, 0])],
    ...{ at: [0, 0], expected: HALF, headingDeg: 180, withinM2: 25 },
  },
  'walls that cross, from the crossing': {
    town: [wall('a', 9, [-500, 0], [500, 0]), wall('b', 9, [0, -500], [0, 500])],
    ...{ at: [0, 0], expected: QUARTER, headingDeg: 45, withinM2: 60 },
  },
  'an outline that runs out along a line and back': {
    town: [
      building('spike', [
        [-500, 0],
        [500, 0],
        [500, -10],
        [0, -10],
        [0, -60],
        [0, -10],
        [-500, -10],
      ]),
    ],
    ...{ at: [0, 1], expected: HALF + 200, withinM2: 3 },
  },
  'an outline with the same corner twice': {
    town: [
      building('twice', [
        [-500, 0],
        [-500, 0],
        [500, 0],
        [500, -10],
        [-500, -10],
      ]),
    ],
    ...{ at: [0, 1], expected: HALF + 200, withinM2: 3 },
  },
  'on the roof of what is lower than itself': {
    // From 4 m over a roof at 2 m, whose edge is 2 m off: ground from 4 m on, all round.
    town: [ofHeight(2, building('kiosk', box(0, 0, 4, 4)))],
    ...{ at: [0, 0], expected: CIRCLE - 64, withinM2: 0.01 },
  },
  // A shed 18 to 22 m off, as long as one sees: what is seen of the strips before it and behind it.
  'over a shed, at the ground behind it': {
    town: [shed(2)],
    ...{ at: [0, 0], expected: HALF + strip(0, 18) + strip(44, 100), withinM2: 0.01 },
  },
  'over a shed, at faces behind it': {
    town: [shed(2)],
    ...{ at: [0, 0], targetM: 1.7 },
    ...{ expected: HALF + strip(0, 18) + strip((22 * 2.3) / 2, 100), withinM2: 0.01 },
  },
  'over a bench at faces: it hides nothing but where it stands': {
    town: [shed(1)],
    ...{ at: [0, 0], targetM: 1.7 },
    ...{ expected: HALF + strip(0, 18) + strip(22, 100), withinM2: 0.01 },
  },
  'a wall as high as the camera hides all behind it': {
    town: [wall('wall', 4, [20, -1000], [20, 1000])],
    ...{ at: [0, 0], expected: HALF + strip(0, 20), withinM2: 0.01 },
  },
  'a wall lower than that throws a shadow': {
    town: [wall('wall', 3, [20, -1000], [20, 1000])],
    ...{ at: [0, 0], expected: HALF + strip(0, 20) + strip(80, 100), withinM2: 0.01 },
  },
  'under a crown that begins over the camera': {
    town: [tree('tree', [20, 0], 15, 3)],
    ...{ at: [0, 0], expected: CIRCLE },
  },
}

/** Area between two lines across the view, of the circle. */
function strip(from: number, to: number): number {
  const beyond = (d: number) => 100 ** 2 * Math.acos(d / 100) - d * Math.sqrt(100 ** 2 - d ** 2)
  return beyond(from) - beyond(to)
}

describe('scenes with a known area', () => {
  test('are twenty at least', () => {
    expect(Object.keys(scenes).length).toBeGreaterThanOrEqual(20)
  })

  test.each(Object.entries(scenes))('%s', (_, scene) => {
    const { town, at, expected, headingDeg = 0, targetM = 0, withinM2 = expected * 1e-6 } = scene
    const view = cameraView(townOf(...town), standing(at, headingDeg), { targetM, leaves: true })
    expect(view.status).toBe('sees')
    const area = areaM2(view.aims[0]!.region)
    expect(Math.abs(area - expected)).toBeLessThan(withinM2)
  })

  test('a camera inside a house sees nothing, and says so', () => {
    const view = cameraView(townOf(block), standing([20, 20], 0))
    expect(view).toMatchObject({ status: 'inside-building', aims: [] })
  })

  test('leaves hide, bare crowns do not', () => {
    const town = townOf(tree('tree', [20, 0], 6, 3))
    const seen = (leaves: boolean) =>
      areaM2(cameraView(town, standing([0, 0], 0), { targetM: 0, leaves }).aims[0]!.region)
    expect(seen(false)).toBeCloseTo(CIRCLE, 3)
    // A crown from 1.8 to 6 m: from 17 × 4 / 2.2 m off to the end of sight, 6 m wide at 20 m.
    const near = (17 * 4) / 2.2
    expect(CIRCLE - seen(true)).toBeGreaterThan(0.8 * (6 / 20) * 0.5 * (100 ** 2 - near ** 2))
    expect(CIRCLE - seen(true)).toBeLessThan(1.2 * (6 / 20) * 0.5 * (100 ** 2 - near ** 2))
  })
})
