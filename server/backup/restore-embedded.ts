import { existsSync, readdirSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { connectEmbedded } from '../../db/connect.ts'
import { lockFolder } from '../../db/folder-lock.ts'
import type { Archive } from './open-archive.ts'
import { damaged, folderNotEmpty } from './refusals.ts'
import { makeReady, type RestoreOptions, stagedIn, unpackAll } from './restore-steps.ts'
import { moveStored, refuseOtherFiles } from './stored-files.ts'
import { bytesSource, readTar, TarDamaged } from './tar.ts'
import { openWorkFolder, restoreFolder } from './work-folder.ts'

/**
 * Restores into a data folder without a database. All is made ready in a folder within it and moved
 * into place last, the database after the files it names: until then there is no database.
 *
 * @throws {StartError | HomeError} and nothing stays
 */
export async function restoreEmbedded(
  dataDir: string,
  archive: Archive,
  options: RestoreOptions,
): Promise<void> {
  const unlock = lockFolder(dataDir)
  try {
    const place = join(dataDir, 'pglite')
    if (existsSync(place) && readdirSync(place).length > 0) throw folderNotEmpty(dataDir)
    await refuseOtherFiles(dataDir, archive.manifest.files, options.signal)
    const work = openWorkFolder(restoreFolder(dataDir))
    try {
      const staged = await stage(work.path, archive, options)
      options.signal.throwIfAborted()
      options.say('Lägger allt på plats …', 'moving everything into place …')
      await moveStored(staged, dataDir)
      await rm(place, { recursive: true, force: true })
      await rename(join(staged, 'pglite'), place)
    } finally {
      work.remove()
    }
  } finally {
    unlock()
  }
}

/** @returns a data folder that is ready to be opened */
async function stage(folder: string, archive: Archive, options: RestoreOptions): Promise<string> {
  const { dataDir, databasePath } = stagedIn(folder)
  await unpackAll(archive, { dataDir, databasePath }, options)
  const template = await readTemplate(databasePath, archive)
  options.say('Läser in databasen …', 'restoring the database …')
  const home = await connectEmbedded(dataDir, template)
  try {
    options.signal.throwIfAborted()
    await makeReady(home, dataDir, archive, options)
  } finally {
    await home.close()
  }
  return dataDir
}

/** The database's own archive, which holds plain files and folders below its own alone. */
async function readTemplate(path: string, archive: Archive): Promise<Uint8Array> {
  const broken = damaged(archive.path, archive.manifest.database.name)
  const template = await promisify(gunzip)(await readFile(path)).catch(() => {
    throw broken
  })
  try {
    for await (const { name, type } of readTar(bytesSource(template))) {
      const climbs = name.split(/[/\\]/).includes('..')
      if (climbs || !/^(File|OldFile|Directory)$/.test(type)) throw broken
    }
  } catch (error) {
    throw error instanceof TarDamaged ? broken : error
  }
  return template
}
