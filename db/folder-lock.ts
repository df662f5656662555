import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { HomeError } from './errors.ts'

/**
 * Takes `folder` for this process alone; the embedded database has no lock of its own, and a second
 * process that opened it could destroy it. SQLite's file lock goes with the process, however it ends.
 *
 * @returns a function that lets go
 * @throws {HomeError} when the folder cannot be made or written, or another process has it
 */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new HomeError(
      `Datamappen ${folder} går inte att skriva i. Välj en annan med DATA_DIR.`,
      `The data folder ${folder} cannot be written. Choose another one with DATA_DIR.`,
    )
  }
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'))
  try {
    lock.exec('begin exclusive')
  } catch {
    lock.close()
    throw new HomeError(
      `Datamappen ${folder} används redan av en annan process. Stoppa den först, eller välj en annan mapp med DATA_DIR.`,
      `The data folder ${folder} is in use by another process. Stop it first, or choose another folder with DATA_DIR.`,
    )
  }
  return () => lock.close()
}
