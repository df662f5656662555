import { connectEmbedded, connectServer, type Home } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import type { Env } from './env.ts'

/**
 * Opens the home of the data that the environment names, with its schema up to date.
 *
 * @param say told what is going on, in Swedish
 * @throws {HomeError} when it cannot be opened
 */
export async function openHome(env: Env, say: (what: string) => void): Promise<Home> {
  say(
    env.databaseUrl
      ? 'Ansluter till databasen …'
      : `Öppnar databasen i ${env.dataDir} (första gången tar det ungefär tio sekunder) …`,
  )
  const home = await (env.databaseUrl
    ? connectServer(env.databaseUrl)
    : connectEmbedded(env.dataDir))
  try {
    const ran = await migrate(home.db)
    if (ran.length > 0) say(`Databasens tabeller är på plats (${ran.length} steg).`)
    return home
  } catch (error) {
    await home.close()
    throw error
  }
}
