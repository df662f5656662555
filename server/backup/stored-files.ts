import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { filePath } from '../files.ts'
import { fileDamaged, otherFiles } from './refusals.ts'
import { digestOf } from './whole-file.ts'

/** A file that is known by its content. */
export type StoredFile = { sha256: string; sizeBytes: number }

/** How many, in words. */
export const countOfFiles = ({ length }: readonly unknown[]) =>
  length === 1 ? { sv: '1 fil', en: '1 file' } : { sv: `${length} filer`, en: `${length} files` }

/** All that are whole under the data folder; one that is just being written is not yet. */
export async function listStored(dataDir: string): Promise<StoredFile[]> {
  const stored: StoredFile[] = []
  for (const path of (await listPaths(join(dataDir, 'files'))).sort()) {
    const sha256 = basename(path)
    if (!/^[0-9a-f]{64}$/.test(sha256) || path !== filePath(dataDir, sha256)) continue
    stored.push({ sha256, sizeBytes: (await stat(path)).size })
  }
  return stored
}

/** Bytes of a file that is kept. @throws {StartError} when they are not those it is known by */
export async function* readStored(dataDir: string, file: StoredFile): AsyncGenerator<Uint8Array> {
  const path = filePath(dataDir, file.sha256)
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk)
      yield chunk
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw fileDamaged(path)
  }
  if (hash.digest('hex') !== file.sha256) throw fileDamaged(path)
}

/** @throws {StartError} when something lies among the files that is none of `wanted` */
export async function refuseOtherFiles(
  dataDir: string,
  wanted: readonly StoredFile[],
  signal: AbortSignal,
): Promise<void> {
  const known = new Set(wanted.map(({ sha256 }) => filePath(dataDir, sha256)))
  for (const path of await listPaths(join(dataDir, 'files'))) {
    signal.throwIfAborted()
    if (!known.has(path) || basename(path) !== (await digestOf(path))) throw otherFiles(path)
  }
}

/**
 * Moves every file under one data folder to its place under another; what is there already stays.
 * When one cannot be moved, those before it are taken away again.
 */
export async function moveStored(from: string, to: string): Promise<void> {
  const moved: string[] = []
  try {
    for (const path of await listPaths(join(from, 'files'))) {
      const place = join(to, relative(from, path))
      if (existsSync(place)) continue
      await mkdir(dirname(place), { recursive: true })
      await move(path, place)
      moved.push(place)
    }
  } catch (error) {
    for (const place of moved) await rm(place, { force: true })
    throw error
  }
}

async function move(path: string, place: string): Promise<void> {
  try {
    await rename(path, place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    // The files lie on a disk of their own: copied beside the place, they too appear whole.
    const unfinished = `${place}.${randomUUID()}`
    try {
      await copyFile(path, unfinished)
      await rename(unfinished, place)
    } finally {
      await rm(unfinished, { force: true })
    }
  }
}

/** Every file below a folder; none when there is no such folder. */
async function listPaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return []
    },
  )
  const files = entries.filter((entry) => !entry.isDirectory())
  return files.map((entry) => join(entry.parentPath, entry.name))
}
