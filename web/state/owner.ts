import { here } from './municipality.ts'
import { seesOnlyMine, session } from './session.ts'

/** The unit that a record made here belongs to: that of whoever is at the screen. */
export function ownUnitId(): string {
  const { person } = session.getState()
  if (!person) throw new Error('nobody is signed in to own what is made here')
  return person.unitId
}

/**
 * Who tells of an incident, where that is known beforehand: whoever only reports tells of what their own
 * organisation has met with. Others write down what somebody told them.
 */
export function ownSource(): string {
  const { person } = session.getState()
  const { code } = here.getState()
  return seesOnlyMine(person, code ?? '', 'incident') ? (person?.organisation ?? '') : ''
}
