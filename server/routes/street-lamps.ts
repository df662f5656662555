import { z } from 'zod'
import { streetLamps, whereStreetLamp } from '../../db/street-lamps.ts'
import { partial } from '../../geodata/model/record.ts'
import { newStreetLamp } from '../../geodata/model/street-lamp.ts'
import { bboxParam } from '../../geodata/position.ts'
import { idCursor, paging } from '../paging.ts'
import { commaSeparated, flag } from '../validate.ts'
import { answerOf } from './answers.ts'
import { atPosition, newestFirst, recordRoutes } from './record-routes.ts'

const query = z.strictObject({
  bbox: bboxParam.optional(),
  working: flag.optional(),
  sources: commaSeparated(z.string().min(1)),
  ...paging(idCursor),
})

export const streetLampRoutes = recordRoutes({
  noun: 'street lamp',
  records: ['town'],
  tag: 'Street lamps',
  kind: () => streetLamps,
  fields: newStreetLamp,
  create: newStreetLamp,
  change: partial(newStreetLamp),
  answer: answerOf('StreetLamp', newStreetLamp),
  query,
  ...newestFirst(streetLamps, whereStreetLamp),
  shapes: atPosition,
})
