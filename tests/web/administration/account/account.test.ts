import { expect, test } from 'vitest'
import { faultBefore, faultIn } from '../../../../web/administration/account/password-fault.ts'
import { totpKey } from '../../../../web/administration/account/totp-key.ts'
import { ApiProblem } from '../../../../web/api/http.ts'

test('the key of a code stands in groups of four, with no space at its end', () => {
  const uri = (secret: string) => `otpauth://totp/Tryggkartan:a%40b?secret=${secret}&issuer=T`
  expect(totpKey(uri('ABCDEFGHIJ'))).toBe('ABCD EFGH IJ')
  expect(totpKey(uri('ABCDEFGH'))).toBe('ABCD EFGH')
  expect(totpKey('otpauth://totp/x')).toBe('')
})

test('what can be told of a password before it is sent', () => {
  expect(faultBefore('det gamla ordet', 'kort')).toBe('password-too-short')
  expect(faultBefore('det gamla ordet', 'x'.repeat(201))).toBe('password-too-long')
  expect(faultBefore('det gamla ordet', 'det gamla ordet')).toBe('same')
  expect(faultBefore('det gamla ordet', 'ett nytt långt ord')).toBeUndefined()
})

test('what the server says of a password is told at its field, all else is not', () => {
  const problem = (code: string) => new ApiProblem({ status: 400, code, message: '' })
  expect(faultIn(problem('password-common'))).toBe('password-common')
  expect(faultIn(problem('too-many'))).toBeUndefined()
})
