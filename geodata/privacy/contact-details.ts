import { findPhoneNumbers } from './phone-number.ts'
import { findInPlain, type Span } from './plain-text.ts'
import { findPlates } from './plate.ts'

/** Figures by which somebody can be reached or found, and where in the text they stand. */
export type ContactDetail = Span & { kind: 'phone' | 'plate' }

/**
 * Swedish telephone numbers and vehicle plates in free text, in order, in whatever form Unicode has
 * digits, letters and signs. None overlap.
 *
 * Meant for a warning, never for a refusal: a number may be the town's own, and other figures can
 * look the same. Years, times, dates, amounts, places in degrees, postcodes and cases' numbers do
 * not.
 *
 * Source: the numbering plan of Post- och telestyrelsen (PTS), with the usual groups of Svenska
 * skrivregler; Transportstyrelsen's registration numbers: three letters without I, Q, V, Å, Ä and Ö,
 * then three digits, or since 2019 two digits and a letter that is not O either.
 */
export const findContactDetails = (text: string): ContactDetail[] => findInPlain(text, findIn)

function findIn(text: string): ContactDetail[] {
  const phones = findPhoneNumbers(text)
  const plates = findPlates(text).filter(
    (plate) => !phones.some((phone) => plate.start < phone.end && phone.start < plate.end),
  )
  return [
    ...phones.map((span) => ({ ...span, kind: 'phone' as const })),
    ...plates.map((span) => ({ ...span, kind: 'plate' as const })),
  ].toSorted((a, b) => a.start - b.start)
}
