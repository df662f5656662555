import { type SqlBool, sql } from 'kysely'
import type { NewPlan, Plan, PlanState } from '../geodata/model/plan.ts'
import { classificationsOf } from './cameras.ts'
import { equals, holds } from './filters.ts'
import { json } from './postgis.ts'
import type { RecordKind } from './records.ts'
import { type Seen, whereSeen } from './sight.ts'

/** A plan is seen only with every camera and deployment it names: it holds copies of them. */
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
  tellsOf: async (tx, municipality, records) => {
    const named = (of: readonly Plan[], key: 'cameraId' | 'deploymentId') =>
      of.flatMap(({ placements }) => placements.flatMap((placement) => placement[key] ?? []))
    const cameras = await classificationsOf(tx, 'camera', municipality, named(records, 'cameraId'))
    const stood = named(records, 'deploymentId')
    const deployments = await classificationsOf(tx, 'deployment', municipality, stood)
    return records.map((record) => [
      ...named([record], 'cameraId').flatMap((id) => cameras.get(id) ?? []),
      ...named([record], 'deploymentId').flatMap((id) => deployments.get(id) ?? []),
    ])
  },
  seenWith: (seen) => [namesNothingHidden('camera', seen), namesNothingHidden('deployment', seen)],
}

/** That no placement is a copy of a camera or deployment that is not seen. */
const namesNothingHidden = (table: 'camera' | 'deployment', seen: Seen) =>
  sql<SqlBool>`not exists (select 1 from jsonb_array_elements(record.placements) as placement
    join ${sql.table(table)} as named on named.municipality = record.municipality
      and named.id = (placement->>${`${table}Id`})::uuid
    where not ${sql.join(whereSeen(seen, 'named'), sql` and `)})`

export type PlanFilter = { text?: string | undefined; state?: PlanState | undefined }

export const wherePlan = ({ text, state }: PlanFilter) => [
  ...holds(['name', 'notes'], text),
  ...equals('state', state),
]
