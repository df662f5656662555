import { expect, test } from 'vitest'
import { failLostJobs, findJob, insertJob, reportJob } from '../../db/work.ts'
import { inRollback } from '../support/database.ts'
import { allOf, newTown, now } from '../support/factories.ts'

const minutesAgo = (minutes: number) => new Date(+now - minutes * 60_000)

test('jobs whose process is gone are told failed, in both languages; the rest are left', () =>
  inRollback(async (tx) => {
    const { code } = await newTown(tx)
    const begin = (at: Date) =>
      insertJob(tx, {
        ...{ kind: 'import-town', municipality: code, input: {}, now: at },
        ownerUnitId: null,
        createdBy: null,
      })
    const ended = await begin(minutesAgo(60))
    await reportJob(tx, ended, { state: 'done' }, minutesAgo(50))
    const lost = await begin(minutesAgo(20))
    const beating = await begin(minutesAgo(20))
    await reportJob(tx, beating, {}, minutesAgo(1))

    expect(await failLostJobs(tx, minutesAgo(10), now)).toBe(1)
    const states = async () =>
      (await Promise.all([ended, lost, beating].map((id) => findJob(tx, [allOf(code)], id)))).map(
        (job) => job?.state,
      )
    expect(await states()).toEqual(['done', 'failed', 'running'])
    expect(await findJob(tx, [allOf(code)], lost)).toMatchObject({
      error: expect.stringMatching(/avslutades innan.*·.*ended before/),
      updatedAt: now,
    })

    expect(await failLostJobs(tx, null, now)).toBe(1)
    expect(await states()).toEqual(['done', 'failed', 'failed'])
  }))
