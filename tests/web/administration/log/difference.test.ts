import { expect, test } from 'vitest'
import { changesIn, differenceOf } from '../../../../web/administration/log/difference.ts'

test('only what changed is told; what the service keeps for itself is not', () => {
  const before = { id: 'a', version: 1, updatedAt: 'x', name: 'Torget', status: 'active', area: {} }
  const after = { id: 'a', version: 2, updatedAt: 'y', name: 'Torget', status: 'closed', area: {} }
  expect(differenceOf(before, after)).toEqual([
    { field: 'status', before: 'active', after: 'closed' },
  ])
})

test('the order of fields within a value is no change, the order of a list is', () => {
  expect(differenceOf({ aim: { a: 1, b: [1, 2] } }, { aim: { b: [1, 2], a: 1 } })).toEqual([])
  expect(differenceOf({ list: [1, 2] }, { list: [2, 1] })).toHaveLength(1)
})

test('what is new or gone tells all that says something', () => {
  const values = { id: 'a', name: 'Torget', problem: '', roles: [], indoor: false, notes: null }
  expect(differenceOf(null, values)).toEqual([
    { field: 'name', before: null, after: 'Torget' },
    { field: 'indoor', before: null, after: false },
  ])
  expect(differenceOf(values, null).map(({ field }) => field)).toEqual(['name', 'indoor'])
})

test('an empty text that becomes nothing is no change', () => {
  expect(differenceOf({ reason: '' }, { reason: null })).toEqual([])
})

test('roles that an organisation’s own sign-in gave stand as a bare list', () => {
  expect(differenceOf(['reader'], ['member', 'reader'])).toEqual([
    { field: 'roles', before: ['reader'], after: ['member', 'reader'] },
  ])
})

test('of things with ids: what came, went and changed', () => {
  const before = [{ id: 1, x: 1 }, { id: 2, x: 1 }, { id: 3 }]
  const after = [{ id: 1, x: 1 }, { id: 2, x: 2 }, { id: 4 }, { id: 5 }]
  expect(changesIn(before, after)).toEqual({ added: 2, removed: 1, changed: 1 })
  expect(changesIn(['a'], ['b'])).toBeNull()
  expect(changesIn([{ name: 'a' }], [{ name: 'b' }])).toBeNull()
})
