import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classOf, countClasses } from '../../../geodata/cells/count-classes.ts'

const cases = fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 8 }))

test('classes rise from 1, are no more than asked for, and all can hold something', () => {
  fc.assert(
    fc.property(cases, ([most, steps]) => {
      const bounds = countClasses(most, steps)
      expect(bounds[0]).toBe(1)
      expect(bounds.length).toBeLessThanOrEqual(steps)
      expect(bounds).toEqual([...new Set(bounds)].sort((a, b) => a - b))
      expect(bounds.at(-1)).toBeLessThanOrEqual(most)
    }),
  )
})

test('a higher count is never in a lower class', () => {
  fc.assert(
    fc.property(cases, fc.nat(1_000), fc.nat(1_000), ([most, steps], a, b) => {
      const bounds = countClasses(most, steps)
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      expect(classOf(low, bounds)).toBeLessThanOrEqual(classOf(high, bounds))
    }),
  )
})

test('a small town reads 1, 2, 3–4 …', () => {
  expect(countClasses(41, 6)).toEqual([1, 2, 3, 6, 12, 22])
})
