import { z } from 'zod'
import { cameras, deployments } from '../../db/cameras.ts'
import type { Db } from '../../db/connect.ts'
import { plans, wherePlan } from '../../db/plans.ts'
import { type Owned, type RecordKind, selectRecords, type View } from '../../db/records.ts'
import { type NewPlan, newPlan, type Plan, planState } from '../../geodata/model/plan.ts'
import { instant, type Kept, partial } from '../../geodata/model/record.ts'
import { Problem } from '../errors.ts'
import { idCursor, paging } from '../paging.ts'
import { searchText } from '../validate.ts'
import { answerOf } from './answers.ts'
import { newestFirst, recordRoutes } from './record-routes.ts'

const query = z.strictObject({
  text: searchText.optional(),
  state: planState.optional(),
  ...paging(idCursor),
})

/** A plan as a reader gets it. */
export const planAnswer = answerOf('Plan', newPlan, {
  state: planState,
  carriedOutAt: instant.nullable(),
})

/**
 * A plan is seen only with all that it names: naming what one does not see would hide it from others, and
 * from oneself.
 *
 * @throws {Problem} 400
 */
async function checkNamed(
  tx: Db,
  view: View,
  { placements }: NewPlan,
  { current }: { current?: Plan },
): Promise<void> {
  const before = new Set(
    current?.placements.flatMap(({ cameraId, deploymentId }) => [cameraId, deploymentId]),
  )
  const seen = {
    cameraId: await seenAmong(
      tx,
      cameras,
      view,
      placements.map(({ cameraId }) => cameraId),
    ),
    deploymentId: await seenAmong(
      tx,
      deployments,
      view,
      placements.map(({ deploymentId }) => deploymentId),
    ),
  }
  const problems = placements.flatMap((placement, i) =>
    (['cameraId', 'deploymentId'] as const).flatMap((field) => {
      const id = placement[field]
      if (id === null || before.has(id) || seen[field].has(id)) return []
      return [{ path: `placements.${i}.${field}`, message: 'there is none with this id' }]
    }),
  )
  if (problems.length > 0) throw Problem.invalid(problems)
}

/** Which of some records are seen; nulls name none. */
async function seenAmong<I extends Owned, R extends Kept>(
  tx: Db,
  kind: RecordKind<I, R>,
  view: View,
  ids: readonly (string | null)[],
): Promise<Set<string>> {
  const named = ids.filter((id) => id !== null)
  if (named.length === 0) return new Set()
  const rows = await selectRecords(tx, kind, view).where('record.id', 'in', named).execute()
  return new Set(rows.map(({ id }) => id))
}

const isDraft = (_tx: unknown, _municipality: string, { state }: Plan): void => {
  if (state === 'carried-out') throw Problem.conflict('The plan has been carried out')
}

export const planRoutes = recordRoutes({
  noun: 'plan',
  records: ['plan'],
  tag: 'Plans',
  kind: () => plans,
  fields: newPlan,
  create: newPlan,
  change: partial(newPlan),
  answer: planAnswer,
  query,
  ...newestFirst(plans, wherePlan),
  shapes: ({ placements }) =>
    placements.flatMap(({ position, masks }, i) => [
      {
        path: `placements.${i}.position`,
        shape: { type: 'Point' as const, coordinates: position },
      },
      ...masks.map((shape, j) => ({ path: `placements.${i}.masks.${j}`, shape })),
    ]),
  fits: checkNamed,
  allowChange: isDraft,
  allowDelete: isDraft,
})
