import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { HomeError } from '../../db/errors.ts'
import { lockFolder } from '../../db/folder-lock.ts'
import { StartError } from '../start-error.ts'
import { underWay } from './refusals.ts'

/** A folder for what is not whole yet, and how to be rid of it with all it holds. */
export type WorkFolder = { path: string; remove: () => void }

/** What keeps the folder ours, with what SQLite may lay beside it. */
const isLock = (name: string) => name.startsWith('lock.sqlite')

/**
 * Makes `path` for this process alone, readable by its user only, and empties it of what a process
 * that was killed may have left.
 *
 * @throws {StartError} when another process is at work in it
 */
export function openWorkFolder(path: string): WorkFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  let unlock: () => void
  try {
    unlock = lockFolder(path)
  } catch (error) {
    throw error instanceof HomeError ? underWay(path) : error
  }
  for (const name of readdirSync(path))
    if (!isLock(name)) rmSync(join(path, name), { recursive: true, force: true })
  const remove = () => {
    unlock()
    rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  }
  return { path, remove }
}

/** Where a restore into this data folder keeps what it has unpacked, until all is in place. */
export const restoreFolder = (dataDir: string) => join(dataDir, 'restoring')

/** Takes away what a restore that was killed has left; one that goes on is left alone. */
export function sweepRestore(dataDir: string): void {
  const path = restoreFolder(dataDir)
  if (!existsSync(path)) return
  try {
    openWorkFolder(path).remove()
  } catch (error) {
    if (!(error instanceof StartError)) throw error
  }
}
