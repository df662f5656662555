import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { HomeError } from './errors.ts'

/**
 * Takes `folder` for this process alone; the embedded database has no lock of its own, and a second
 * process that opened it could destroy it. SQLite's file lock goes with the process, however it ends.
 *
 * @returns a function that lets go
 * @throws {HomeError} when the folder cannot be made or written, another process has it, or the lock
 *   file is damaged
 */
export function lockFolder(folder: string): () => void {
  assertWritable(folder)
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(folder, 'lock.sqlite'))
    lock.exec('begin exclusive')
  } catch (error) {
    lock?.close()
    throw (error as { errcode?: number }).errcode === SQLITE_BUSY ? inUse(folder) : damaged(folder)
  }
  const taken = lock
  held.add(taken)
  return () => {
    held.delete(taken)
    taken.close()
  }
}

// A lock that nobody points at would be let go of by the garbage collector.
const held = new Set<DatabaseSync>()

/** Makes the folder when it is missing. @throws {HomeError} when it cannot be made or written */
export function assertWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new HomeError(
      `Datamappen ${folder} går inte att skriva i. Välj en annan med DATA_DIR.`,
      `The data folder ${folder} cannot be written. Choose another one with DATA_DIR.`,
    )
  }
}

const SQLITE_BUSY = 5

const inUse = (folder: string) =>
  new HomeError(
    `Datamappen ${folder} används redan av en annan process. Stoppa den först, eller välj en annan mapp med DATA_DIR.`,
    `The data folder ${folder} is in use by another process. Stop it first, or choose another folder with DATA_DIR.`,
  )

const damaged = (folder: string) =>
  new HomeError(
    `Låsfilen ${join(folder, 'lock.sqlite')} går inte att öppna. Om ingen annan process använder mappen kan filen tas bort.`,
    `The lock file ${join(folder, 'lock.sqlite')} cannot be opened. If no other process uses the folder, it may be removed.`,
  )
