import type {
  NewOrganisation,
  Organisation,
  OrganisationChange,
} from '../../geodata/model/organisation.ts'
import { ask, askJson } from './http.ts'
import { keptTimes, type Wire } from './wire.ts'

const PATH = '/api/organisations'

/** An organisation as JSON carries it, with the times read. */
export const organisationOf = (wire: Wire<Organisation>): Organisation => ({
  ...wire,
  ...keptTimes(wire),
})

export const addOrganisation = async (organisation: NewOrganisation): Promise<Organisation> =>
  organisationOf(await askJson<Wire<Organisation>>(PATH, { method: 'POST', body: organisation }))

/** Changes an organisation; units can be renamed and added, none is taken away. */
export const changeOrganisation = async (
  { id, version }: { id: string; version: number },
  change: OrganisationChange,
): Promise<Organisation> =>
  organisationOf(
    await askJson<Wire<Organisation>>(`${PATH}/${id}`, {
      method: 'PATCH',
      body: change,
      ifMatch: version,
    }),
  )

/** Refused with 409 while its units own records or have people. */
export const deleteOrganisation = async ({
  id,
  version,
}: {
  id: string
  version: number
}): Promise<void> => {
  await ask(`${PATH}/${id}`, { method: 'DELETE', ifMatch: version })
}
