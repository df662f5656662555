import { type Db, inTransaction } from '../../db/connect.ts'
import { findOrganisations, insertOrganisation } from '../../db/organisations.ts'
import { addRoles, insertPerson, lockPersonByEmail } from '../../db/people.ts'
import type { Municipality } from '../../geodata/model/municipality.ts'
import type { Role } from '../../geodata/model/person.ts'
import { operator } from '../actors.ts'
import { makeOneTimeLink } from '../auth/one-time-link.ts'
import { findOwner } from './owner.ts'

/** Somebody to be let in from the terminal. */
export type Asked = {
  email: string
  name: string
  roles: readonly Role[]
  /** The unit they belong to; the municipality's own first one unless given. */
  unit?: string
  /** True for somebody of the police, who are administered by the police alone. */
  police: boolean
}

/**
 * Lets somebody in, or gives somebody who is here already the roles and a new way in. This is how the
 * first administrator comes: there is no default password anywhere.
 *
 * @returns the token of a link by which they choose a password, once, within a day
 * @throws {StartError} when the unit cannot be told
 */
export function letIn(
  db: Db,
  municipality: Municipality,
  { roles, unit, police, ...asked }: Asked,
  now: Date,
): Promise<{ token: string; isNew: boolean }> {
  const write = { actor: operator, now }
  const { code } = municipality
  return inTransaction(db, async (tx) => {
    const known = await lockPersonByEmail(tx, code, asked.email)
    const unitId = police ? await policeUnit(tx, now) : await findOwner(tx, unit, municipality)
    const person = known
      ? await addRoles(tx, code, known, roles, write)
      : await insertPerson(tx, code, { ...asked, unitId, roles: [...roles] }, write)
    const { token } = await makeOneTimeLink(tx, code, person, write)
    return { token, isNew: !known }
  })
}

/** The police's first unit; made where there are no police yet. */
async function policeUnit(tx: Db, now: Date): Promise<string> {
  const organisations = await findOrganisations(tx)
  const police = organisations.find(({ kind, units }) => kind === 'police' && units.length > 0)
  if (police) return police.units[0]!.id
  const organisation = { name: 'Polisen', kind: 'police' as const }
  const made = { ...organisation, units: [{ name: 'Lokalpolisområdet' }] }
  return (await insertOrganisation(tx, made, { actor: operator, now })).units[0]!.id
}
