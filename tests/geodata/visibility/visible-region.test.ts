import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanePoint } from '../../../geodata/plane.ts'
import { buildingAt, mountPoint } from '../../../geodata/visibility/inside.ts'
import { between, outline, outlineAreaM2 } from '../../../geodata/visibility/outline.ts'
import { seenFrom, type View, visibleRegion } from '../../../geodata/visibility/visible-region.ts'
import { box, building, clearLine, toNearestWall, townOf } from './towns.ts'

const round: View = { headingDeg: 0, hfovDeg: 360, rangeM: 100 }
const empty = townOf()

const metres = fc.double({ min: -60, max: 60, noNaN: true })
const point = fc.tuple(metres, metres)
const boxes = fc.array(
  fc.record({
    at: point,
    w: fc.double({ min: 2, max: 30, noNaN: true }),
    h: fc.double({ min: 2, max: 30, noNaN: true }),
    turnDeg: fc.double({ min: 0, max: 90, noNaN: true }),
  }),
  { minLength: 1, maxLength: 12 },
)
const town = boxes.map((list) =>
  townOf(...list.map(({ at, w, h, turnDeg }, i) => building(`${i}`, box(...at, w, h, turnDeg)))),
)
const view = fc.record({
  headingDeg: fc.double({ min: 0, max: 359.9, noNaN: true }),
  hfovDeg: fc.double({ min: 1, max: 360, noNaN: true }),
  rangeM: fc.double({ min: 5, max: 150, noNaN: true }),
})

const areaM2 = (walls: ReturnType<typeof townOf>, apex: PlanePoint, look: View) => {
  const region = visibleRegion(walls, apex, look)
  return outlineAreaM2(apex, outline(region, look.rangeM, 0.001))
}

describe('visibleRegion', () => {
  test('without walls it is the whole sector', () => {
    fc.assert(
      fc.property(point, view, (apex, look) => {
        const expected = (look.rangeM ** 2 * look.hfovDeg * Math.PI) / 360
        expect(areaM2(empty, apex, look) / expected).toBeCloseTo(1, 3)
      }),
    )
  })

  test('what it sees is what a straight line reaches', () => {
    fc.assert(
      fc.property(
        town,
        point,
        view,
        fc.array(point, { minLength: 40, maxLength: 40 }),
        (walls, apex, look, targets) => {
          fc.pre(toNearestWall(walls, apex) > 0.01)
          const region = visibleRegion(walls, apex, look)
          for (const target of targets) {
            const [dx, dy] = [target[0] - apex[0], target[1] - apex[1]]
            const off = Math.abs(
              (((((Math.atan2(dx, dy) * 180) / Math.PI - look.headingDeg + 540) % 360) + 360) %
                360) -
                180,
            )
            const distance = Math.hypot(dx, dy)
            // Points on an edge of the region may fall on either side of it.
            if (Math.abs(off - look.hfovDeg / 2) < 0.01 || Math.abs(distance - look.rangeM) < 0.01)
              continue
            if (toNearestWall(walls, target) < 0.01 || nearLine(walls, apex, target)) continue
            const expected =
              off < look.hfovDeg / 2 && distance < look.rangeM && clearLine(walls, apex, target)
            expect(seenFrom(region, target) !== undefined).toBe(expected)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('seeing is mutual', () => {
    fc.assert(
      fc.property(town, point, point, (walls, one, other) => {
        fc.pre(toNearestWall(walls, one) > 0.01 && toNearestWall(walls, other) > 0.01)
        fc.pre(!nearLine(walls, one, other))
        const look = { ...round, rangeM: 200 }
        const there = seenFrom(visibleRegion(walls, one, look), other) !== undefined
        const back = seenFrom(visibleRegion(walls, other, look), one) !== undefined
        expect(there).toBe(back)
      }),
    )
  })

  test('one more building never shows more', () => {
    fc.assert(
      fc.property(boxes, point, view, (list, apex, look) => {
        const all = list.map(({ at, w, h, turnDeg }, i) =>
          building(`${i}`, box(...at, w, h, turnDeg)),
        )
        const fewer = areaM2(townOf(...all.slice(1)), apex, look)
        expect(areaM2(townOf(...all), apex, look)).toBeLessThanOrEqual(fewer * 1.0001 + 0.01)
      }),
    )
  })

  test('sectors sum to the full turn', () => {
    fc.assert(
      fc.property(town, point, fc.integer({ min: 2, max: 8 }), (walls, apex, n) => {
        const parts = Array.from({ length: n }, (_, i) =>
          areaM2(walls, apex, { headingDeg: (360 * i) / n, hfovDeg: 360 / n, rangeM: 80 }),
        )
        const sum = parts.reduce((a, b) => a + b, 0)
        expect(sum / areaM2(walls, apex, { ...round, rangeM: 80 })).toBeCloseTo(1, 3)
      }),
    )
  })

  test('turning the head changes nothing of what a full view sees', () => {
    fc.assert(
      fc.property(
        town,
        point,
        fc.double({ min: 0, max: 359, noNaN: true }),
        (walls, apex, headingDeg) => {
          const turned = areaM2(walls, apex, { ...round, headingDeg })
          expect(turned / areaM2(walls, apex, round)).toBeCloseTo(1, 3)
        },
      ),
    )
  })

  test.each([0, -1, 361, Number.NaN])('rejects a %d° field of view', (hfovDeg) => {
    expect(() => visibleRegion(empty, [0, 0], { ...round, hfovDeg })).toThrow(
      expect.objectContaining({ code: 'fov-out-of-range' }),
    )
  })

  test.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY])('rejects a range of %d m', (rangeM) => {
    expect(() => visibleRegion(empty, [0, 0], { ...round, rangeM })).toThrow(
      expect.objectContaining({ code: 'range-out-of-range' }),
    )
  })
})

describe('scenes with a known area', () => {
  const block = building('block', box(0, 0, 60, 60), box(0, 0, 30, 20))
  const quarter = (Math.PI * 100 ** 2) / 4

  test.each([
    ['a camera in a closed courtyard sees the courtyard', [block], [3, 2], 600],
    [
      'a room without roof, seen from its corner',
      [building('room', box(0, 0, 50, 50), box(0, 0, 40, 40))],
      [19, 19],
      1600,
    ],
    [
      'behind a long wall half the world is gone',
      [building('wall', box(0, -5, 1000, 10))],
      [0, 0.0001],
      (Math.PI * 100 ** 2) / 2,
    ],
    [
      'in a reflex corner a quarter is left',
      [
        building('l', [
          [-200, -200],
          [200, -200],
          [200, 0],
          [0, 0],
          [0, 200],
          [-200, 200],
        ]),
      ],
      [0.0001, 0.0001],
      quarter,
    ],
    [
      'a T of two touching buildings hides as one',
      [building('a', box(0, -50, 400, 100)), building('b', box(-50, 50, 100, 100))],
      [0.0001, 0.0001],
      quarter,
    ],
    [
      'buildings that overlap hide as their union',
      [building('a', box(0, -50, 400, 100)), building('b', box(-60, 40, 120, 120))],
      [0.0001, 0.0001],
      quarter,
    ],
    ['the same building twice is one building', [block, { ...block, id: 'again' }], [3, 2], 600],
  ] as const)('%s', (_, buildings, apex, expected) => {
    expect(areaM2(townOf(...buildings), apex, round) / expected).toBeCloseTo(1, 3)
  })

  test('an open gate shows a wedge of the street', () => {
    const walls = townOf(
      building('left', box(-26, 20, 50, 2)),
      building('right', box(26, 20, 50, 2)),
    )
    const region = visibleRegion(walls, [0, 0], round)
    expect(seenFrom(region, [0, 60])).toBeCloseTo(60, 9)
    expect(seenFrom(region, [10, 60])).toBeUndefined()
  })
})

describe('mountPoint', () => {
  const walls = townOf(building('house', box(0, 0, 20, 10)))

  test('a camera out in the street stays where it is', () => {
    expect(mountPoint(walls, [0, 8])).toEqual([0, 8])
  })

  test.each([
    ['on the façade', [0, 5]],
    ['a little inside it', [0, 4.7]],
  ] as const)('one drawn %s is moved out to 0.1 m off the wall', (_, drawn) => {
    const [x, y] = mountPoint(walls, drawn)!
    expect(x).toBeCloseTo(0, 6)
    expect(y).toBeCloseTo(5.1, 6)
  })

  test('one deep inside sees nothing', () => {
    expect(mountPoint(walls, [0, 0])).toBeUndefined()
    expect(buildingAt(walls, [0, 0])?.id).toBe('house')
  })

  test('wherever it is drawn on a façade, it is computed from outside every building', () => {
    fc.assert(
      fc.property(
        town,
        fc.integer({ min: 0 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (random, pick, t) => {
          const k = 4 * (pick % (random.segments.length / 4))
          const [ax, ay, bx, by] = random.segments.subarray(k, k + 4) as unknown as [
            number,
            number,
            number,
            number,
          ]
          const mounted = mountPoint(random, [ax + t * (bx - ax), ay + t * (by - ay)])
          if (mounted) expect(buildingAt(random, mounted)).toBeUndefined()
        },
      ),
    )
  })
})

describe('between', () => {
  test('the parts between distances fill the whole, without overlap', () => {
    const walls = townOf(building('a', box(20, 30, 20, 10, 20)), building('b', box(-15, 12, 8, 8)))
    for (const hfovDeg of [90, 360]) {
      const region = visibleRegion(walls, [0, 0], { headingDeg: 10, hfovDeg, rangeM: 60 })
      const areas = [0, 5, 12, 30, 60].map((far, i, all) => {
        const [outer, ...holes] = between(region, all[i - 1] ?? 0, far)
        return outer
          ? ringAreaM2(outer) + holes.reduce((sum, hole) => sum + ringAreaM2(hole), 0)
          : 0
      })
      const whole = outlineAreaM2([0, 0], outline(region, 60))
      expect(areas.reduce((a, b) => a + b, 0) / whole).toBeCloseTo(1, 2)
    }
  })

  test('outer rings run counter-clockwise, holes clockwise', () => {
    const [outer, hole] = between(visibleRegion(empty, [0, 0], round), 10, 50)
    expect(ringAreaM2(outer!)).toBeGreaterThan(0)
    expect(ringAreaM2(hole!)).toBeLessThan(0)
    expect(outer!.at(-1)).toEqual(outer![0])
  })
})

/** Signed area: positive for a counter-clockwise ring. */
function ringAreaM2(ring: readonly PlanePoint[]): number {
  let twice = 0
  for (let i = 0; i + 1 < ring.length; i++)
    twice += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1]
  return twice / 2
}

/** True when the line passes so near a wall's end that rounding decides. */
function nearLine(
  walls: ReturnType<typeof townOf>,
  [px, py]: PlanePoint,
  [qx, qy]: PlanePoint,
): boolean {
  const length = Math.hypot(qx - px, qy - py)
  for (let k = 0; k < walls.segments.length; k += 2) {
    const [x, y] = [walls.segments[k]!, walls.segments[k + 1]!]
    const away = Math.abs((qx - px) * (y - py) - (qy - py) * (x - px)) / length
    if (away < 0.01) return true
  }
  return false
}
