import { z } from 'zod'
import { plans, wherePlan } from '../../db/plans.ts'
import { newPlan, type Plan, planState } from '../../geodata/model/plan.ts'
import { instant, partial } from '../../geodata/model/record.ts'
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
    placements.map(({ position }, i) => ({
      path: `placements.${i}.position`,
      shape: { type: 'Point', coordinates: position },
    })),
  allowChange: isDraft,
  allowDelete: isDraft,
})
