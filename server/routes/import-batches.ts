import { z } from 'zod'
import { cameraKindsOf, undoImport } from '../../db/undo-import.ts'
import { importBatches } from '../../db/work.ts'
import { scopeOf } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe } from '../openapi.ts'
import { idCursor, paging } from '../paging.ts'
import { validate } from '../validate.ts'
import { basedOn } from '../versions.ts'
import { assertAllows } from '../viewer.ts'
import { keptShape } from './answers.ts'
import { idParam, newestFirst, readRoutes } from './record-routes.ts'

const count = z.int().nonnegative()
const subject = { noun: 'import batch', records: ['import-batch'], tag: 'Imports' } as const

const undone = z
  .object({
    removed: count.describe('taken away: nobody has changed them since'),
    restored: count.describe('as they were before the import gave them a new version'),
    kept: count.describe('left, as somebody has changed them since'),
  })
  .meta({ id: 'UndoneImport' })

/** What imports there have been, and what came of them; each can be undone whole. */
export const importBatchRoutes = readRoutes({
  ...subject,
  kind: () => importBatches,
  answer: z
    .object({
      ...keptShape,
      fileName: z.string(),
      kind: z.string(),
      ...{ added: count, changed: count, unchanged: count, repaired: count, refused: count },
      report: z.unknown().describe('what was refused and mended, row by row'),
    })
    .meta({ id: 'ImportBatch' }),
  query: z.strictObject(paging(idCursor)),
  ...newestFirst(importBatches, () => []),
}).delete(
  '/:id',
  describe({
    tag: subject.tag,
    summary: 'Undo an import: what it added goes, what it changed becomes as it was',
    ...{ answer: undone, based: true, also: [404] },
    right: { action: 'delete', records: subject.records, ofOne: true },
  }),
  validate('param', idParam),
  async (c) => {
    const { id } = c.req.valid('param')
    const version = basedOn(c)
    const scope = scopeOf(c.var, ...subject.records)
    const came = await undoImport(c.var.db, scope, {
      ...{ id, version },
      allow: async (tx, municipality, batch) => {
        assertAllows(c.var.who, 'delete', 'import-batch', batch)
        // Cameras are taken away by those who may take away cameras.
        for (const kind of await cameraKindsOf(tx, municipality, id))
          assertAllows(c.var.who, 'delete', `${kind}-camera`, batch)
      },
    })
    if (!came) throw Problem.notFound(subject.noun, id)
    return c.json(came)
  },
)
