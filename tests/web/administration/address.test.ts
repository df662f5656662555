import { expect, test } from 'vitest'
import { addressOf, pageIds, routeOf } from '../../../web/administration/address.ts'

test('every page is found again by its address', () => {
  for (const page of pageIds)
    for (const one of [null, 'ny'])
      for (const query of [{}, { kommun: '2182', vem: 'Åsa & co' }]) {
        const [path = '', search = ''] = addressOf({ page, one, query }).split('?')
        expect(routeOf(path, search)).toEqual({ page, one, query })
      }
})

test('the bare address is one’s account, with or without a slash', () => {
  expect(routeOf('/forvaltning', '').page).toBe('account')
  expect(routeOf('/forvaltning/', '?kommun=2182')).toEqual({
    ...{ page: 'account', one: null, query: { kommun: '2182' } },
  })
})

test('what leads nowhere says so', () => {
  expect(routeOf('/forvaltning/nonsens', '').page).toBeNull()
  expect(routeOf('/forvaltning/personer/a/b', '').page).toBeNull()
})

test('a parameter without a value is left out', () => {
  expect(addressOf({ page: 'log', query: { vem: '', kommun: '' } })).toBe('/forvaltning/logg')
})
