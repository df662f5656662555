import { writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Db } from './connect.ts'
import { HomeError } from './errors.ts'
import { environmentOf, type Program, ProgramError, run } from './postgres-program.ts'
import { RESTORING } from './restore-mark.ts'

// A PostgreSQL's data as one file in pg_dump's own format, and back.

/** Runs `body` with the data as it stands at one moment, and a name by which others may see the same. */
export function inSnapshot<T>(db: Db, body: (tx: Db, snapshot: string) => Promise<T>): Promise<T> {
  const transaction = db.transaction().setIsolationLevel('repeatable read')
  return transaction.setAccessMode('read only').execute(async (tx) => {
    // It waits while others read what it shows.
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
    const { rows } = await sql<{ name: string }>`select pg_export_snapshot() as name`.execute(tx)
    return await body(tx, rows[0]!.name)
  })
}

// What our migrations ask for. Others in the same schema are none of ours.
const extensions = ['postgis']

/** Those of our extensions that are there. */
async function findExtensions(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select extname::text as name from pg_extension where extname in (${sql.join(extensions)})`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

/**
 * Writes one schema, as a snapshot shows it, and the names of the extensions it needs.
 *
 * @param tx the transaction of the snapshot
 * @param what.output an open file
 * @throws {HomeError}
 */
export async function dumpSchema(
  tx: Db,
  program: Program,
  url: string,
  what: { schema: string; snapshot: string; output: number; signal: AbortSignal },
): Promise<void> {
  const { schema, snapshot, output, signal } = what
  const args = [
    ...['--format=custom', '--no-owner', '--no-privileges', '--no-comments', '--no-password'],
    // In quotes, it is a name and not a pattern.
    ...[`--schema="${schema.replaceAll('"', '""')}"`, `--snapshot=${snapshot}`],
    // PostGIS's own, which only its owner may fill: an ordinary user could not bring it in.
    '--exclude-table-data=*.spatial_ref_sys',
    ...(await findExtensions(tx)).map((name) => `--extension=${name}`),
  ]
  try {
    await run(program, args, { env: environmentOf(url), signal, output })
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error
    throw new HomeError(
      `Databasen gick inte att kopiera: ${error.message}`,
      'The database could not be dumped.',
    )
  }
}

/**
 * Brings a dump into a database, all of it or nothing.
 *
 * @param what.dump a file of `dumpSchema`'s
 * @param what.list a path for the list of what is brought in
 * @throws {HomeError}
 */
export async function restoreSchema(
  program: Program,
  url: string,
  what: { dump: string; list: string; signal: AbortSignal },
): Promise<void> {
  const { dump, list, signal } = what
  const env = { ...environmentOf(url), PGAPPNAME: RESTORING }
  try {
    const parts = await run(program, ['--list', dump], { env, signal })
    // The schema itself stands already, as `public` does in every database.
    const wanted = parts.split('\n').filter((line) => !/^\d+; \d+ \d+ SCHEMA - /.test(line))
    await writeFile(list, wanted.join('\n'))
    const manner = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges']
    // No name: which database is told by the environment, like the rest of the address.
    const args = [...manner, '--no-password', '--dbname=', `--use-list=${list}`, dump]
    await run(program, args, { env, signal })
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error
    throw new HomeError(
      `Databasen tog inte emot säkerhetskopian: ${error.message}`,
      'The database did not take the backup.',
    )
  }
}

/** Lets the planner know what has come; by itself it would take notice only by and by. */
export async function analyzeTables(db: Db): Promise<void> {
  await sql`analyze`.execute(db)
}
