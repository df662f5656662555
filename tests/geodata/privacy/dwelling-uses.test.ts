import { describe, expect, test } from 'vitest'
import { demoTown } from '../../../geodata/demo/town.ts'
import { isDwelling, isSchool } from '../../../geodata/privacy/dwelling-uses.ts'

describe('the use of a building', () => {
  test.each(['house', 'apartments', 'residential', 'detached', 'semidetached_house', 'terrace'])(
    '%s is a dwelling',
    (use) => expect([isDwelling(use), isSchool(use)]).toEqual([true, false]),
  )

  test.each(['dormitory', 'bungalow', 'farm', 'cabin', 'nursing_home'])('%s too', (use) =>
    expect(isDwelling(use)).toBe(true),
  )

  test.each(['school', 'kindergarten', 'preschool', 'childcare'])('%s is a school', (use) =>
    expect([isDwelling(use), isSchool(use)]).toEqual([false, true]),
  )

  // Nothing told, a word in another case, and names that every object has.
  test.each(['', 'yes', 'House', 'retail', 'hotel', 'garage', 'university', 'constructor'])(
    '%j is neither',
    (use) => expect([isDwelling(use), isSchool(use)]).toEqual([false, false]),
  )

  test('in the demo town is one of these, and nothing else that sounds like living', () => {
    const uses = new Set(demoTown(1).obstacles.map(({ use }) => use))
    expect([...uses].filter(isDwelling).sort()).toEqual(['apartments', 'house'])
    expect([...uses].filter(isSchool)).toEqual(['school'])
  })
})
