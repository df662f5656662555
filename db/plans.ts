import { sql } from 'kysely'
import type { NewPlan, Plan, PlanState } from '../geodata/model/plan.ts'
import { equals, holds } from './filters.ts'
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

export type PlanFilter = { text?: string | undefined; state?: PlanState | undefined }

export const wherePlan = ({ text, state }: PlanFilter) => [
  ...holds(['name', 'notes'], text),
  ...equals('state', state),
]
