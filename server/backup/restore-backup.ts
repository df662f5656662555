import { assertWritable } from '../../db/folder-lock.ts'
import type { Env } from '../env.ts'
import { checkTakeable, type Manifest } from './manifest.ts'
import { openArchive } from './open-archive.ts'
import { toldOfDisk } from './refusals.ts'
import { restoreEmbedded } from './restore-embedded.ts'
import { restoreServer } from './restore-server.ts'
import type { BeforeOpening, RestoreOptions } from './restore-steps.ts'

/**
 * Brings a backup back into an empty place of the kind it was made from, and up to date.
 *
 * @param path an archive of `makeBackup`'s
 * @param options.beforeOpening done with the data when all has come and before anybody may open it
 * @returns what the backup says of itself
 * @throws {StartError | HomeError} when it cannot be brought back, and nothing is left of it; on the
 *   server home, once the data is in the database, that is left marked and does not open
 */
export async function restoreBackup(
  env: Pick<Env, 'dataDir' | 'databaseUrl'>,
  path: string,
  options: Omit<RestoreOptions, 'beforeOpening'> & { beforeOpening?: BeforeOpening },
): Promise<Manifest> {
  const { dataDir, databaseUrl } = env
  const { beforeOpening = async () => undefined } = options
  const archive = await openArchive(path)
  const { manifest } = archive
  checkTakeable(manifest, databaseUrl === undefined ? 'embedded' : 'server', path)
  assertWritable(dataDir)
  const all = { ...options, beforeOpening }
  try {
    await (databaseUrl === undefined
      ? restoreEmbedded(dataDir, archive, all)
      : restoreServer(databaseUrl, dataDir, archive, all))
    return manifest
  } catch (error) {
    throw toldOfDisk(error)
  }
}
