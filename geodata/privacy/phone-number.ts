import { type Series, seriesOf } from './number-plan.ts'
import type { Span } from './plain-text.ts'

const DASH = '[-\\u2010-\\u2015\\u2212]'
// A zero, or what replaces it from abroad. Without a plus only where all of a mobile's digits follow.
const START = /(?:\+ ?|00 ?)46|0(?=\d)|46(?=7[023689]\d{7}(?!\d))/g
const ABROAD = new RegExp(`\\)?(?: ?${DASH} ?| {0,2})(?:\\(0\\) ?)?`, 'y')
const DIGITS = /\d+/y
const JOINT = new RegExp(`\\)? ?${DASH} ?(?=\\d)|\\)? {0,2}(?=\\d)|[./](?=\\d)`, 'y')
const MOST_GROUPS = 6

/** Digits that stand together, what stands before them, and where they end. */
type Group = { joint: string; digits: string; end: number }

/**
 * Telephone numbers of the Swedish numbering plan in plain text, in order: with area code, national
 * or from abroad, in one or in groups apart by spaces, hyphens or points.
 */
export function findPhoneNumbers(text: string): Span[] {
  const found: Span[] = []
  START.lastIndex = 0
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const span = phoneAt(text, match, found.at(-1)?.end ?? -1)
    if (span) found.push(span)
    START.lastIndex = span?.end ?? match.index + 1
  }
  return found
}

function phoneAt(text: string, match: RegExpExecArray, lastEnd: number): Span | undefined {
  const [prefix] = match
  const isAbroad = prefix !== '0'
  if (!mayBegin(text, match.index, lastEnd)) return undefined
  const groups = groupsFrom(text, match.index, isAbroad ? prefix.length : 0)
  for (let n = groups.length; n > 0; n--) {
    const taken = groups.slice(0, n)
    const end = taken.at(-1)!.end
    if (!mayEnd(text, end) || !isNumber(taken)) continue
    const bracketed = text[match.index - 1] === '(' && closesBracket(text.slice(match.index, end))
    return { start: match.index - (bracketed ? 1 : 0), end }
  }
  return undefined
}

/** The groups of digits as they would be written within the country: the first has its zero. */
function groupsFrom(text: string, start: number, prefixLength: number): Group[] {
  const groups: Group[] = []
  let at = start
  let joint = ''
  if (prefixLength > 0) at += prefixLength + matchAt(ABROAD, text, at + prefixLength).length
  while (groups.length < MOST_GROUPS) {
    const digits = matchAt(DIGITS, text, at)
    if (digits === '') break
    at += digits.length
    const zero = groups.length === 0 && prefixLength > 0 && digits[0] !== '0' ? '0' : ''
    groups.push({ joint, digits: zero + digits, end: at })
    joint = matchAt(JOINT, text, at)
    at += joint.length
  }
  return groups
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at
  return sticky.exec(text)?.[0] ?? ''
}

function isNumber(groups: readonly Group[]): boolean {
  const digits = groups.map((group) => group.digits).join('')
  const series = seriesOf(digits.slice(1))
  if (!series) return false
  const length = digits.length - 1
  if (length < series.shortest || length > series.longest) return false
  if (series.isPlace && digits[series.code.length + 1] === '0') return false
  if (groups.length === 1) return true
  return isUsualStart(groups[0]!.digits.length, series) && isUsualRest(groups.slice(1), series)
}

/** The code alone, or for numbers of no place one digit more: 0701-23 45 67, 0771-23 45 67. */
const isUsualStart = (first: number, { code, isPlace }: Series): boolean =>
  first === code.length + 1 || (!isPlace && code.length === 2 && first === 4)

/** In one, or in groups that are alike: a year or a time after a date is none. */
function isUsualRest(rest: readonly Group[], { isPlace }: Series): boolean {
  const joints = rest.map(({ joint }) => joint.trim())
  if (joints.includes('.')) return joints.length > 1 && joints.every((joint) => joint === '.')
  if (joints.slice(1).includes('/')) return false
  if (rest.length === 1) return true
  const longest = isPlace ? 3 : 4
  const lengths = rest.map(({ digits }) => digits.length)
  if (lengths.some((length) => length < 2 || length > longest)) return false
  return new Set(joints.slice(1)).size === 1
}

const closesBracket = (written: string): boolean => written.replaceAll('(0)', '').includes(')')

// An hour or a number of another kind, when such a word stands before.
const OTHER_WORD =
  /(?:^|[^\p{L}])(?:kl|klockan|dnr|diarienr|diarienummer|ärende|ärendenr|ärendenummer|beslut|faktura|fakturanr|ocr|konto|kontonr|id)[.:]? ?$/iu
const PHONE_WORD = /(?:tel|tfn|mob|mobil|telefon|nr|nummer)$/i
// What goes on into other figures, an id or a case's own number: 2026-0812…, 61,0701…, KS-0812…
const GOES_ON = /[\p{L}\p{M}\p{N}_]$|\d[-\u2010-\u2015.,:/]$|(?:^|[^\p{L}])\p{Lu}{1,4}-$/u

function mayBegin(text: string, start: number, lastEnd: number): boolean {
  // 070-123 45 67/073-123 45 67: the one before was a number too.
  if (start === lastEnd + 1 && /[,/;]/.test(text[lastEnd]!)) return true
  const before = text.slice(Math.max(0, start - 20), start)
  if (OTHER_WORD.test(before)) return false
  return PHONE_WORD.test(before) || !GOES_ON.test(before)
}

const FOLLOWED = /[\p{L}\p{M}\p{N}_]|[-\u2010-\u2015][\p{L}\p{N}]|[.:]\d|\/(?!0\d|\+)\d/uy

function mayEnd(text: string, end: number): boolean {
  FOLLOWED.lastIndex = end
  return !FOLLOWED.test(text)
}
