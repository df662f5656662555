import { sql } from 'kysely'
import type { Camera, Deployment, NewCamera, NewDeployment } from '../geodata/model/camera.ts'
import type { Db } from './connect.ts'
import { asLonLat, point } from './postgis.ts'
import type { RecordKind } from './records.ts'

export const cameras: RecordKind<NewCamera, Camera> = {
  name: 'camera',
  table: 'camera',
  plain: ['name', 'kind', 'ownerKind', 'indoor', 'model', 'source', 'externalId', 'notes'],
  read: [],
  write: () => ({}),
}

const aims = sql`(select json_agg(json_build_object('preset', preset, 'headingDeg', heading_deg,
    'tiltDeg', tilt_deg, 'hfovDeg', hfov_deg, 'vfovDeg', vfov_deg, 'rangeM', range_m,
    'widthPx', width_px) order by ordinal)
  from aim where aim.municipality = record.municipality and aim.deployment_id = record.id)`

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
  ],
  write: ({ position, provenance, from, to }) => ({
    location: point(position),
    heightSource: provenance.height,
    aimSource: provenance.aim,
    opticsSource: provenance.optics,
    fromAt: from,
    toAt: to,
  }),
  children: writeAims,
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
