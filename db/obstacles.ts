import { sql } from 'kysely'
import type { NewObstacle, Obstacle } from '../geodata/model/obstacle.ts'
import { asGeoJson, geometry } from './postgis.ts'
import type { RecordKind } from './records.ts'

export const obstacles: RecordKind<NewObstacle, Obstacle> = {
  name: 'obstacle',
  table: 'obstacle',
  plain: ['kind', 'heightM', 'heightSource', 'crownRadiusM', 'use', 'source', 'externalId'],
  read: [asGeoJson(sql.ref('shape')).as('shape')],
  write: ({ shape }) => ({ shape: geometry(shape) }),
}
