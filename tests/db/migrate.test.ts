import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import { findBrokenLinks } from '../../db/audit-chain.ts'
import { connectServer } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { homeKind, newDatabase, testDb, urlOf } from '../support/database.ts'
import { sign } from '../support/factories.ts'
import { writeOldLink } from '../support/old-links.ts'
import { emptyPlace, visit } from '../support/places.ts'

const names = Object.keys(migrations)

describe('migrations', () => {
  test('have run once, and are not run again', async () => {
    const db = await testDb()
    expect(await migrate(db)).toEqual([])
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
    expect(rows.map(({ name }) => name)).toEqual(names)
  })

  test('from before links had names of their own keep the chain, and what was erased of it', async () => {
    await visit(await emptyPlace(), async ({ db }) => {
      const before = Object.entries(migrations).filter(([name]) => name < '2026-11-26')
      const getMigrations = async () => Object.fromEntries(before)
      const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest()
      expect(error).toBeUndefined()
      const id = await writeOldLink(db, 'shared', 2)
      await writeOldLink(db, 'shared', 2)
      await sql`select audit_erase(array[${id}::uuid], true)`.execute(db)
      await sql`insert into municipality (code, name, west, south, east, north, time_zone)
        values ('2182', 'Söderhamn', 16, 61, 17, 62, 'Europe/Stockholm')`.execute(db)
      await sql`insert into retention_run (municipality, day, started_at, counts)
        values ('2182', '2026-11-25', now(), '{"incident-text": 7}')`.execute(db)

      expect((await migrate(db)).map(({ migrationName }) => migrationName)).toContain(
        '2026-11-26-log',
      )
      expect(await findBrokenLinks(db, 'shared', sign)).toEqual([])
      // Figures of the municipality and the police together are told to neither.
      const runs = await db.selectFrom('retentionRun').select(['counts', 'failed']).execute()
      expect(runs).toEqual([{ counts: {}, failed: {} }])
    })
  }, 120_000)

  // The embedded home has one process and one connection: there is no "same time" there.
  if (homeKind === 'server')
    test('several servers that start at the same time do it once between them', async () => {
      const url = urlOf(await newDatabase())
      const homes = await Promise.all(Array.from({ length: 4 }, () => connectServer(url)))
      const ran = await Promise.all(homes.map(({ db }) => migrate(db)))
      expect(ran.flat().map(({ migrationName }) => migrationName)).toEqual(names)
      const { rows } = await sql`select 1 from municipality`.execute(homes[0]!.db)
      expect(rows).toEqual([])
      await Promise.all(homes.map((home) => home.close()))
    })

  test('keep a municipality in each key of what belongs to one', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality'
      join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind = 'r' and a.attnotnull and not a.attnum = any(i.indkey)`.execute(
      await testDb(),
    )
    expect(rows).toEqual([])
  })
})
