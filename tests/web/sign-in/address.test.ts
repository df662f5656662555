import { expect, test } from 'vitest'
import { readAsked, returnAddress } from '../../../web/sign-in/address.ts'
import { outEverywherePath } from '../../../web/state/till.ts'

test('the address tells where one was going, what went wrong, and the token of a link', () => {
  const search = '?till=%2Farbete%3Fdel%3Dcameras&error=no_role'
  expect(readAsked({ search, hash: '#nytt-losenord=a%2Fb' })).toEqual({
    till: '/arbete?del=cameras',
    error: 'no_role',
    token: 'a/b',
    isOutEverywhere: false,
  })
  expect(readAsked({ search: '', hash: '#nytt-losenord=' })).toEqual({
    till: null,
    error: null,
    token: null,
    isOutEverywhere: false,
  })
  expect(readAsked({ search: '', hash: '#nytt-losenord=%E0' }).token).toBeNull()
  const receipt = outEverywherePath.slice('/logga-in'.length)
  expect(readAsked({ search: receipt, hash: '' }).isOutEverywhere).toBe(true)
})

test('one comes back from elsewhere to the sign-in alone, and goes on from there', () => {
  const asked = { error: 'no_role', token: 'secret', isOutEverywhere: true }
  expect(returnAddress({ ...asked, till: '/arbete' })).toBe('/logga-in?till=%2Farbete')
  expect(returnAddress({ ...asked, till: '//evil.example' })).toBe('/logga-in')
})
