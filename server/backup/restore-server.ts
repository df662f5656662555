import { join } from 'node:path'
import { connectServer, type Db } from '../../db/connect.ts'
import { findEmptyPlace } from '../../db/contents.ts'
import { analyzeTables, restoreSchema } from '../../db/postgres-dump.ts'
import { findProgram, type Program } from '../../db/postgres-program.ts'
import { asOnlyRestore, endRestoring, markRestore, unmarkRestore } from '../../db/restore-mark.ts'
import type { Archive } from './open-archive.ts'
import { databaseNotEmpty, otherSchema } from './refusals.ts'
import { makeReady, type RestoreOptions, stagedIn, unpackAll } from './restore-steps.ts'
import { moveStored, refuseOtherFiles } from './stored-files.ts'
import { openWorkFolder, restoreFolder, type WorkFolder } from './work-folder.ts'

/**
 * Restores into a PostgreSQL without tables of ours. The data comes in one transaction, under a mark
 * that keeps the database from being opened until all is done; up to then the signal stops it.
 *
 * @throws {StartError | HomeError} and nothing stays; or, once the data has come, the marked database
 */
export async function restoreServer(
  url: string,
  dataDir: string,
  archive: Archive,
  options: RestoreOptions,
): Promise<void> {
  options.say('Ansluter till databasen …', 'connecting to the database …')
  const home = await connectServer(url)
  const { db } = home
  try {
    await asOnlyRestore(db, async () => {
      const program = await findFit(db, archive)
      await refuseOtherFiles(dataDir, archive.manifest.files, options.signal)
      const work = openWorkFolder(restoreFolder(dataDir))
      try {
        const staged = stagedIn(work.path)
        await unpackAll(archive, staged, options)
        await bringIn(db, { program, url, work, options })
        await makeReady(home, staged.dataDir, archive, options).catch(tellMarked(options))
        await analyzeTables(db)
        options.say('Lägger filerna på plats …', 'moving the files into place …')
        await moveStored(staged.dataDir, dataDir).catch(tellMarked(options))
        await unmarkRestore(db)
      } finally {
        work.remove()
      }
    })
  } finally {
    await home.close()
  }
}

/** Proves that the database is empty and fits. @returns the program that can bring the backup in */
async function findFit(db: Db, { path, manifest }: Archive): Promise<Program> {
  const place = await findEmptyPlace(db)
  if (!place) throw databaseNotEmpty()
  const { schema } = manifest.contents
  if (place.schema !== schema) throw otherSchema(path, schema)
  return await findProgram('pg_restore', Math.max(place.postgres, manifest.database.program ?? 0))
}

async function bringIn(
  db: Db,
  what: { program: Program; url: string; work: WorkFolder; options: RestoreOptions },
): Promise<void> {
  const { program, url, work, options } = what
  options.say('Läser in databasen …', 'restoring the database …')
  await markRestore(db)
  try {
    const { databasePath } = stagedIn(work.path)
    const list = join(work.path, 'list')
    await restoreSchema(program, url, { dump: databasePath, list, signal: options.signal })
  } catch (error) {
    // A program that was ended may have come to its end all the same: then the mark is true.
    if ((await endRestoring(db)) && (await findEmptyPlace(db))) await unmarkRestore(db)
    throw error
  }
}

const tellMarked =
  ({ say }: RestoreOptions) =>
  (error: unknown): never => {
    say(
      'Återställningen blev inte klar, och databasen öppnas inte förrän den har tömts och återställts igen.',
      'the restore did not end; the database does not open until it is emptied and restored again.',
    )
    throw error
  }
