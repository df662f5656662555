import { describe, expect, test } from 'vitest'
import { ApiProblem } from '../../../web/api/http.ts'
import { newPasswordFault, returnFault, signInFault } from '../../../web/sign-in/fault.ts'
import { sv } from '../../../web/text/sv.ts'

const problem = (code: string, status = 400) => new ApiProblem({ status, code, message: code })

describe('what went wrong when signing in', () => {
  test.each([
    ['invalid-email-or-password', 'wrong'],
    ['too-many', 'tooMany'],
    ['disabled', 'disabled'],
    ['no-role', 'noRole'],
    ['invalid-code', 'wrongCode'],
    ['invalid-backup-code', 'wrongSpare'],
    ['invalid-two-factor-cookie', 'tooLate'],
    ['offline', 'offline'],
    ['cross-site', 'origin'],
    ['directory-down', 'directoryDown'],
    ['something-new', 'other'],
  ] as const)('%s is told as %s', (code, told) => {
    expect(signInFault(problem(code))).toBe(told)
    expect(sv.signIn.problem[told]).toBeTruthy()
  })

  test('what is no answer of the server’s is told too', () => {
    expect(signInFault(new TypeError('x'))).toBe('other')
  })
})

test.each([
  ['password-too-short', 'tooShort'],
  ['password-too-long', 'tooLong'],
  ['password-common', 'common'],
  ['password-personal', 'personal'],
  ['invalid-token', null],
  ['toString', null],
] as const)('a new password refused as %s is told as %s', (code, told) => {
  expect(newPasswordFault(problem(code))).toBe(told)
})

test.each([
  ['other_organisation', 'otherOrganisation'],
  ['account_not_linked', 'notLinked'],
  ['email_not_verified', 'emailNotVerified'],
  ['no_role', 'noRole'],
  ['unknown_directory', 'unknownDirectory'],
  ['DISABLED', 'disabled'],
  ['access_denied', 'denied'],
  ['state_mismatch', 'other'],
] as const)('sent back with %s is told as %s', (error, told) => {
  expect(returnFault(error)).toBe(told)
})
