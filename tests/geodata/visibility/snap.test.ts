import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { snap } from '../../../geodata/visibility/snap.ts'

// Corners as thick as they never lie in a town: where millimetres decide, nothing may go round for ever.
const corner = fc.integer({ min: 0, max: 25 })
const chains = fc.array(
  fc.record({
    obstacle: fc.constant(0),
    corners: fc
      .array(fc.tuple(corner, corner), { minLength: 2, maxLength: 6 })
      .map((list) => list.flat()),
    closed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
)

describe('outlines that lie within millimetres of each other', () => {
  test('come out as segments that meet only at their ends', () => {
    fc.assert(
      fc.property(chains, (list) => {
        const { points, a, b } = snap(list)
        const at = (i: number) => [points[2 * i]!, points[2 * i + 1]!] as const
        for (let i = 0; i < a.length; i++)
          for (let j = 0; j < i; j++) {
            const ends = new Set([a[i], b[i], a[j], b[j]])
            if (ends.size < 4) continue
            expect(cross([at(a[i]!), at(b[i]!)], [at(a[j]!), at(b[j]!)])).toBe(false)
          }
      }),
      { numRuns: 2_000 },
    )
  })

  test('three corners nearly 3 mm apart do not lead one wall round them for ever', () => {
    const { a } = snap([{ obstacle: 0, corners: [0, 0, 4, 0, 2, 2], closed: true }])
    expect(a.length).toBeGreaterThan(0)
  })
})

type Point = readonly [number, number]
const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
const cross = ([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]) =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
