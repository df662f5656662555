import { z } from 'zod'
import { importBatches } from '../../db/work.ts'
import { idCursor, paging } from '../paging.ts'
import { keptShape } from './answers.ts'
import { newestFirst, readRoutes } from './record-routes.ts'

const count = z.int().nonnegative()

/** What imports there have been, and what came of them. */
export const importBatchRoutes = readRoutes({
  noun: 'import batch',
  records: ['import-batch'],
  tag: 'Imports',
  kind: () => importBatches,
  answer: z
    .object({
      ...keptShape,
      fileName: z.string(),
      kind: z.string(),
      ...{ added: count, unchanged: count, repaired: count, refused: count },
      report: z.unknown().describe('what was refused and mended, row by row'),
    })
    .meta({ id: 'ImportBatch' }),
  query: z.strictObject(paging(idCursor)),
  ...newestFirst(importBatches, () => []),
})
