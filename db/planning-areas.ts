import { sql } from 'kysely'
import type { NewPlanningArea, PlanningArea } from '../geodata/model/planning-area.ts'
import type { Bbox } from '../geodata/position.ts'
import { holds, inBbox } from './filters.ts'
import { asGeoJson, geometry } from './postgis.ts'
import type { RecordKind } from './records.ts'

export const planningAreas: RecordKind<NewPlanningArea, PlanningArea> = {
  name: 'planning-area',
  table: 'planningArea',
  plain: ['name'],
  read: [asGeoJson(sql.ref('area')).as('area')],
  write: ({ area }) => ({ area: geometry(area) }),
}

export type PlanningAreaFilter = { bbox?: Bbox | undefined; text?: string | undefined }

export const wherePlanningArea = ({ bbox, text }: PlanningAreaFilter) => [
  ...inBbox('area', bbox),
  ...holds(['name'], text),
]
