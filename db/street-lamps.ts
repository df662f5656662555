import { sql } from 'kysely'
import type { NewStreetLamp, StreetLamp } from '../geodata/model/street-lamp.ts'
import { asLonLat, point } from './postgis.ts'
import type { RecordKind } from './records.ts'

export const streetLamps: RecordKind<NewStreetLamp, StreetLamp> = {
  name: 'street-lamp',
  table: 'streetLamp',
  plain: ['heightM', 'working', 'source', 'externalId'],
  read: [asLonLat(sql.ref('location')).as('position')],
  write: ({ position }) => ({ location: point(position) }),
}
