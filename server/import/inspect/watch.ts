import { createReadStream } from 'node:fs'

/** A file to be looked through; its name is for the words. */
export type Inspected = { path: string; name: string; signal?: AbortSignal | undefined }

/**
 * Looks through a whole file.
 *
 * @returns false when it lacks what a file of its kind must have
 * @throws {ImportError} at the first that is refused
 */
export type Guard = (file: Inspected) => Promise<boolean>

/** Looks at a file's bytes as they pass, in order and whole. */
export type Watcher = (bytes: Buffer) => void
/** Begins to look at a file. @param name for the words */
export type Watch = (name: string) => Watcher

const PIECE_BYTES = 1 << 20

/** A guard that lets a file pass before a watcher, a piece at a time. */
export const watched =
  (watch: Watch): Guard =>
  async ({ path, name, signal }) => {
    const see = watch(name)
    for await (const bytes of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
      signal?.throwIfAborted()
      // Without an encoding a stream gives buffers.
      see(bytes as Buffer)
    }
    return true
  }
