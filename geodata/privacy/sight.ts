import type { Classification } from '../model/record.ts'

/**
 * Which records of one kind somebody sees. Made by `server/rights.ts`; told in SQL by
 * `db/sight.ts`, which must say the same as `sees`.
 */
export type Sight = {
  /** Classifications that are seen whoever owns the record. */
  classifications: readonly Classification[]
  /** The unit whose own records are seen whatever their classification; null for none. */
  unitId: string | null
  /** Whose own doings are seen: records this person made; null for none. */
  personId: string | null
}

/** What of a record decides who sees it. */
export type Seeable = {
  classification: Classification
  ownerUnitId: string
  /** The person who made it; null when nobody signed in did, or when that has been erased. */
  createdBy: string | null
}

/** Sees nothing at all. */
export const NO_SIGHT: Sight = { classifications: [], unitId: null, personId: null }

/** Whether a record is seen. */
export const sees = (sight: Sight, record: Seeable): boolean =>
  sight.classifications.includes(record.classification) ||
  (sight.unitId !== null && record.ownerUnitId === sight.unitId) ||
  (sight.personId !== null && record.createdBy === sight.personId)

/** True for a sight that no record can be in. */
export const isBlind = ({ classifications, unitId, personId }: Sight): boolean =>
  classifications.length === 0 && unitId === null && personId === null

/** From the narrowest to the widest: each lets everybody see whom the one before did. */
const widths: readonly Classification[] = ['own', 'police', 'authorities', 'internal', 'public']

/** The narrowest of some classifications. */
export const narrowest = (first: Classification, ...rest: Classification[]): Classification =>
  rest.reduce((narrow, one) => (isWider(narrow, one) ? one : narrow), first)

/** Whether somebody may see `after` who could not see `before`: a release. */
export const isWider = (after: Classification, before: Classification): boolean =>
  widths.indexOf(after) > widths.indexOf(before)
