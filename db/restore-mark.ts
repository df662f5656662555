import { sql } from 'kysely'
import type { Db } from './connect.ts'
import { HomeError } from './errors.ts'

// While a backup is brought into a PostgreSQL, a mark stands in it: a table of one row. It goes when
// all is done, so a database that was left half-way does not open as if it were whole.

/** What the restoring program calls itself, so that one whose starter has died is found. */
export const RESTORING = 'tryggkartan-restore'

/** @throws {HomeError} when a restore into this database did not end */
export async function refusePendingRestore(db: Db): Promise<void> {
  const { rows } = await sql<{ pending: boolean }>`
    select to_regclass('restore_pending') is not null as pending`.execute(db)
  if (rows[0]?.pending)
    throw new HomeError(
      'En återställning till databasen pågår eller avbröts. Kör npm run restore igen, till en tom databas.',
      'A restore into the database is under way or was broken off. Run npm run restore again, into an empty database.',
    )
}

/** Puts the mark; one that was left stands. */
export async function markRestore(db: Db): Promise<void> {
  await sql`create table if not exists restore_pending as select now() as begun_at`.execute(db)
}

export async function unmarkRestore(db: Db): Promise<void> {
  await sql`drop table if exists restore_pending`.execute(db)
}

/**
 * Runs `body` as the only restore into this database.
 *
 * @throws {HomeError} when there is another one
 */
export async function asOnlyRestore<T>(db: Db, body: () => Promise<T>): Promise<T> {
  const key = sql`hashtext(${RESTORING})`
  // Held by one connection for as long as it takes, and let go of however the process ends.
  return await db.connection().execute(async (held) => {
    await sql`set idle_session_timeout = 0`.execute(held)
    const lock = sql<{ free: boolean }>`select pg_try_advisory_lock(${key}) as free`
    const free = (await lock.execute(held)).rows[0]?.free
    if (!free || (await isRestoring(held))) throw underWay()
    try {
      return await body()
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(held)
    }
  })
}

/**
 * Ends a restoring program's session that may still be at work after the program has gone.
 *
 * @returns false when it went on all the same
 */
export async function endRestoring(db: Db): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (!(await isRestoring(db))) return true
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = ${RESTORING}`.execute(db)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

async function isRestoring(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name = ${RESTORING}`.execute(db)
  return rows.length > 0
}

const underWay = () =>
  new HomeError(
    'En annan återställning till samma databas pågår. Vänta tills den är klar.',
    'Another restore into the same database is under way. Wait until it has ended.',
  )
