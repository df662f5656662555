import type { Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import { seaOf } from '../../../../server/import/town/coastline.ts'
import { polygonsOf, type SourceFeature } from '../../../../server/import/town/source-feature.ts'

const BOX = [17, 61, 17.01, 61.01] as const
const coast = (...lines: Position[][]): SourceFeature[] =>
  lines.map((coordinates, i) => ({
    id: `way/${i}`,
    tags: { natural: 'coastline' },
    geometry: { type: 'LineString', coordinates },
  }))

/** Whether a place is wet: inside an odd number of rings. */
function isWet(features: SourceFeature[], [x, y]: [number, number]): boolean {
  let wet = false
  for (const ring of seaOf(features, BOX).flatMap(({ geometry }) => polygonsOf(geometry).flat())) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!]
      const lon = ((b[0]! - a[0]!) * (y - a[1]!)) / (b[1]! - a[1]!) + a[0]!
      if (a[1]! > y !== b[1]! > y && x < lon) wet = !wet
    }
  }
  return wet
}

// Southwards through the middle: land on the left is east, water on the right is west.
const southwards: Position[] = [
  [17.005, 61.02],
  [17.005, 61.005],
  [17.005, 60.99],
]
const island: Position[] = [
  [17.002, 61.004],
  [17.003, 61.004],
  [17.003, 61.006],
  [17.002, 61.006],
  [17.002, 61.004],
]

describe('the sea', () => {
  test('lies to the right of the coast', () => {
    expect(isWet(coast(southwards), [17.002, 61.002])).toBe(true)
    expect(isWet(coast(southwards), [17.008, 61.002])).toBe(false)
    expect(isWet(coast(southwards.toReversed()), [17.002, 61.002])).toBe(false)
    expect(isWet(coast(southwards.toReversed()), [17.008, 61.002])).toBe(true)
  })

  test('goes round islands', () => {
    const features = coast(southwards, island)
    expect(isWet(features, [17.0025, 61.005])).toBe(false)
    expect(isWet(features, [17.001, 61.005])).toBe(true)
  })

  test('fills the box round islands alone', () => {
    expect(isWet(coast(island), [17.0025, 61.005])).toBe(false)
    expect(isWet(coast(island), [17.009, 61.009])).toBe(true)
  })

  test('is a strait between two coasts', () => {
    const northwards: Position[] = [
      [17.002, 60.99],
      [17.002, 61.02],
    ]
    // Water to the right of both: between them.
    const features = coast(southwards, northwards)
    expect(isWet(features, [17.001, 61.005])).toBe(false)
    expect(isWet(features, [17.0035, 61.005])).toBe(true)
    expect(isWet(features, [17.007, 61.005])).toBe(false)
  })

  test('is the same when the coast is in pieces, in any order', () => {
    const [a, b, c] = southwards as [Position, Position, Position]
    const pieces = coast([b, c], [a, b])
    expect(seaOf(pieces, BOX)).toEqual(seaOf(coast(southwards), BOX))
  })

  test('reaches the edge where an extract ends a little short of it', () => {
    const short: Position[] = [
      [17.005, 61.0098],
      [17.005, 61.0002],
    ]
    expect(isWet(coast(short), [17.002, 61.005])).toBe(true)
    expect(isWet(coast(short), [17.008, 61.005])).toBe(false)
  })

  test('is left out where nobody can know', () => {
    expect(seaOf([], BOX)).toEqual([])
    const torn: Position[] = [
      [17.005, 61.02],
      [17.005, 61.005],
    ]
    expect(seaOf(coast(torn), BOX)).toEqual([])
  })
})
