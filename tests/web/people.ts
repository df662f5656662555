import type { GivenRights, SignedIn } from '../../web/api/session.ts'

/** Somebody of the municipality who works with others in Söderhamn; a test states what it is about. */
export const somebody = (stated: Partial<SignedIn> = {}): SignedIn => ({
  ...{ id: 'person', name: 'Åsa Exempel', email: 'asa@exempel.invalid' },
  ...{ unitId: 'security', unit: 'Säkerhet', unitIds: ['security', 'services'] },
  ...{ organisation: 'Söderhamns kommun', organisationKind: 'municipality' },
  grants: [{ municipality: '2182', role: 'member' }],
  rights: { '2182': memberRights },
  ...{ secondFactor: false, needsSecondFactor: false, method: 'demo' },
  ...{
    viewAs: null,
    mayShowAs: ['reader', 'reporter', 'member'],
    expiresAt: '2026-11-23T20:00:00Z',
  },
  ...stated,
})

/** As the server gives them to a member. */
export const memberRights: GivenRights = {
  incident: {
    ...{ read: ['seen'], create: ['unit'], change: ['shared'] },
    ...{ delete: ['organisation'], share: ['organisation'] },
  },
  plan: {
    ...{ read: ['seen'], create: ['unit'], change: ['shared'] },
    ...{ delete: ['organisation'], share: ['organisation'] },
  },
  'fixed-camera': { read: ['seen'] },
}
