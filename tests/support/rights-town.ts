import { cameras, deployments } from '../../db/cameras.ts'
import type { Db } from '../../db/connect.ts'
import { hotspots } from '../../db/hotspots.ts'
import { incidents } from '../../db/incidents.ts'
import { lenses } from '../../db/lenses.ts'
import { obstacles } from '../../db/obstacles.ts'
import { planningAreas } from '../../db/planning-areas.ts'
import { plans } from '../../db/plans.ts'
import type { Owned, RecordKind, Scope } from '../../db/records.ts'
import { streetLamps } from '../../db/street-lamps.ts'
import { files, importBatches, insertJob, reportJob } from '../../db/work.ts'
import { insertRecord } from '../../db/write-records.ts'
import type { Classification, Kept } from '../../geodata/model/record.ts'
import type { RecordName } from '../../server/rights.ts'
import type { Viewer } from '../../server/viewer.ts'
import {
  block,
  newCamera,
  newDeployment,
  newHotspot,
  newIncident,
  newLens,
  newObstacle,
  newTown,
  now,
  square,
} from './factories.ts'
import { municipalRoles, newOrganisationWith, newViewer } from './people.ts'

// A municipality with people of every role, and a record of every kind, classification and owner: what
// the tests of rights ask their questions of.

export const classes = ['own', 'police', 'authorities', 'internal', 'public'] as const

/** A record that stands, and what decides who may do what with it. */
export type Standing = { id: string; ownerUnitId: string; classification: Classification }

type Make = (db: Db, scope: Scope, owned: Owned) => Promise<string>

const making =
  <I extends Owned, R extends Kept>(kind: RecordKind<I, R>, input: (owned: Owned) => I): Make =>
  async (db, scope, owned) =>
    (await insertRecord(db, kind, scope, input(owned))).id

let made = 0
const hash = () => String(++made).padStart(64, '0')

const camera = (kind: 'fixed' | 'temporary'): Make =>
  making(cameras, ({ ownerUnitId, classification }) =>
    newCamera(ownerUnitId, {
      ...{ classification, kind },
      ...{ notes: secretOf(`${kind}-camera`, { ownerUnitId, classification }) },
      ownerKind: kind === 'fixed' ? 'municipality' : 'police',
    }),
  )

const deploymentOf =
  (kind: 'fixed' | 'temporary'): Make =>
  async (db, scope, owned) => {
    const id = await camera(kind)(db, scope, owned)
    const { ownerUnitId, classification } = owned
    return await making(deployments, () =>
      newDeployment(ownerUnitId, id, {
        ...{ classification, decision: secretOf(`${kind}-camera`, owned) },
        from: new Date('2030-01-01'),
      }),
    )(db, scope, owned)
  }

/** Stands in every free text of a record, with what decides who may see it. */
export const secretOf = (record: RecordName, { classification, ownerUnitId }: Owned): string =>
  `HEMLIGHET:${record}:${classification}:${ownerUnitId}`

/** What stands in an answer of secrets, taken apart. */
export const secretsIn = (text: string) =>
  [...text.matchAll(/HEMLIGHET:([a-z-]+):([a-z]+):([0-9a-f-]{36})/g)].map(
    ([, record, classification, ownerUnitId]) => ({
      record: record as RecordName,
      ...{ classification: classification as Classification, ownerUnitId: ownerUnitId! },
    }),
  )

/** One kind of record as a path of the API has it. */
export type KindAtPath = {
  /** Below /api/m/{municipality}. */
  path: string
  record: RecordName
  /** Part of a camera, made and taken away by whoever may change the camera. */
  ofCamera?: boolean
  make: Make
  /** A change that fits. */
  change?: object
  /** What cannot be changed may be deleted all the same. */
  removed?: boolean
  /** What a writer states of a new one. */
  input?: (db: Db, scope: Scope, owned: Owned) => Promise<object> | object
}

const texts = (owned: Owned) => {
  const secret = secretOf('incident', owned)
  return { description: secret, placeName: secret, source: secret, externalId: String(++made) }
}
const hotspotTexts = (owned: Owned) => {
  const secret = secretOf('hotspot', owned)
  return { name: secret, problem: secret, causes: secret, measures: secret, responsible: secret }
}
const area = ({ ownerUnitId, classification }: Owned) => ({
  ...{ ownerUnitId, classification, area: block() },
  name: secretOf('planning-area', { ownerUnitId, classification }),
})
const lamp = (owned: Owned) => ({
  ...{ ...owned, position: square, heightM: 5, working: true, externalId: null },
  source: secretOf('town', owned),
})
// A unit has each model once.
const lens = ({ ownerUnitId, ...stated }: Owned & { source?: string }) =>
  newLens(ownerUnitId, { ...stated, model: `Öga ${++made}` })
const plan = (owned: Owned) => {
  const secret = secretOf('plan', owned)
  return { ...owned, name: secret, notes: secret, placements: [] }
}

export const kinds: readonly KindAtPath[] = [
  {
    ...{ path: '/incidents', record: 'incident', change: { category: 'fire' } },
    make: making(incidents('UTC'), ({ ownerUnitId, classification }) =>
      newIncident(ownerUnitId, { classification, ...texts({ ownerUnitId, classification }) }),
    ),
    input: (_db, _scope, { ownerUnitId, classification }) =>
      newIncident(ownerUnitId, { classification }),
  },
  {
    ...{ path: '/hotspots', record: 'hotspot', change: { status: 'active' } },
    make: making(hotspots, ({ ownerUnitId, classification }) =>
      newHotspot(ownerUnitId, {
        ...{ classification, ...hotspotTexts({ ownerUnitId, classification }) },
      }),
    ),
    input: (_db, _scope, { ownerUnitId, classification }) =>
      newHotspot(ownerUnitId, { classification }),
  },
  {
    ...{ path: '/planning-areas', record: 'planning-area', change: { name: 'Hamnen' } },
    make: making(planningAreas, area),
    input: (_db, _scope, owned) => area(owned),
  },
  ...(['fixed', 'temporary'] as const).flatMap((kind): KindAtPath[] => [
    {
      ...{ path: '/cameras', record: `${kind}-camera`, change: { model: 'M' } },
      make: camera(kind),
      input: (_db, _scope, { ownerUnitId, classification }) =>
        newCamera(ownerUnitId, {
          ...{ classification, kind },
          ownerKind: kind === 'fixed' ? 'municipality' : 'police',
        }),
    },
    {
      ...{ path: '/deployments', record: `${kind}-camera`, ofCamera: true },
      ...{ change: { decision: 'Beslut 2' }, make: deploymentOf(kind) },
      input: async (db, scope, owned) => {
        const id = await camera(kind)(db, scope, owned)
        const { ownerUnitId, classification } = owned
        return newDeployment(ownerUnitId, id, { classification })
      },
    },
  ]),
  {
    ...{ path: '/lenses', record: 'lens', change: { widthPx: 1280 } },
    make: making(lenses, (owned) => lens({ ...owned, source: secretOf('lens', owned) })),
    input: (_db, _scope, owned) => lens(owned),
  },
  {
    ...{ path: '/plans', record: 'plan', change: { notes: 'x' }, make: making(plans, plan) },
    input: (_db, _scope, owned) => plan(owned),
  },
  {
    ...{ path: '/obstacles', record: 'town', change: { heightM: 12 } },
    make: making(obstacles, ({ ownerUnitId, classification }) =>
      newObstacle(ownerUnitId, {
        ...{ classification, source: secretOf('town', { ownerUnitId, classification }) },
      }),
    ),
    input: (_db, _scope, { ownerUnitId, classification }) =>
      newObstacle(ownerUnitId, { classification }),
  },
  {
    ...{ path: '/street-lamps', record: 'town', change: { working: false } },
    make: making(streetLamps, lamp),
    input: (_db, _scope, owned) => lamp(owned),
  },
  {
    ...{ path: '/files', record: 'file', removed: true },
    make: making(files, (owned) => ({
      ...{ ...owned, mediaType: 'text/plain', sizeBytes: 1, sha256: hash() },
      name: secretOf('file', owned),
    })),
  },
  {
    ...{ path: '/import-batches', record: 'import-batch', removed: true },
    make: making(importBatches, (owned) => ({
      ...{ ...owned, kind: 'town', report: { rows: [secretOf('import-batch', owned)] } },
      fileName: secretOf('import-batch', owned),
      ...{ added: 0, changed: 0, unchanged: 0, repaired: 0, refused: 1 },
    })),
  },
]

/** A job of a unit, with what it says of its file. */
export const makeJob: Make = async (db, { municipality }, { ownerUnitId }) => {
  const secret = secretOf('job', { ownerUnitId, classification: 'own' })
  const id = await insertJob(db, {
    ...{ kind: 'import-town', municipality, input: { fileName: secret }, now },
    ...{ ownerUnitId, createdBy: null },
  })
  await reportJob(db, id, { phase: secret }, now)
  return id
}

/** People of every kind in one municipality, and the units that own its records. */
export async function rightsTown(db: Db) {
  const { code, scope, ownerUnitId } = await newTown(db)
  const municipality = await newOrganisationWith(db, 'municipality', municipalRoles)
  const police = await newOrganisationWith(db, 'police', ['police', 'administrator'])
  const shops = await newOrganisationWith(db, 'business', ['reader'])
  const [unit, sister] = municipality.units
  const inMunicipality = (
    roles: Viewer['roles'] extends ReadonlyMap<string, infer R> ? R : never,
  ) => newViewer(db, { unitId: unit!, unitIds: municipality.units, roles, name: roles.join('+') })
  const inShops = (roles: Parameters<typeof inMunicipality>[0]) =>
    newViewer(db, {
      ...{ unitId: shops.units[0]!, unitIds: shops.units, kind: 'business', roles },
      name: `${roles.join('+')} of a shop`,
    })
  const member = await inMunicipality(['member'])
  const viewers: { [who: string]: Viewer | null } = {
    nobody: null,
    'somebody elsewhere': { ...member, roles: new Map([['2183', ['member', 'police']]]) },
    'reader of a shop': await inShops(['reader']),
    'reporter of a shop': await inShops(['reporter']),
    'member of a shop': await inShops(['member']),
    'police role outside the police': await inShops(['police']),
    reader: await inMunicipality(['reader']),
    reporter: await inMunicipality(['reporter']),
    member,
    'member of a sister unit': await newViewer(db, {
      ...{ unitId: sister!, unitIds: municipality.units, roles: ['member'] },
    }),
    'camera owner': await inMunicipality(['camera-owner']),
    communicator: await inMunicipality(['communicator']),
    coordinator: await inMunicipality(['coordinator']),
    administrator: await inMunicipality(['administrator']),
    police: await newViewer(db, {
      ...{ unitId: police.units[0]!, unitIds: police.units, kind: 'police', roles: ['police'] },
    }),
    'reader of the police': await newViewer(db, {
      ...{ unitId: police.units[1]!, unitIds: police.units, kind: 'police', roles: ['reader'] },
    }),
    'administrator of the police': await newViewer(db, {
      ...{ unitId: police.units[1]!, unitIds: police.units, kind: 'police' },
      roles: ['administrator'],
    }),
    'everything, in projector mode as a reader': {
      ...municipality.viewer,
      session: { ...municipality.viewer.session, viewAs: 'reader' },
    },
  }
  const owners = { municipal: unit!, police: police.units[0]!, shop: shops.units[0]! }
  return { code, scope, ownerUnitId, viewers, owners, sister: sister! }
}
