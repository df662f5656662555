import { z } from 'zod'
import { lenses, whereLens } from '../../db/lenses.ts'
import { lensShape, newLens } from '../../geodata/model/lens.ts'
import { partial } from '../../geodata/model/record.ts'
import { idCursor, paging } from '../paging.ts'
import { searchText } from '../validate.ts'
import { answerOf } from './answers.ts'
import { newestFirst, recordRoutes } from './record-routes.ts'

const query = z.strictObject({ text: searchText.optional(), ...paging(idCursor) })

/** The camera models of a municipality's own; those that are built in are the client's to offer. */
export const lensRoutes = recordRoutes({
  noun: 'camera model',
  records: ['lens'],
  tag: 'Camera models',
  kind: () => lenses,
  fields: lensShape,
  create: newLens,
  change: partial(lensShape),
  answer: answerOf('Lens', lensShape),
  query,
  ...newestFirst(lenses, whereLens),
  shapes: () => [],
})
