import { here } from './municipality.ts'
import { organisationsQuery, queryClient } from './queries.ts'

/**
 * The unit that a record made here belongs to: the municipality's own, until sign-in tells who is
 * at the screen.
 */
export async function ownerUnitId(): Promise<string> {
  const organisations = await queryClient.ensureQueryData(organisationsQuery)
  const name = here.getState().municipality!.name
  const municipal = organisations.filter(({ kind }) => kind === 'municipality')
  const own = municipal.find((one) => one.name.startsWith(name)) ?? municipal[0] ?? organisations[0]
  const unit = own?.units[0]
  if (!unit) throw new Error('no organisation to own what is made here')
  return unit.id
}
