import { type Expression, type SqlBool, sql } from 'kysely'
import type {
  Camera,
  CameraKind,
  CameraOwnerKind,
  Deployment,
  DeploymentState,
  NewCamera,
  NewDeployment,
} from '../geodata/model/camera.ts'
import type { Classification } from '../geodata/model/record.ts'
import type { Bbox } from '../geodata/position.ts'
import type { Db } from './connect.ts'
import { equals, holds, inBbox, oneOf, overlaps } from './filters.ts'
import { asLonLat, json, point } from './postgis.ts'
import { type RecordKind, selectRecords, type View } from './records.ts'
import { whereSeen } from './sight.ts'

export const cameras: RecordKind<NewCamera, Camera> = {
  name: 'camera',
  table: 'camera',
  plain: ['name', 'kind', 'ownerKind', 'indoor', 'model', 'source', 'externalId', 'notes'],
  read: [],
  write: () => ({}),
}

const aims = sql`(select json_agg(json_build_object('preset', preset, 'headingDeg', heading_deg,
    'tiltDeg', tilt_deg, 'hfovDeg', hfov_deg, 'vfovDeg', vfov_deg, 'rangeM', range_m,
    'widthPx', width_px, 'projection', projection) order by ordinal)
  from aim where aim.municipality = record.municipality and aim.deployment_id = record.id)`

/** The classifications of some cameras or deployments, by their ids. */
export async function classificationsOf(
  tx: Db,
  table: 'camera' | 'deployment',
  municipality: string,
  ids: readonly string[],
): Promise<Map<string, Classification>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom(table)
    .select(['id', 'classification'])
    .where('municipality', '=', municipality)
    .where('id', 'in', ids)
    .$castTo<{ id: string; classification: Classification }>()
    .execute()
  return new Map(rows.map(({ id, classification }) => [id, classification]))
}

/** A deployment is seen only with its camera. */
export const deployments: RecordKind<NewDeployment, Deployment> = {
  name: 'deployment',
  table: 'deployment',
  plain: ['cameraId', 'mountHeightM', 'decision'],
  read: [
    asLonLat(sql.ref('location')).as('position'),
    sql.ref('fromAt').as('from'),
    sql.ref('toAt').as('to'),
    sql`json_build_object('height', height_source, 'aim', aim_source, 'optics', optics_source)`.as(
      'provenance',
    ),
    aims.as('aims'),
    sql.ref('reach').as('reach'),
    sql.ref('recordingHours').as('recordingHours'),
    sql.ref('night').as('night'),
    sql.ref('masks').as('masks'),
  ],
  write: ({ position, provenance, from, to, reach, recordingHours, night, masks }) => ({
    location: point(position),
    heightSource: provenance.height,
    aimSource: provenance.aim,
    opticsSource: provenance.optics,
    fromAt: from,
    toAt: to,
    reach: reach && json(reach),
    recordingHours: recordingHours && json(recordingHours),
    night: night && json(night),
    masks: json(masks),
  }),
  children: writeAims,
  tellsOf: async (tx, municipality, records) => {
    const ids = records.map(({ cameraId }) => cameraId)
    const known = await classificationsOf(tx, 'camera', municipality, ids)
    return ids.map((id) => [known.get(id) ?? []].flat())
  },
  seenWith: (seen) => [
    sql<SqlBool>`exists (select 1 from camera
      where camera.municipality = record.municipality and camera.id = record.camera_id
        and ${sql.join(whereSeen(seen, 'camera'), sql` and `)})`,
  ],
}

async function writeAims(
  tx: Db,
  municipality: string,
  deploymentId: string,
  { aims }: NewDeployment,
) {
  await tx
    .deleteFrom('aim')
    .where('municipality', '=', municipality)
    .where('deploymentId', '=', deploymentId)
    .execute()
  await tx
    .insertInto('aim')
    .values(aims.map((aim, ordinal) => ({ municipality, deploymentId, ordinal, ...aim })))
    .execute()
}

/** Every deployment of a camera that is seen, oldest first. */
export const findDeploymentsOf = (tx: Db, view: View, cameraId: string): Promise<Deployment[]> =>
  selectRecords(tx, deployments, view)
    .where(sql<SqlBool>`record.camera_id = ${cameraId}`)
    .orderBy('record.id')
    .execute()

/** Keeps where a camera stands, stood or will stand from being changed; lock the camera after that. */
export async function lockDeploymentsOf(tx: Db, municipality: string, cameraId: string) {
  await tx
    .selectFrom('deployment')
    .select('id')
    .where('municipality', '=', municipality)
    .where('cameraId', '=', cameraId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Whether a camera stands, stood or will stand anywhere. */
export async function hasDeployments(tx: Db, municipality: string, cameraId: string) {
  const found = await tx
    .selectFrom('deployment')
    .select('id')
    .where('municipality', '=', municipality)
    .where('cameraId', '=', cameraId)
    .where('deletedAt', 'is', null)
    .limit(1)
    .execute()
  return found.length > 0
}

/**
 * Whether a camera stands anywhere while [from, to) lasts. Lock the camera first, so that nobody puts
 * it up in the meantime.
 *
 * @param but the deployment it may stand in
 */
export async function standsDuring(
  tx: Db,
  municipality: string,
  { cameraId, from, to }: { cameraId: string; from: Date; to: Date | null },
  but?: string,
): Promise<boolean> {
  let query = tx
    .selectFrom('deployment')
    .select('id')
    .where('municipality', '=', municipality)
    .where('cameraId', '=', cameraId)
    .where('deletedAt', 'is', null)
    .where(({ or, eb }) => or([eb('toAt', 'is', null), eb('toAt', '>', from)]))
  if (to) query = query.where('fromAt', '<', to)
  if (but) query = query.where('id', '!=', but)
  return (await query.limit(1).execute()).length > 0
}

/** Empty lists mean all. */
export type CameraFilter = {
  text?: string | undefined
  kind: readonly CameraKind[]
  ownerKind: readonly CameraOwnerKind[]
  indoor?: boolean | undefined
}

export const whereCamera = ({ text, kind, ownerKind, indoor }: CameraFilter) => [
  ...holds(['name', 'model', 'notes'], text),
  ...oneOf('kind', kind),
  ...oneOf('ownerKind', ownerKind),
  ...equals('indoor', indoor),
]

export type DeploymentFilter = {
  bbox?: Bbox | undefined
  from?: Date | undefined
  to?: Date | undefined
  cameraId?: string | undefined
  state?: DeploymentState | undefined
}

/** @param now the moment at which the state is told */
export const whereDeployment = (
  { bbox, from, to, cameraId, state }: DeploymentFilter,
  now: Date,
) => [
  ...inBbox('location', bbox),
  ...overlaps({ from, to }),
  ...equals('cameraId', cameraId),
  ...(state ? [inState(state, now)] : []),
]

/** The same rule as `deploymentState` of the model, told in SQL. */
function inState(state: DeploymentState, now: Date): Expression<SqlBool> {
  switch (state) {
    case 'planned':
      return sql<SqlBool>`from_at > ${now}::timestamptz`
    case 'removed':
      return sql<SqlBool>`(from_at <= ${now}::timestamptz and to_at <= ${now}::timestamptz)`
    case 'standing':
      return sql<SqlBool>`(from_at <= ${now}::timestamptz
        and (to_at is null or to_at > ${now}::timestamptz))`
  }
}
