import { expect, test } from 'vitest'
import {
  askedOf,
  faultsOf,
  filterOf,
  isSameFilter,
  noFilter,
  queryOf,
} from '../../../../web/administration/log/log-filter.ts'

const filter = { ...noFilter, from: '2026-03-28', to: '2026-03-29', actor: 'Åsa', action: 'update' }

test('a filter is found again by its address', () => {
  expect(filterOf(queryOf(filter))).toEqual(filter)
  expect(filterOf({})).toEqual(noFilter)
  expect(queryOf(noFilter)).toEqual({})
})

test('both days are whole days of the municipality, also when the clocks are changed', () => {
  expect(askedOf(filter, 'Europe/Stockholm')).toEqual({
    ...{ from: '2026-03-27T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' },
    ...{ actor: 'Åsa', action: 'update' },
  })
})

test('days that are none are told, and not asked for', () => {
  const odd = { ...noFilter, from: '2026-02-30' }
  expect([...faultsOf(odd)]).toEqual(['from'])
  expect(askedOf(odd, 'Europe/Stockholm')).toEqual({})
  expect([...faultsOf({ ...filter, to: '2026-03-01' })]).toEqual(['order'])
  expect(faultsOf(filter).size).toBe(0)
})

test('a filter asks for the same however it is spaced', () => {
  expect(isSameFilter(filter, { ...filter, actor: ' Åsa ' })).toBe(true)
  expect(isSameFilter(filter, noFilter)).toBe(false)
})
