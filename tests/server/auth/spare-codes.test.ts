import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSpareCodes, spareCodeOf } from '../../../server/auth/spare-codes.ts'

test('ten different codes, without signs that look like others', () => {
  const codes = newSpareCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
})

test.each([
  ['k7mx-2qrt', 'K7MX-2QRT'],
  ['K7MX2QRT', 'K7MX-2QRT'],
  [' k 7 m x – 2 q r t ', 'K7MX-2QRT'],
  ['oO0i-Il1L', '0001-1111'],
])('%s is the code %s', (typed, code) => expect(spareCodeOf(typed)).toBe(code))

test.each(['', 'K7MX-2QR', 'K7MX-2QRTX', 'K7MX-2QRU', 'aBcDe-fGhIj'])(
  '%s is left as it is',
  (typed) => expect(spareCodeOf(typed)).toBe(typed),
)

test('reading a code twice is reading it once, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      expect(spareCodeOf(spareCodeOf(typed))).toBe(spareCodeOf(typed))
    }),
  )
})
