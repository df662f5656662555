import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { extract } from 'tar'
import { inject } from 'vitest'
import { connectEmbedded, connectServer, type Db, type Home } from '../../db/connect.ts'
import type { Env } from '../../server/env.ts'
import { homeKind, newDatabase, urlOf } from './database.ts'

/** Where data is kept: a data folder, and on the server home a database. */
export type Place = Pick<Env, 'dataDir' | 'databaseUrl'>

const newFolder = () => mkdtempSync(join(inject('folder'), 'place-'))

/** A place of this run's kind, without anything. */
export async function emptyPlace(): Promise<Place> {
  const databaseUrl = homeKind === 'server' ? urlOf(await newDatabase()) : undefined
  return { dataDir: newFolder(), databaseUrl }
}

/** A place of this run's kind with the tables in it. */
export async function migratedPlace(): Promise<Place> {
  const { template } = inject('home')
  const dataDir = newFolder()
  if (homeKind === 'server') return { dataDir, databaseUrl: urlOf(await newDatabase(template)) }
  const cwd = join(dataDir, 'pglite')
  mkdirSync(cwd)
  await extract({ file: template, cwd })
  return { dataDir, databaseUrl: undefined }
}

/** Opens a place as it stands, runs `body` and leaves it. */
export async function visit<T>(place: Place, body: (home: Home) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = place
  const home = await (databaseUrl ? connectServer(databaseUrl) : connectEmbedded(dataDir))
  try {
    return await body(home)
  } finally {
    await home.close()
  }
}

const ours = sql`c.relnamespace = 'public'::regnamespace and not exists (
  select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

/** Every row of every table of ours, as text that loses nothing; the tables from the catalogue. */
export async function allRows(db: Db): Promise<{ [table: string]: string[] }> {
  const tables = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c where c.relkind = 'r' and ${ours}
    order by 1`.execute(db)
  const all: { [table: string]: string[] } = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.id(name)} t order by t::text collate "C"`.execute(
      db.withoutPlugins(),
    )
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

/** What the tables are made of: columns, constraints, indexes and extensions, as the catalogue words them. */
export async function allDefinitions(db: Db): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        pg_get_expr(v.adbin, v.adrelid)) as told
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      left join pg_attrdef v on v.adrelid = c.oid and v.adnum = a.attnum
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and ${ours}
    union select concat_ws(' ', c.relname, k.conname, pg_get_constraintdef(k.oid))
      from pg_class c join pg_constraint k on k.conrelid = c.oid where k.contype <> 'n' and ${ours}
    union select pg_get_indexdef(c.oid) from pg_class c where c.relkind = 'i' and ${ours}
    union select 'extension ' || extname from pg_extension
    order by 1`.execute(db)
  // A condition that is read again has fewer of the brackets that say nothing.
  return rows.map(({ told }) => told.replace(/[()]/g, ''))
}

/** Everything that lies in a place: relations of ours, and paths below the data folder. */
export async function findRemains({ dataDir, databaseUrl }: Place): Promise<string[]> {
  const names = existsSync(dataDir) ? readdirSync(dataDir, { recursive: true }) : []
  // The lock of the folder is no content.
  const paths = names.map(String).filter((name) => !name.startsWith('lock.sqlite'))
  if (!databaseUrl) return paths
  const relations = await visit({ dataDir, databaseUrl }, async ({ db }) => {
    const found = sql<{ name: string }>`
      select c.relname::text as name from pg_class c
      where c.relkind not in ('i', 't') and ${ours}`
    return (await found.execute(db)).rows.map(({ name }) => name)
  })
  return [...paths, ...relations]
}
