import { sql } from 'kysely'
import type { Hotspot, HotspotStatus, NewHotspot } from '../geodata/model/hotspot.ts'
import type { Bbox } from '../geodata/position.ts'
import { holds, inBbox, oneOf } from './filters.ts'
import { asGeoJson, geometry } from './postgis.ts'
import type { RecordKind } from './records.ts'

export const hotspots: RecordKind<NewHotspot, Hotspot> = {
  name: 'hotspot',
  table: 'hotspot',
  plain: ['name', 'status', 'problem', 'causes', 'measures', 'responsible'],
  read: [asGeoJson(sql.ref('area')).as('area')],
  write: ({ area }) => ({ area: geometry(area) }),
}

/** Empty lists mean all. */
export type HotspotFilter = {
  bbox?: Bbox | undefined
  text?: string | undefined
  status: readonly HotspotStatus[]
}

export const whereHotspot = ({ bbox, text, status }: HotspotFilter) => [
  ...inBbox('area', bbox),
  ...holds(['name', 'problem', 'causes', 'measures', 'responsible'], text),
  ...oneOf('status', status),
]
