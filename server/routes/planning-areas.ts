import { z } from 'zod'
import { planningAreas, wherePlanningArea } from '../../db/planning-areas.ts'
import { newPlanningArea } from '../../geodata/model/planning-area.ts'
import { partial } from '../../geodata/model/record.ts'
import { bboxParam } from '../../geodata/position.ts'
import { idCursor, paging } from '../paging.ts'
import { searchText } from '../validate.ts'
import { answerOf } from './answers.ts'
import { newestFirst, recordRoutes } from './record-routes.ts'

const query = z.strictObject({
  bbox: bboxParam.optional(),
  text: searchText.optional(),
  ...paging(idCursor),
})

export const planningAreaRoutes = recordRoutes({
  noun: 'planning area',
  records: ['planning-area'],
  tag: 'Planning areas',
  kind: () => planningAreas,
  fields: newPlanningArea,
  create: newPlanningArea,
  change: partial(newPlanningArea),
  answer: answerOf('PlanningArea', newPlanningArea),
  query,
  ...newestFirst(planningAreas, wherePlanningArea),
  shapes: ({ area }) => [{ path: 'area', shape: area }],
})
