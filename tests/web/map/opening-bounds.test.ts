import { expect, test } from 'vitest'
import { openingBounds, reachOf } from '../../../web/map/opening-bounds.ts'

// About 2 km wide and 1 km high.
const town = [17, 61.3, 17.0374, 61.309] as const
const widthOf = ([west, , east]: readonly number[]) => east! - west!
const heightOf = ([, south, , north]: readonly number[]) => north! - south!

test('a screen shaped as the town shows all of it', () => {
  const seen = openingBounds(town, 1_000, 500)
  expect(widthOf(seen)).toBeCloseTo(widthOf(town), 3)
  expect(heightOf(seen)).toBeCloseTo(heightOf(town), 3)
})

test('a tall screen leaves out the sides, but never more than four tenths', () => {
  const seen = openingBounds(town, 375, 600)
  expect(widthOf(seen)).toBeCloseTo(0.6 * widthOf(town), 6)
  expect(heightOf(seen)).toBeCloseTo(heightOf(town), 6)
})

test('the map reaches a town’s width beyond the town', () => {
  expect(widthOf(reachOf(town))).toBeCloseTo(3 * widthOf(town), 6)
})
