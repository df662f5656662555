import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { examineChain, findBrokenLinks, pruneLinks } from '../../db/audit-chain.ts'
import { eraseEvents } from '../../db/audit-erasure.ts'
import { connectServer } from '../../db/connect.ts'
import { hotspots } from '../../db/hotspots.ts'
import { migrate } from '../../db/migrate.ts'
import { followRules, setRule } from '../../db/retention.ts'
import { insertRecord } from '../../db/write-records.ts'
import { operator } from '../../server/actors.ts'
import { homeKind, newDatabase, testDb, urlOf } from '../support/database.ts'
import { actor, newHotspot, newTown, now, sign } from '../support/factories.ts'

const grants = (app: string): string[] =>
  readFileSync(new URL('../../db/grants.sql', import.meta.url), 'utf8')
    .replaceAll(':"app"', app)
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

// The embedded home has one role, which owns everything: there the chain alone shows what was done.
if (homeKind === 'embedded')
  test('db/grants.sql is of statements that this home reads too', async () => {
    const db = await testDb()
    await sql.raw('create role app_here').execute(db)
    for (const statement of grants('app_here')) await sql.raw(statement).execute(db)
    const { rows } = await sql<{ may: boolean }>`select
      has_table_privilege('app_here', 'audit_event', 'update') as may`.execute(db)
    expect(rows).toEqual([{ may: false }])
  })

if (homeKind === 'server')
  test('for the application’s own role the log is append-only, and all else works', async () => {
    const url = urlOf(await newDatabase())
    const role = `app_${process.pid}`
    const owner = await connectServer(url)
    await migrate(owner.db)
    const town = await newTown(owner.db)
    await sql.raw(`create role ${role} login`).execute(owner.db)
    for (const statement of grants(role)) await sql.raw(statement).execute(owner.db)
    const address = new URL(url)
    address.username = role
    const { db, close } = await connectServer(address.href)
    try {
      expect(await migrate(db)).toEqual([])
      await insertRecord(db, hotspots, town.scope, newHotspot(town.ownerUnitId))
      const refused = [
        `update audit_event set actor_name = 'x'`,
        'delete from audit_event',
        'truncate audit_event cascade',
        `update audit_value set after = 'null'`,
        'delete from audit_value',
        'delete from audit_head',
        'delete from audit_checkpoint',
        'drop table audit_event',
        `select audit_prune('2182', 1)`,
        `insert into audit_erasure select id, 'values', id from audit_event`,
        `update audit_erasure set by_event = event_id`,
        'delete from audit_erasure',
      ]
      for (const statement of refused)
        await expect(sql.raw(statement).execute(db), statement).rejects.toThrow(
          /permission denied|must be owner|no checkpoint/,
        )
      expect(await findBrokenLinks(db, '2182', sign)).toEqual([])

      // What this role erases by itself is told of as missing.
      const first = sql`from audit_event where number = 1 and chain = 'shared'`
      await eraseEvents(db, first, { names: true, accounts: new Map() })
      expect(await examineChain(db, 'shared', sign)).toMatchObject({ broken: [], missing: [1] })

      // Retention goes through the two functions, and still works.
      const named = {
        municipality: '2182',
        subject: 'hotspot-text',
        keeper: 'municipality',
      } as const
      const rule = { months: 1, decision: 'KS 1', decidedOn: '2026-11-01' }
      await setRule(db, named, { version: 0, rule }, { actor, now })
      const later = new Date('2030-01-01T00:00:00Z')
      await followRules(db, '2182', { now: later, sign, actor: operator })
      const pruned = await db
        .transaction()
        .execute((tx) => pruneLinks(tx, '2182', { before: later, sign, now: later }))
      expect(pruned).toBeGreaterThan(1)
      expect(await findBrokenLinks(db, '2182', sign)).toEqual([])
    } finally {
      await close()
      await owner.close()
    }
  })
