import { z } from 'zod'
import { obstacles, whereObstacle } from '../../db/obstacles.ts'
import { newObstacle, obstacleFields, obstacleKind } from '../../geodata/model/obstacle.ts'
import { partial } from '../../geodata/model/record.ts'
import { bboxParam } from '../../geodata/position.ts'
import { idCursor, paging } from '../paging.ts'
import { commaSeparated } from '../validate.ts'
import { answerOf } from './answers.ts'
import { newestFirst, recordRoutes } from './record-routes.ts'

const query = z.strictObject({
  bbox: bboxParam.optional(),
  kind: commaSeparated(obstacleKind),
  sources: commaSeparated(z.string().min(1)),
  ...paging(idCursor, 5_000),
})

export const obstacleRoutes = recordRoutes({
  noun: 'obstacle',
  records: ['town'],
  tag: 'Obstacles',
  kind: () => obstacles,
  fields: obstacleFields,
  create: newObstacle,
  change: partial(obstacleFields),
  answer: answerOf('Obstacle', obstacleFields),
  query,
  ...newestFirst(obstacles, whereObstacle),
  shapes: ({ shape }) => [{ path: 'shape', shape }],
})
