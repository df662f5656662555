import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Home } from '../../db/connect.ts'
import { findContents } from '../../db/contents.ts'
import { migrate } from '../../db/migrate.ts'
import { filePath } from '../files.ts'
import type { Say } from '../start-error.ts'
import { filePart } from './manifest.ts'
import type { Archive } from './open-archive.ts'
import { damaged } from './refusals.ts'
import { countOfFiles } from './stored-files.ts'

// What a restore does on either home.

/**
 * What is done with restored data before anybody may open it.
 *
 * @param dataDir where its files lie meanwhile, as under a data folder; those taken away do not come
 */
export type BeforeOpening = (home: Home, dataDir: string) => Promise<void>

export type RestoreOptions = { say: Say; signal: AbortSignal; beforeOpening: BeforeOpening }

/** Unpacks the files as under a data folder, and the database to `databasePath`. */
export async function unpackAll(
  { manifest, unpack }: Archive,
  to: { dataDir: string; databasePath: string },
  { say, signal }: RestoreOptions,
): Promise<void> {
  const { database, files } = manifest
  const { sv, en } = countOfFiles(files)
  say(`Packar upp databasen och ${sv} …`, `unpacking the database and ${en} …`)
  await unpack(database.name, to.databasePath, { signal })
  // With the rights that a file has when the service keeps it.
  for (const { sha256 } of files)
    await unpack(filePart(sha256), filePath(to.dataDir, sha256), { signal, mode: 0o666 })
}

/**
 * Makes a restored database ready to be opened: proves that all has come, brings its tables up to
 * date, and does what is to be done before.
 *
 * @throws {StartError} when it does not hold what the manifest says
 */
export async function makeReady(
  home: Home,
  dataDir: string,
  { path, manifest }: Archive,
  { say, beforeOpening }: RestoreOptions,
): Promise<void> {
  const { migrations, counts } = manifest.contents
  const come = await findContents(home.db)
  if (!isDeepStrictEqual([come?.migrations, come?.counts], [migrations, counts]))
    throw damaged(path, manifest.database.name)
  const ran = await migrate(home.db)
  if (ran.length > 0) say('Databasens tabeller är uppdaterade.', 'the tables are up to date.')
  await beforeOpening(home, dataDir)
}

/** Where everything is kept until it is moved into place. */
export const stagedIn = (workFolder: string) => ({
  dataDir: join(workFolder, 'new'),
  databasePath: join(workFolder, 'database'),
})
