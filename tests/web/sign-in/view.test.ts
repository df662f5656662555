import { expect, test } from 'vitest'
import { stepOf } from '../../../web/sign-in/view.ts'

test('an entry of the history is a step only when it says so', () => {
  expect(stepOf({ kind: 'code' })).toEqual({ kind: 'code' })
  expect(stepOf({ kind: 'forgotten', till: '/arbete' })).toEqual({ kind: 'forgotten' })
  for (const state of [null, undefined, 'code', {}, { kind: 'password' }, { kind: 'new-password' }])
    expect(stepOf(state)).toBeNull()
})
