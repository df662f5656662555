import { findContactDetails } from '../../geodata/privacy/contact-details.ts'
import { findPersonalNumbers } from '../../geodata/privacy/personal-number.ts'

/** Figures in a text by which somebody could be told, and where they stand. */
export type Sensitive = { kind: 'personal' | 'phone' | 'plate'; start: number; end: number }

/**
 * What in a text looks like a personal identity number, which is refused, or like a telephone number
 * or a vehicle's plate, which is only warned of. In order; none overlap.
 */
export function findSensitive(text: string): Sensitive[] {
  const personal = findPersonalNumbers(text)
  const others = findContactDetails(text).filter(
    ({ start, end }) => !personal.some((one) => start < one.end && one.start < end),
  )
  return [
    ...personal.map(({ start, end }) => ({ kind: 'personal' as const, start, end })),
    ...others.map(({ kind, start, end }) => ({ kind, start, end })),
  ].toSorted((a, b) => a.start - b.start)
}

const ROUND = 24

/** The place with a few words on either side of it, cut between words where there are any. */
export function excerptAround(
  text: string,
  { start, end }: Pick<Sensitive, 'start' | 'end'>,
): { before: string; marked: string; after: string } {
  const before = text.slice(Math.max(0, start - ROUND), start)
  const after = text.slice(end, end + ROUND)
  return {
    before: start > ROUND ? `…${before.replace(/^\S*(?=\s)/, '')}` : before,
    marked: text.slice(start, end),
    after: end + ROUND < text.length ? `${after.replace(/(?<=\s)\S*$/, '')}…` : after,
  }
}
