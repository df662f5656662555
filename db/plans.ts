import { sql } from 'kysely'
import type { NewPlan, Plan } from '../geodata/model/plan.ts'
import { json } from './postgis.ts'
import type { RecordKind } from './records.ts'

export const plans: RecordKind<NewPlan, Plan> = {
  name: 'plan',
  table: 'plan',
  plain: ['name', 'notes'],
  read: [
    sql.ref('state').as('state'),
    sql.ref('placements').as('placements'),
    sql.ref('carriedOutAt').as('carriedOutAt'),
  ],
  write: ({ placements }) => ({ placements: json(placements) }),
}
