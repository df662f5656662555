import { connectEmbedded, connectServer, type Home } from '../db/connect.ts'
import { assertWritable } from '../db/folder-lock.ts'
import { migrate } from '../db/migrate.ts'
import { refusePendingRestore } from '../db/restore-mark.ts'
import { failLostJobs } from '../db/work.ts'
import { sweepRestore } from './backup/work-folder.ts'
import type { Env } from './env.ts'
import { statementLimits } from './limits.ts'
import type { Say } from './start-error.ts'

/** A job on the server home that is silent for this long has lost its process: it beats far oftener. */
const SILENT_MS = 10 * 60_000

/**
 * Opens the home of the data that the environment names, with its schema up to date. Jobs whose
 * process is gone are told failed: on the embedded home, which one process has at a time, all that
 * have not ended; on the server home those not heard of for ten minutes.
 *
 * @throws {HomeError} when it cannot be opened, or a restore into it did not end
 */
export async function openHome(env: Pick<Env, 'dataDir' | 'databaseUrl'>, say: Say): Promise<Home> {
  if (env.databaseUrl) say('Ansluter till databasen …', 'Connecting to the database …')
  else {
    say(
      `Öppnar databasen i ${env.dataDir} (första gången tar det ungefär tio sekunder) …`,
      'opening the database (about ten seconds the first time) …',
    )
  }
  // Files lie there on both homes.
  assertWritable(env.dataDir)
  const home = await (env.databaseUrl
    ? connectServer(env.databaseUrl)
    : connectEmbedded(env.dataDir))
  try {
    await refusePendingRestore(home.db)
    sweepRestore(env.dataDir)
    const ran = await migrate(home.db)
    if (ran.length > 0) say('Databasens tabeller är på plats.', 'the tables are in place.')
    const now = new Date()
    const silentSince = home.kind === 'embedded' ? null : new Date(+now - SILENT_MS)
    await failLostJobs(home.db, silentSince, now)
    return home
  } catch (error) {
    await home.close()
    throw error
  }
}

/**
 * The same data for answering requests. On the server home by connections on which nothing takes long,
 * beside those of `home`, on which the night's work may.
 */
export const openForRequests = async (
  { databaseUrl }: Pick<Env, 'databaseUrl'>,
  home: Home,
): Promise<Home> => (databaseUrl ? await connectServer(databaseUrl, statementLimits) : home)
