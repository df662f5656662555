import { randomInt } from 'node:crypto'

// Codes that people write down by hand, read aloud and type again, years later.

/** Crockford's base 32: no letter is taken for a figure, and no word comes of it. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4
const LENGTH = 2 * GROUP
const AMOUNT = 10

const grouped = (signs: string): string => `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`

/** Ten codes such as "K7MX-2QRT": 40 random bits each, where five guesses end an attempt. */
export function newSpareCodes(): string[] {
  const codes = new Set<string>()
  while (codes.size < AMOUNT)
    codes.add(
      grouped(Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')),
    )
  return [...codes]
}

/**
 * A spare code as it was given out, however it was typed: small or capital letters, with or without
 * hyphen and spaces, O for 0, and I or L for 1. What is no such code is left as it is.
 */
export function spareCodeOf(typed: string): string {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const isCode = signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign))
  return isCode ? grouped(signs) : typed
}
