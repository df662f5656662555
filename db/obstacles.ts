import { sql } from 'kysely'
import type { NewObstacle, Obstacle, ObstacleKind } from '../geodata/model/obstacle.ts'
import type { Bbox } from '../geodata/position.ts'
import type { Db } from './connect.ts'
import { inBbox, oneOf } from './filters.ts'
import { asGeoJson, geometry } from './postgis.ts'
import { type RecordKind, stateOf, type View } from './records.ts'
import { whereSeen } from './sight.ts'

export const obstacles: RecordKind<NewObstacle, Obstacle> = {
  name: 'obstacle',
  table: 'obstacle',
  plain: ['kind', 'heightM', 'heightSource', 'crownRadiusM', 'use', 'source', 'externalId'],
  read: [asGeoJson(sql.ref('shape')).as('shape')],
  write: ({ shape }) => ({ shape: geometry(shape) }),
}

/** Empty lists mean all. */
export type ObstacleFilter = {
  bbox?: Bbox | undefined
  kind: readonly ObstacleKind[]
  sources: readonly string[]
}

export const whereObstacle = ({ bbox, kind, sources }: ObstacleFilter) => [
  ...inBbox('shape', bbox),
  ...oneOf('kind', kind),
  ...oneOf('source', sources),
]

/** An obstacle as a GeoJSON feature, with what views are computed from. */
export type ObstacleFeature = {
  type: 'Feature'
  properties: Pick<Obstacle, 'id' | 'kind' | 'heightM' | 'heightSource' | 'crownRadiusM' | 'use'>
  geometry: Obstacle['shape']
}

/** Every obstacle that is seen, oldest first. */
export async function findObstacleFeatures(
  db: Db,
  { municipality, seen }: View,
): Promise<ObstacleFeature[]> {
  const rows = await db
    .selectFrom('obstacle')
    .select(['id', 'kind', 'heightM', 'heightSource', 'crownRadiusM', 'use'])
    .select(asGeoJson(sql.ref('shape')).as('geometry'))
    .where('municipality', '=', municipality)
    .where('deletedAt', 'is', null)
    .where(({ and }) => and(whereSeen(seen, 'obstacle')))
    .orderBy('id')
    .$castTo<ObstacleFeature['properties'] & Pick<ObstacleFeature, 'geometry'>>()
    .execute()
  return rows.map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry }))
}

/** Changes whenever any obstacle that is seen does. */
export const obstaclesState = (db: Db, view: View): Promise<string> => stateOf(db, obstacles, view)
