import type { Db } from '../../db/connect.ts'
import { findOrganisations } from '../../db/organisations.ts'
import type { Municipality } from '../../geodata/model/municipality.ts'
import type { Organisation } from '../../geodata/model/organisation.ts'
import { StartError } from '../start-error.ts'

/**
 * The unit that owns what is brought into a municipality: the one that is asked for by id; else the
 * first of the municipality's own organisation, known by its name; else the first of the only
 * municipal organisation there is.
 *
 * @returns the unit's id
 * @throws {StartError} when there is none, or several to choose between: those are listed
 */
export async function findOwner(
  db: Db,
  wanted: string | undefined,
  municipality: Pick<Municipality, 'name'>,
): Promise<string> {
  const organisations = (await findOrganisations(db)).filter(({ units }) => units.length > 0)
  if (wanted !== undefined) {
    const known = organisations.some(({ units }) => units.some(({ id }) => id === wanted))
    if (known) return wanted
    throw new StartError(
      `Det finns ingen enhet med id ${wanted}.`,
      `There is no unit with id ${wanted}.`,
    )
  }
  const municipal = organisations.filter(({ kind }) => kind === 'municipality')
  const own = municipal.filter(({ name }) => isNameOf(name, municipality))
  const [one, ...others] = own.length > 0 ? own : municipal
  if (!one) {
    throw new StartError(
      'Det finns ingen kommunal enhet som kan äga uppgifterna.',
      'There is no municipal unit to own the records.',
    )
  }
  if (others.length > 0) throw severalOwners([one, ...others])
  return one.units[0]!.id
}

/** Söderhamn's own organisation may be called Söderhamn, Söderhamns kommun or Söderhamn kommun. */
function isNameOf(organisation: string, { name }: Pick<Municipality, 'name'>): boolean {
  const told = organisation.trim().toLowerCase()
  return ['', ' kommun', 's kommun'].some((end) => told === `${name.trim().toLowerCase()}${end}`)
}

function severalOwners(organisations: readonly Organisation[]): StartError {
  const units = organisations.flatMap(({ name, units }) =>
    units.map((unit) => `  ${unit.id}  ${name}, ${unit.name}`),
  )
  return new StartError(
    'Flera enheter kan äga uppgifterna. Ange en av dem med --owner:',
    `Several units could own the records. State one of them with --owner:\n${units.join('\n')}`,
  )
}
