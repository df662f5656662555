import type { Actor } from '../../db/audit.ts'
import { type Db, inTransaction } from '../../db/connect.ts'
import { insertMunicipality } from '../../db/municipalities.ts'
import { findOrganisations, insertOrganisation } from '../../db/organisations.ts'
import type { Municipality, NewMunicipality } from '../../geodata/model/municipality.ts'

/**
 * Adds a municipality with an organisation of its own: records need a unit that owns them. One of
 * the same name that stands already, with units, is the municipality's own.
 */
export function addMunicipality(
  db: Db,
  municipality: NewMunicipality,
  write: { actor: Actor; now: Date },
): Promise<Municipality> {
  return inTransaction(db, async (tx) => {
    const added = await insertMunicipality(tx, municipality, write)
    const { name } = municipality
    const stands = (await findOrganisations(tx)).some(
      (one) => one.kind === 'municipality' && one.name === name && one.units.length > 0,
    )
    const own = { name, kind: 'municipality' as const, units: [{ name: 'Samhällsservice' }] }
    if (!stands) await insertOrganisation(tx, own, write)
    return added
  })
}
