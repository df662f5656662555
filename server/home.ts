import { connectEmbedded, connectServer, type Home } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import type { Env } from './env.ts'
import type { Say } from './start-error.ts'

/**
 * Opens the home of the data that the environment names, with its schema up to date.
 *
 * @throws {HomeError} when it cannot be opened
 */
export async function openHome(env: Env, say: Say): Promise<Home> {
  if (env.databaseUrl) say('Ansluter till databasen …', 'Connecting to the database …')
  else {
    say(
      `Öppnar databasen i ${env.dataDir} (första gången tar det ungefär tio sekunder) …`,
      'opening the database (about ten seconds the first time) …',
    )
  }
  const home = await (env.databaseUrl
    ? connectServer(env.databaseUrl)
    : connectEmbedded(env.dataDir))
  try {
    const ran = await migrate(home.db)
    if (ran.length > 0) say('Databasens tabeller är på plats.', 'the tables are in place.')
    return home
  } catch (error) {
    await home.close()
    throw error
  }
}
