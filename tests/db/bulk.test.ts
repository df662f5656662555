import { expect, test } from 'vitest'
import { insertMany } from '../../db/bulk.ts'
import { newId } from '../../db/ids.ts'
import { inRollback } from '../support/database.ts'

const columns = { id: { type: 'uuid' }, kind: { type: 'text' } } as const

test('a signal stops it before the next statement', () =>
  inRollback(async (tx) => {
    const stop = new AbortController()
    const rows = Array.from({ length: 2_001 }, () => ({ id: newId(), kind: 'prov' }))
    // Read as the first statement is made.
    const first = {
      toJSON: () => {
        stop.abort(new Error('avbruten'))
        return { id: newId(), kind: 'prov' }
      },
    }
    const { signal } = stop
    const storing = insertMany(tx, 'job', { columns, rows: [first, ...rows], signal })
    await expect(storing).rejects.toThrow('avbruten')
    const { count } = await tx
      .selectFrom('job')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(2_000)
  }))
