import { findInPlain, type Span } from './plain-text.ts'

// Two digits each of year, month and day, then four; any of it apart, by spaces or hyphens. A plus
// stands before the last four from the year one turns 100; other signs do where the date is written
// in one, since spaced figures with a point or colon in them are decimals and times. No digit may
// touch either end.
const SPACE = '(?:\\r\\n|[ \\t\\r\\n])'
const DASHES = '-\\u2010-\\u2015\\u2212'
const APART = `${SPACE}{0,2}[${DASHES}]?${SPACE}{0,2}`
const IN_ONE = `(?<=\\d{6}|\\d\\d-\\d\\d-\\d\\d)${SPACE}{0,2}[./_:]`
const BEFORE_LAST = `(?:${SPACE}{0,2}[${DASHES}+]?|${IN_ONE})${SPACE}{0,2}`
const LAST = `\\d${SPACE}?\\d${SPACE}?\\d${SPACE}?\\d`
// Two figures apart with minutes after them are an hour, as in 2010-04-19 18:00.
const NO_CLOCK = '(?!(?<=\\s\\d\\d)[:.]\\d\\d)'
const WRITTEN = new RegExp(
  `(?<!\\d)(?:(?:18|19|20)${APART})?(\\d\\d)${APART}(\\d\\d)${APART}(\\d\\d)${BEFORE_LAST}(${LAST})(?!\\d)${NO_CLOCK}`,
  'g',
)

/**
 * Swedish personal identity numbers and coordination numbers in free text, in order, however they
 * are written: 10 or 12 digits, with hyphen, plus, spaces or nothing between, a point, slash, colon
 * or low line before the last four; in whatever form Unicode has digits and signs, with characters
 * that are not seen between them.
 *
 * Only those that could be real: a day that exists (coordination numbers add 60 to it) and a right
 * check digit (Luhn over the last ten digits). One other ten-digit number in some hundreds passes
 * too, a telephone number for example: whoever asks should point the place out and let it be changed.
 *
 * Source: Skatteverket, SKV 704 and SKV 707.
 */
export const findPersonalNumbers = (text: string): Span[] => findInPlain(text, findIn)

function findIn(text: string): Span[] {
  const found: Span[] = []
  WRITTEN.lastIndex = 0
  for (let match = WRITTEN.exec(text); match; match = WRITTEN.exec(text)) {
    const [written, year = '', month = '', day = '', last = ''] = match
    const ten = year + month + day + last.replace(/\D/g, '')
    if (isDay(Number(year), Number(month), Number(day)) && passesLuhn(ten)) {
      found.push({ start: match.index, end: match.index + written.length })
    } else {
      // A real one may begin inside what was not one.
      WRITTEN.lastIndex = match.index + 1
    }
  }
  return found
}

/** Whether a text holds at least one personal identity number. */
export const holdsPersonalNumber = (text: string): boolean => findPersonalNumbers(text).length > 0

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(year: number, month: number, writtenDay: number): boolean {
  const day = writtenDay > 60 ? writtenDay - 60 : writtenDay
  if (day < 1 || day > (DAYS[month - 1] ?? 0)) return false
  // The century is not always told; each fourth year of some century is a leap year.
  return month !== 2 || day < 29 || year % 4 === 0
}

function passesLuhn(ten: string): boolean {
  let sum = 0
  for (let i = 0; i < 10; i++) {
    const twice = Number(ten[i]) * (i % 2 === 0 ? 2 : 1)
    sum += twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}
