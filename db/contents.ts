import { sql } from 'kysely'
import type { Db } from './connect.ts'

/** What a database holds, as a backup tells it and a restore compares it. */
export type Contents = {
  /** The schema our tables lie in. */
  schema: string
  /** The database's major version. */
  postgres: number
  /** By name, oldest first. */
  migrations: string[]
  /** Rows of each table. */
  counts: { [table: string]: number }
}

/** @returns `undefined` when none of our migrations has ever run there */
export async function findContents(db: Db): Promise<Contents | undefined> {
  const { schema, postgres, migrated } = await findPlace(db)
  if (schema === null || !migrated) return undefined
  const ran = sql<{ name: string }>`select name from kysely_migration order by name`
  const migrations = (await ran.execute(db)).rows.map(({ name }) => name)
  return { schema, postgres, migrations, counts: await countRows(db) }
}

/** Where tables are made, and whether ours have been. */
async function findPlace(db: Db) {
  const { rows } = await sql<{ schema: string | null; postgres: number; migrated: boolean }>`
    select current_schema()::text as schema,
      current_setting('server_version_num')::int / 10000 as postgres,
      to_regclass('kysely_migration') is not null as migrated`.execute(db)
  return rows[0]!
}

/** An empty place for a restore: its schema and version, or `undefined` when something lies there. */
export async function findEmptyPlace(
  db: Db,
): Promise<{ schema: string | null; postgres: number } | undefined> {
  if ((await findRelations(db, 'rpvmfS')).length > 0) return undefined
  const { schema, postgres } = await findPlace(db)
  return { schema, postgres }
}

/** Digests of the files that rows name, each once: what should lie in the data folder. */
export async function findFileDigests(db: Db, { counts }: Contents): Promise<string[]> {
  if (!counts.file) return []
  const files = db.selectFrom('file').select('sha256').distinct().where('deletedAt', 'is', null)
  return (await files.execute()).map(({ sha256 }) => sha256)
}

async function countRows(db: Db): Promise<Contents['counts']> {
  const tables = await findRelations(db, 'rp')
  const counts = tables.map(
    (table) => sql`select ${table}::text as name, count(*) as count from ${sql.id(table)}`,
  )
  if (counts.length === 0) return {}
  // Names come from the catalogue, so they are taken as they stand there.
  const { rows } = await sql<{
    name: string
    count: number
  }>`${sql.join(counts, sql` union all `)}`.execute(db.withoutPlugins())
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

/**
 * What lies in our schema, less what belongs to an extension, as `spatial_ref_sys` does to PostGIS,
 * and less the mark of a restore.
 *
 * @param kinds letters of `pg_class.relkind`
 */
async function findRelations(db: Db, kinds: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relname <> 'restore_pending'
      and position(c.relkind::text in ${kinds}) > 0
      and not exists (select 1 from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1`.execute(db)
  return rows.map(({ name }) => name)
}
