import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { unknownImage } from './photo/image-error.ts'
import { photoTypeOf, withoutMetadata } from './photo/without-metadata.ts'

/** Content that can be read in parts. */
export type OpenFile = {
  size: number
  /** Bytes from `start` to `end`, both included. @throws when they cannot be opened */
  read: (start: number, end: number) => Promise<ReadableStream<Uint8Array>>
}

/** Where files are kept, by their content: the seam behind which another store could stand. */
export type Files = {
  /**
   * Keeps the bytes; the same bytes again change nothing but that they were put now. A photo loses its metadata first, whoever
   * stores it: digest and size are of what is kept.
   *
   * @throws {ImageError} when a photo is not of the kind that was said, or broken, or of a kind whose
   *   metadata cannot be taken out
   */
  put: (bytes: Uint8Array, mediaType: string) => Promise<{ sha256: string; sizeBytes: number }>
  /** @returns `undefined` when nothing is kept under that digest */
  open: (sha256: string) => Promise<OpenFile | undefined>
  /**
   * Takes the bytes away, unless they were put since a moment: somebody may be about to name them.
   *
   * @returns whether they went
   */
  remove: (sha256: string, putBefore: Date) => Promise<boolean>
}

/** Where a file lies by its content: `<dataDir>/files/ab/abcdef…`. */
export const filePath = (dataDir: string, sha256: string) =>
  join(dataDir, 'files', sha256.slice(0, 2), sha256)

/** Files under the data folder, which several servers may share. */
export function openFiles(dataDir: string): Files {
  const pathOf = (sha256: string) => filePath(dataDir, sha256)
  return {
    put: async (bytes, mediaType) => {
      const photo = photoTypeOf(mediaType)
      if (!photo && /^image\//i.test(mediaType)) throw unknownImage()
      const kept = photo ? withoutMetadata(bytes, photo) : bytes
      const sha256 = createHash('sha256').update(kept).digest('hex')
      const path = pathOf(sha256)
      const stands = (await sizeOf(path)) === kept.byteLength && (await touch(path))
      if (!stands) await write(path, kept)
      return { sha256, sizeBytes: kept.byteLength }
    },
    remove: async (sha256, putBefore) => {
      const path = pathOf(sha256)
      const found = await stat(path).catch(() => undefined)
      if (!found || found.mtime >= putBefore) return false
      await rm(path, { force: true })
      return true
    },
    open: async (sha256) => {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined
      const path = pathOf(sha256)
      const size = await sizeOf(path)
      if (size === undefined) return undefined
      return { size, read: (start, end) => streamOf(path, start, end) }
    },
  }
}

// Put now, as if it had been written; false for one that has gone meanwhile.
async function touch(path: string): Promise<boolean> {
  const now = new Date()
  return await utimes(path, now, now).then(
    () => true,
    () => false,
  )
}

// Opened before anything is answered: an error in the midst of an answer reaches the client as it is.
async function streamOf(path: string, start: number, end: number) {
  const stream = createReadStream(path, { start, end })
  await once(stream, 'open')
  // Node's own web stream type and the DOM's differ in name only.
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
}

const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  )

// Written beside its place and then moved there, so that nobody ever reads half a file.
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.${randomUUID()}`
  try {
    const file = await open(unfinished, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
