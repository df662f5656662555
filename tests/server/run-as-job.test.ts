import { expect, test } from 'vitest'
import { findJobs, insertJob, reportJob } from '../../db/work.ts'
import { runAsJob } from '../../server/import/run-as-job.ts'
import { testDb } from '../support/database.ts'
import { allOf, newTown, now } from '../support/factories.ts'

const kind = 'prov'
const follow = { now: () => now, onProgress: () => undefined }
const nobody = { ownerUnitId: null, createdBy: null }
const never = new AbortController().signal

test('what a job wrote and that it is done stand together, or neither does', async () => {
  const db = await testDb()
  const { code: municipality } = await newTown(db)
  const kinds = async () =>
    (await findJobs(db, { views: [allOf(municipality)], limit: 9 })).map(({ kind, state }) => [
      kind,
      state,
    ])
  const run = (beforeStoring: (id: string) => Promise<unknown>, signal = never) =>
    runAsJob(
      db,
      { kind, municipality, input: {}, ...nobody },
      { ...follow, signal },
      async ({ store }) => {
        await beforeStoring((await findJobs(db, { views: [allOf(municipality)], limit: 1 }))[0]!.id)
        return store((tx) =>
          insertJob(tx, { kind: 'skrivet', municipality, input: {}, now, ...nobody }),
        )
      },
    )

  const cancelled = run((id) => reportJob(db, id, { state: 'cancelled' }, now))
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
  expect(await kinds()).toEqual([[kind, 'cancelled']])

  const stop = new AbortController()
  const stopped = run(async () => stop.abort(), stop.signal)
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
  expect(await kinds()).toEqual([
    [kind, 'cancelled'],
    [kind, 'cancelled'],
  ])

  await run(async () => undefined)
  expect(await kinds()).toEqual([
    ['skrivet', 'running'],
    [kind, 'done'],
    [kind, 'cancelled'],
    [kind, 'cancelled'],
  ])
})
