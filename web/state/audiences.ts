import { type Classification, classification } from '../../geodata/model/record.ts'
import { isWider } from '../../geodata/privacy/sight.ts'
import type { RecordName } from '../api/session.ts'
import { type Kept, mayDo, type Place, wouldSee } from './session.ts'

/** What a new record may be classified as: the widest is for a release alone. */
export const newClassifications = ['own', 'police', 'authorities', 'internal'] as const
export type NewClassification = (typeof newClassifications)[number]

/** To whom whoever is at the screen may release a record, the fewest first. */
export const widerFor = (place: Place, record: RecordName, of: Kept): Classification[] =>
  classification.options
    .filter((one) => isWider(one, of.classification))
    .filter((one) => mayDo(place, one === 'public' ? 'publish' : 'share', record, of))

/** Whether nobody is left to let see a record but the public. */
export const isOnlyPublic = (wider: readonly Classification[]): boolean =>
  wider.length === 1 && wider[0] === 'public'

/**
 * What whoever is at the screen may narrow a record of their own organisation's to, the fewest first:
 * what they could still see and change afterwards.
 */
export function narrowerFor(place: Place, record: RecordName, of: Kept): Classification[] {
  if (!mayDo(place, 'change', record, of) || !place.person?.unitIds.includes(of.ownerUnitId))
    return []
  return classification.options
    .filter((one) => isWider(of.classification, one))
    .map((one) => ({ ...of, classification: one }))
    .filter((narrowed) => wouldSee(place, narrowed) && mayDo(place, 'change', record, narrowed))
    .map((narrowed) => narrowed.classification)
}
