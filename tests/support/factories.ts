import type { Actor, AuditView } from '../../db/audit.ts'
import type { Db } from '../../db/connect.ts'
import { insertMunicipality } from '../../db/municipalities.ts'
import { insertOrganisation } from '../../db/organisations.ts'
import type { Scope, View } from '../../db/records.ts'
import { ALL } from '../../db/sight.ts'
import {
  type Aim,
  type NewCamera,
  type NewDeployment,
  nothingStated,
  type Placement,
} from '../../geodata/model/camera.ts'
import type { NewHotspot } from '../../geodata/model/hotspot.ts'
import type { NewIncident } from '../../geodata/model/incident.ts'
import type { NewLens } from '../../geodata/model/lens.ts'
import type { NewObstacle } from '../../geodata/model/obstacle.ts'
import type { Area } from '../../geodata/model/shape.ts'
import type { Bbox, LonLat } from '../../geodata/position.ts'

import { signer } from '../../server/auth/secret.ts'

// Believable records with everything stated; a test states only what it is about.

export const actor: Actor = { id: 'test', name: 'Testperson', personId: null, address: null }
export const now = new Date('2026-11-23T12:00:00Z')
export const soderhamn: Bbox = [16.4, 61.1, 17.6, 61.6]
export const square: LonLat = [17.0585, 61.3037]

/** A municipality with one organisation of one unit, and the scope of writes in it. */
export async function newTown(
  db: Db,
  { code = '2182', bbox = soderhamn }: { code?: string; bbox?: Bbox } = {},
): Promise<{ code: string; ownerUnitId: string; scope: Scope }> {
  const write = { actor, now }
  const organisation = await insertOrganisation(
    db,
    { name: 'Kommunen', kind: 'municipality', units: [{ name: 'Samhällsservice' }] },
    write,
  )
  await insertMunicipality(
    db,
    { code, name: 'Söderhamn', bbox, timeZone: 'Europe/Stockholm' },
    write,
  )
  const ownerUnitId = organisation.units[0]!.id
  return { code, ownerUnitId, scope: { municipality: code, seen: ALL, ...write } }
}

/** A square of about 100 m with its south-western corner at `corner`. */
export const block = ([west, south]: LonLat = square): Area => {
  const [east, north] = [Number((west + 0.002).toFixed(6)), Number((south + 0.001).toFixed(6))]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const
  return { type: 'Polygon', coordinates: [[...ring]] }
}

export const newHotspot = (ownerUnitId: string, stated: Partial<NewHotspot> = {}): NewHotspot => ({
  ...{ ownerUnitId, classification: 'own', name: 'Gågatan', area: block() },
  ...{ status: 'proposed', problem: '', causes: '', measures: '', responsible: '' },
  ...stated,
})

const moment = new Date('2026-03-07T22:30:00Z')

export const newIncident = (
  ownerUnitId: string,
  stated: Partial<NewIncident> = {},
): NewIncident => ({
  ...{ ownerUnitId, classification: 'own', category: 'disorder', position: square },
  ...{ from: moment, to: stated.from ?? moment, timePrecision: 'exact', precision: 'exact' },
  ...{ radiusM: null, setting: 'outdoor', policeInitiated: false, source: 'kommunen' },
  ...{ externalId: null, placeName: '', description: '' },
  ...stated,
})

export const newCamera = (ownerUnitId: string, stated: Partial<NewCamera> = {}): NewCamera => ({
  ...{ ownerUnitId, classification: 'own', name: 'Köpmantorget', kind: 'fixed' },
  ...{ ownerKind: 'municipality', indoor: false, model: '', source: '', externalId: null },
  notes: '',
  ...stated,
})

export const newAim = (stated: Partial<Aim> = {}): Aim => ({
  ...{ preset: '', headingDeg: 90, tiltDeg: 15, hfovDeg: 90, vfovDeg: 50 },
  ...{ rangeM: 60, widthPx: 1920, projection: 'rectilinear' },
  ...stated,
})

const estimated = { height: 'estimated', aim: 'estimated', optics: 'estimated' } as const

export const newDeployment = (
  ownerUnitId: string,
  cameraId: string,
  stated: Partial<NewDeployment> = {},
): NewDeployment => ({
  ...{ ownerUnitId, classification: 'own', cameraId, position: square, mountHeightM: 4 },
  ...{ aims: [newAim()], provenance: estimated, from: new Date('2026-01-01T00:00:00Z') },
  ...{ to: null, decision: '', ...nothingStated },
  ...stated,
})

export const newPlacement = (id: string, stated: Partial<Placement> = {}): Placement => ({
  ...{ id, deploymentId: null, cameraId: null, name: 'Köpmantorget', kind: 'fixed', model: '' },
  ...{ position: square, mountHeightM: 4, aims: [newAim()], provenance: estimated },
  ...nothingStated,
  ...stated,
})

export const newLens = (ownerUnitId: string, stated: Partial<NewLens> = {}): NewLens => ({
  ...{ ownerUnitId, classification: 'own', maker: 'Kameraverket', model: 'Öga 4' },
  ...{ widthPx: 3840, heightPx: 2160, wide: { hfovDeg: 100, vfovDeg: 56 } },
  ...{ tele: { hfovDeg: 40, vfovDeg: 22 }, projection: 'rectilinear', sensors: 1, turns: null },
  ...{ infraredM: 40, source: 'kameraverket.example/oga-4' },
  ...stated,
})

export const newObstacle = (
  ownerUnitId: string,
  stated: Partial<NewObstacle> = {},
): NewObstacle => ({
  ...{ ownerUnitId, classification: 'own', kind: 'building' },
  shape: block() as NewObstacle['shape'],
  ...{ heightM: 9, heightSource: 'levels', crownRadiusM: null, use: 'house', source: '' },
  externalId: null,
  ...stated,
})

/** Everything in a municipality, whoever owns it. */
export const allOf = (municipality: string): View => ({ municipality, seen: ALL })

/** The whole log of a municipality, with every value. */
export const wholeLog = (municipality: string): AuditView => ({
  municipality,
  seesPolice: true,
  values: [{ recordKinds: everyKind, seen: everyClass }],
})

const everyKind = [
  ...[
    'incident',
    'hotspot',
    'camera',
    'deployment',
    'lens',
    'plan',
    'import-batch',
    'municipality',
  ],
  ...['organisation', 'retention-rule', 'person', 'session'],
]
const everyClass = {
  classifications: ['own', 'police', 'authorities', 'internal', 'public'],
  ...{ unitId: null, personId: null },
} as const

/** Signs checkpoints in tests. */
export const sign = signer('0123456789abcdef'.repeat(4), 'audit-checkpoint')
