import { session } from './session.ts'

/** The unit that a record made here belongs to: that of whoever is at the screen. */
export function ownUnitId(): string {
  const { person } = session.getState()
  if (!person) throw new Error('nobody is signed in to own what is made here')
  return person.unitId
}
