import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connectServer, inTransaction, takeTime } from '../../db/connect.ts'
import { createApp } from '../../server/app.ts'
import { openFiles } from '../../server/files.ts'
import { testDeps } from '../support/app.ts'
import { homeKind, newDatabase, testDb, urlOf } from '../support/database.ts'
import { municipalRoles, newOrganisationWith } from '../support/people.ts'

if (homeKind === 'server')
  test('a statement that takes too long is ended by the database, and the connection goes on', async () => {
    const { db, close } = await connectServer(urlOf(await newDatabase()), { statementMs: 200 })
    try {
      await expect(sql`select pg_sleep(30)`.execute(db)).rejects.toMatchObject({ code: '57014' })
      expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
    } finally {
      await close()
    }
  })

if (homeKind === 'server')
  test('what nobody waits for may take its time, in its transaction alone', async () => {
    const { db, close } = await connectServer(urlOf(await newDatabase()), { statementMs: 100 })
    try {
      await inTransaction(db, async (tx) => {
        await takeTime(tx)
        await sql`select pg_sleep(0.3)`.execute(tx)
      })
      await expect(sql`select pg_sleep(30)`.execute(db)).rejects.toMatchObject({ code: '57014' })
    } finally {
      await close()
    }
  })

test('a request that the database gives up on is told so; one without an end is answered', async () => {
  const db = await testDb()
  const { viewer } = await newOrganisationWith(db, 'municipality', municipalRoles)
  const late = () => {
    throw Object.assign(new Error('canceling statement'), { code: '57014' })
  }
  const identify = async () => viewer
  const files = openFiles('unused')
  const given = db.withPlugin({ transformQuery: late, transformResult: late })
  const slow = createApp({ ...testDeps(given), files, identify })
  const answer = await slow.request('/api/organisations')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ error: { code: 'too-slow' } })

  const never = () => new Promise<never>(() => undefined)
  const stuck = createApp({ ...testDeps(db), files, identify: never, timeLimitMs: 50 })
  const timed = await stuck.request('/api/organisations')
  expect(timed.status).toBe(503)
  expect(await timed.json()).toMatchObject({ error: { code: 'too-slow' } })
})
