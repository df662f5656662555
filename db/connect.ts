import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CamelCasePlugin, Kysely, PGliteDialect, sql } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import postgres from 'postgres'
import { isClash } from './conflicts.ts'
import { type Embedded, openEmbedded } from './embedded.ts'
import { HomeError } from './errors.ts'
import { lockFolder } from './folder-lock.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>

/** An open home of the data, and how to leave it. */
export type Home = ServerHome | EmbeddedHome
type Opened = { db: Db; close: () => Promise<void> }
export type ServerHome = Opened & { kind: 'server' }
/** `dump`: everything in it as one tar archive, which `connectEmbedded` takes as a template. */
export type EmbeddedHome = Opened & { kind: 'embedded'; dump: () => Promise<Uint8Array> }

// Names are camelCase here and snake_case in SQL; the keys inside JSON values are left alone.
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]

/** Kysely on an embedded database that is already open. */
export const onEmbedded = (pglite: Embedded): Db =>
  new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }), plugins })

/**
 * The embedded home in `folder`, held by this process alone.
 *
 * @param template a `dump` to begin from, for a folder that holds no database yet
 * @throws {HomeError}
 */
export async function connectEmbedded(
  folder: string,
  template?: Uint8Array,
): Promise<EmbeddedHome> {
  const unlock = lockFolder(folder)
  const data = join(folder, 'pglite')
  mkdirSync(data, { recursive: true })
  const pglite = openEmbedded(data, template)
  try {
    await pglite.waitReady
  } catch (error) {
    unlock()
    throw new HomeError(
      `Databasen i ${folder} går inte att öppna: ${(error as Error).message}`,
      `The database in ${folder} cannot be opened.`,
    )
  }
  const db = onEmbedded(pglite)
  return {
    db,
    kind: 'embedded',
    dump: pglite.dump,
    close: async () => {
      await pglite.close()
      unlock()
    },
  }
}

// 64-bit integers and decimals as numbers, as the embedded home gives them: none here is near 2⁵³.
const asNumber = (oid: number) => ({ to: oid, from: [oid], serialize: String, parse: Number })

/** How long one statement may take. */
export type StatementLimits = { statementMs: number }

/**
 * The server home: PostgreSQL ≥ 15 with PostGIS ≥ 3.3.
 *
 * @param limits for connections that answer requests: what takes longer is ended by the database, with
 *   57014. Without them anything may take its time, as imports and migrations do. The embedded
 *   home has no such limits: PGlite ignores them, and a statement of it runs to its end.
 * @throws {HomeError}
 */
export async function connectServer(url: string, limits?: StatementLimits): Promise<ServerHome> {
  const client = postgres(url, {
    types: { int8: asNumber(20), numeric: asNumber(1700) },
    connect_timeout: 10,
    onnotice: () => undefined,
    ...(limits && {
      connection: {
        statement_timeout: limits.statementMs,
      },
    }),
  })
  const db: Db = new Kysely<Schema>({
    dialect: new PostgresJSDialect({ postgres: client }),
    plugins,
  })
  const close = () => db.destroy()
  try {
    await checkServer(db)
  } catch (error) {
    await close()
    throw error
  }
  return { db, kind: 'server', close }
}

async function checkServer(db: Db): Promise<void> {
  const { rows } = await sql<{ version: number; postgis: string | null }>`
    select current_setting('server_version_num')::int as version,
      (select coalesce(installed_version, default_version)
        from pg_available_extensions where name = 'postgis') as postgis`
    .execute(db)
    .catch((error: Error & { code?: string }) => {
      throw new HomeError(
        `Databasen i DATABASE_URL svarar inte: ${error.message || error.code}.`,
        'The database in DATABASE_URL cannot be reached.',
      )
    })
  const objection = objectionTo(rows[0]!)
  if (objection) throw objection
}

/** What is wrong with a server home, if anything: PostgreSQL ≥ 15 and PostGIS ≥ 3.3 are needed. */
export function objectionTo(server: {
  /** As `server_version_num`: 150018 is 15.18. */
  version: number
  postgis: string | null
}): HomeError | undefined {
  const { version, postgis } = server
  const postgres = Math.floor(version / 10_000)
  if (postgres < 15) {
    return new HomeError(
      `Databasen är PostgreSQL ${postgres}; version 15 eller senare behövs.`,
      `The database is PostgreSQL ${postgres}; 15 or later is needed.`,
    )
  }
  const [major = 0, minor = 0] = (postgis ?? '').split('.').map(Number)
  if (major * 100 + minor >= 303) return undefined
  return new HomeError(
    `Databasen saknar PostGIS 3.3 eller senare${postgis ? ` (den har ${postgis})` : ''}.`,
    `The database lacks PostGIS 3.3 or later${postgis ? ` (it has ${postgis})` : ''}.`,
  )
}

/**
 * Runs `body` in a transaction: the one `db` already is, or a new one. A new one that clashed with
 * another (a deadlock) is run once more, so `body` does nothing that it cannot do again.
 */
export async function inTransaction<T>(db: Db, body: (tx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return await body(db)
  try {
    return await db.transaction().execute(body)
  } catch (error) {
    if (!isClash(error)) throw error
    return await db.transaction().execute(body)
  }
}

/**
 * Lets the rest of a transaction take its time, whatever limits its connection has: for work that
 * nobody waits for. Call it in a transaction.
 */
export async function takeTime(tx: Db): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
}

/**
 * The same database until `signal` is aborted: no statement begins after that, so a transaction that
 * goes on is rolled back. One that has begun is left to `StatementLimits`.
 */
export const until = (db: Db, signal: AbortSignal): Db =>
  db.withPlugin({
    transformQuery: ({ node }) => {
      signal.throwIfAborted()
      return node
    },
    transformResult: async ({ result }) => result,
  })

/** Answers when the data does. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}
