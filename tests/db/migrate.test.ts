import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { connectServer } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { homeKind, newDatabase, testDb, urlOf } from '../support/database.ts'

const names = Object.keys(migrations)

describe('migrations', () => {
  test('have run once, and are not run again', async () => {
    const db = await testDb()
    expect(await migrate(db)).toEqual([])
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
    expect(rows.map(({ name }) => name)).toEqual(names)
  })

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
