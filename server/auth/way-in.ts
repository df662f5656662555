import type { OrganisationKind } from '../../geodata/model/organisation.ts'

type Of = { id: string; unitId: string; organisationKind: OrganisationKind }

/** How somebody signs in, as the log tells of it: of the police, to the police alone. */
export const aboutWayIn = ({ id, unitId, organisationKind }: Of) =>
  ({
    ...{ recordId: id, ownerUnitId: unitId },
    classification: organisationKind === 'police' ? 'police' : 'internal',
  }) as const
