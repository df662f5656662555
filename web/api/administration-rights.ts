import type { OrganisationKind } from '../../geodata/model/organisation.ts'
import type { Role } from '../../geodata/model/person.ts'
import type { Classification } from '../../geodata/model/record.ts'
import type { Extent } from '../../geodata/privacy/extent.ts'
import { askJson } from './http.ts'
import type { Action, ProjectorRole, RecordName } from './session.ts'

/** The table of rights, as the server asks it: role → kind of record → action → what it reaches. */
export type RightsTable = {
  roles: Role[]
  records: RecordName[]
  actions: Action[]
  rights: { [Of in Role]: { [On in RecordName]?: { [Does in Action]?: Extent } } }
  roleNeeds: { [Name in Role]?: OrganisationKind }
  audiences: { [Of in Classification]: { sv: string; en: string } }
  projectorRoles: ProjectorRole[]
}

export const getRights = (signal?: AbortSignal): Promise<RightsTable> =>
  askJson('/api/rights', { signal })
