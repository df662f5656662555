import { expect, test } from 'vitest'
import {
  draftOf,
  faultsOf,
  monthsIn,
  reachesFurther,
} from '../../../../web/administration/retention/rule-draft.ts'
import type { RetentionStand } from '../../../../web/api/administration-retention.ts'

const off: RetentionStand = {
  ...{ subject: 'audit', version: 0, months: null, decision: null, decidedOn: null },
  ...{ suggestedMonths: 60, leastMonths: 12 },
}
const today = '2026-11-25'

test('the form begins with the suggestion, or with what stands', () => {
  expect(draftOf(off)).toEqual({ months: '60', decision: '', decidedOn: '' })
  const on = { ...off, months: 24, decision: 'KS 1', decidedOn: today }
  expect(draftOf(on)).toEqual({ months: '24', decision: 'KS 1', decidedOn: today })
})

test('months are whole, and not fewer than the least', () => {
  expect(monthsIn(' 12 ', 12)).toBe(12)
  for (const text of ['11', '12,5', '-12', '', 'tolv', '1201', '1e2'])
    expect(monthsIn(text, 12), text).toBeNull()
})

test('without a decision that has been taken nothing is turned on', () => {
  expect([...faultsOf(draftOf(off), 12, today)]).toEqual(['decision', 'decidedOn'])
  const draft = { months: '60', decision: 'KS 1', decidedOn: today }
  expect(faultsOf(draft, 12, today).size).toBe(0)
  expect([...faultsOf({ ...draft, decidedOn: '2026-11-26' }, 12, today)]).toEqual(['decidedOn'])
})

test('what takes more away than before is asked about first', () => {
  const draft = { months: ' 24 ', decision: 'KS 1', decidedOn: today }
  expect(reachesFurther(off, draft)).toBe(true)
  expect(reachesFurther({ ...off, months: 36 }, draft)).toBe(true)
  expect(reachesFurther({ ...off, months: 24 }, draft)).toBe(false)
  expect(reachesFurther({ ...off, months: 12 }, draft)).toBe(false)
})
