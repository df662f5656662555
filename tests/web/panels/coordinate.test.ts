import { expect, test } from 'vitest'
import { coordinateIn } from '../../../web/panels/search/coordinate.ts'

test.each([
  ['61.3037, 17.0581', [17.0581, 61.3037]],
  ['61,3037 17,0581', [17.0581, 61.3037]],
  ['61.3037 17.0581', [17.0581, 61.3037]],
  ['61,3037; 17,0581', [17.0581, 61.3037]],
  ['-33.9 18.4', [18.4, -33.9]],
] as const)('%s is a coordinate', (text, expected) => {
  expect(coordinateIn(text)).toEqual(expected)
})

test.each(['Köpmangatan 12', '12', '91 17', '61.3 181', 'a 1 2', ''])('%s is not', (text) => {
  expect(coordinateIn(text)).toBeUndefined()
})
