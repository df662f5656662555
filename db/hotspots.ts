import { sql } from 'kysely'
import type { Hotspot, NewHotspot } from '../geodata/model/hotspot.ts'
import { asGeoJson, geometry } from './postgis.ts'
import type { RecordKind } from './records.ts'

export const hotspots: RecordKind<NewHotspot, Hotspot> = {
  name: 'hotspot',
  table: 'hotspot',
  plain: ['name', 'status', 'problem', 'causes', 'measures', 'responsible'],
  read: [asGeoJson(sql.ref('area')).as('area')],
  write: ({ area }) => ({ area: geometry(area) }),
}
