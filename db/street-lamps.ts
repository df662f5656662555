import { sql } from 'kysely'
import type { NewStreetLamp, StreetLamp } from '../geodata/model/street-lamp.ts'
import type { Bbox } from '../geodata/position.ts'
import { equals, inBbox, oneOf } from './filters.ts'
import { asLonLat, point } from './postgis.ts'
import type { RecordKind } from './records.ts'

export const streetLamps: RecordKind<NewStreetLamp, StreetLamp> = {
  name: 'street-lamp',
  table: 'streetLamp',
  plain: ['heightM', 'working', 'source', 'externalId'],
  read: [asLonLat(sql.ref('location')).as('position')],
  write: ({ position }) => ({ location: point(position) }),
}

/** Empty lists mean all. */
export type StreetLampFilter = {
  bbox?: Bbox | undefined
  working?: boolean | undefined
  sources: readonly string[]
}

export const whereStreetLamp = ({ bbox, working, sources }: StreetLampFilter) => [
  ...inBbox('location', bbox),
  ...equals('working', working),
  ...oneOf('source', sources),
]
