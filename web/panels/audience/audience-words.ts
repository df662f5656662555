import type { Organisation, OrganisationKind } from '../../../geodata/model/organisation.ts'
import type { Classification } from '../../../geodata/model/record.ts'
import type { Kept } from '../../state/session.ts'
import type { Text } from '../../text/text.ts'

// The kinds of organisation that a classification lets in: a unit of another kind sees what it owns
// all the same, which is then said.
const letsIn: { readonly [Of in Classification]?: readonly OrganisationKind[] } = {
  police: ['police'],
  authorities: ['police', 'municipality'],
}

type Unit = { name: string; organisation: Organisation }

const unitOf = (organisations: readonly Organisation[], id: string): Unit | undefined => {
  const organisation = organisations.find(({ units }) => units.some((unit) => unit.id === id))
  const unit = organisation?.units.find((one) => one.id === id)
  return organisation && unit && { name: unit.name, organisation }
}

/** A unit as people know it: "Samhällsservice (Söderhamns kommun)", or its organisation's name alone. */
const unitWords = (t: Text, { name, organisation }: Unit): string =>
  name === organisation.name
    ? name
    : t('record.unitOf', { unit: name, organisation: organisation.name })

/** Whose a record is: "Ägs av Samhällsservice (Söderhamns kommun)". */
export function ownedWords(
  t: Text,
  organisations: readonly Organisation[],
  { ownerUnitId }: Pick<Kept, 'ownerUnitId'>,
): string {
  const unit = unitOf(organisations, ownerUnitId)
  return unit ? t('record.owned', { unit: unitWords(t, unit) }) : t('record.ownedByGone')
}

/** Who sees a record: "Ses av kommunen och polisen". */
export function seenWords(
  t: Text,
  organisations: readonly Organisation[],
  { ownerUnitId, classification }: Kept,
): string {
  const seen = t(`record.seen.${classification}`)
  const kind = unitOf(organisations, ownerUnitId)?.organisation.kind
  const isLeftOut = kind && letsIn[classification] && !letsIn[classification].includes(kind)
  return isLeftOut ? t('record.seenAndOwner', { seen }) : seen
}
