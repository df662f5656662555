import fc from 'fast-check'
import { expect, test } from 'vitest'
import { subjectsOf, thinsBefore } from '../../../geodata/model/retention.ts'

test.each([
  ['2026-11-25T03:00:00.000Z', 24, '2024-11-25T03:00:00.000Z'],
  ['2026-03-31T03:00:00.000Z', 1, '2026-02-28T03:00:00.000Z'],
  ['2028-03-31T03:00:00.000Z', 1, '2028-02-29T03:00:00.000Z'],
  ['2026-01-15T23:59:59.000Z', 13, '2024-12-15T23:59:59.000Z'],
])('%s, %i months before, is %s', (now, months, before) => {
  expect(thinsBefore(months, new Date(now)).toISOString()).toBe(before)
})

test('more months are never later, and none is now', () => {
  const at = fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(at, fc.integer({ min: 1, max: 1_200 }), (now, months) => {
      const before = thinsBefore(months, now)
      expect(+before).toBeLessThan(+now)
      expect(+thinsBefore(months + 1, now)).toBeLessThanOrEqual(+before)
    }),
  )
})

test('the police decide over their own records, and not over the log of all', () => {
  expect(subjectsOf('municipality')).toContain('audit')
  expect(subjectsOf('police')).not.toContain('audit')
})
