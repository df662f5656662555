import { type NewPerson, type Person, roles } from '../../../geodata/model/person.ts'
import type { Text } from '../../text/text.ts'
import { type PlacedUnit, unitWords } from '../use-units.ts'

/**
 * What came of letting somebody in. An address that is somebody's already gives them the roles, and
 * leaves their name and unit as they were: whoever wrote others is told whose it is.
 */
export function addedWords(
  t: Text,
  written: NewPerson,
  added: Pick<Person, 'name' | 'unitId' | 'roles'>,
  units: ReadonlyMap<string, PlacedUnit>,
): string {
  const { name, unitId } = added
  if (name === written.name && unitId === written.unitId) return t('people.added', { name })
  const held = roles.filter((role) => added.roles.includes(role))
  const unit = units.get(unitId)
  return t('people.addedKnown', {
    count: held.length,
    name,
    unit: unit ? unitWords(unit) : t('people.noUnit'),
    roles: held.map((role) => t(`names.role.${role}`)).join(', '),
  })
}
