import { z } from 'zod'
import { hotspots, whereHotspot } from '../../db/hotspots.ts'
import { hotspotStatus, newHotspot } from '../../geodata/model/hotspot.ts'
import { partial } from '../../geodata/model/record.ts'
import { bboxParam } from '../../geodata/position.ts'
import { idCursor, paging } from '../paging.ts'
import { commaSeparated, searchText } from '../validate.ts'
import { answerOf } from './answers.ts'
import { newestFirst, recordRoutes } from './record-routes.ts'

const query = z.strictObject({
  bbox: bboxParam.optional(),
  text: searchText.optional(),
  status: commaSeparated(hotspotStatus),
  ...paging(idCursor),
})

export const hotspotRoutes = recordRoutes({
  noun: 'hotspot',
  records: ['hotspot'],
  tag: 'Hotspots',
  kind: () => hotspots,
  fields: newHotspot,
  create: newHotspot,
  change: partial(newHotspot),
  answer: answerOf('Hotspot', newHotspot),
  query,
  ...newestFirst(hotspots, whereHotspot),
  shapes: ({ area }) => [{ path: 'area', shape: area }],
})
