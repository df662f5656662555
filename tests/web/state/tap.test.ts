import { expect, test } from 'vitest'
import { tapRadiusM } from '../../../web/state/tap.ts'

test('a tap on a near map is exact, on a far one as rough as a finger', () => {
  expect(tapRadiusM([17, 61.3], 16)).toBeNull()
  // One pixel is 2.3 m at zoom 14 so far north, and twice that a zoom level out.
  expect(tapRadiusM([17, 61.3], 14)).toBe(50)
  expect(tapRadiusM([17, 61.3], 12)).toBe(200)
  expect(tapRadiusM([17, 61.3], 15.9)).toBe(10)
})
