import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Problem } from '../errors.ts'
import { ImportError } from './import-error.ts'
import { type ImportDeps, type ImportOptions, importFile } from './import-file.ts'

/** Largest file that is sent from a browser; larger ones are brought in at the terminal. */
export const UPLOAD_LIMIT_BYTES = 100_000_000

/** Files are read one beside another up to this: each takes some hundred megabytes. */
const MOST_AT_ONCE = 2
let underWay = 0

/** A file that has come over the network, in a folder of its own. */
export type Uploaded = { path: string; remove: () => Promise<void> }

/**
 * Takes a file in, under its own name; nothing of it is left when it does not come whole.
 *
 * @param name without folders
 * @throws {Problem} 413 when it is too large; 400 when it is empty; the signal's reason
 */
export async function receive(
  body: ReadableStream<Uint8Array> | null,
  name: string,
  signal: AbortSignal,
): Promise<Uploaded> {
  const folder = await mkdtemp(join(tmpdir(), 'tryggkartan-upload-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, name)
    let bytes = 0
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length
        done(bytes > UPLOAD_LIMIT_BYTES ? tooLarge() : null, chunk)
      },
    })
    if (body) await pipeline(Readable.fromWeb(body), counted, createWriteStream(path), { signal })
    signal.throwIfAborted()
    if (bytes === 0)
      throw Problem.invalid([{ path: 'body', message: 'is the file, and not empty' }])
    return { path, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

const tooLarge = () =>
  new Problem(413, 'too-large', `A file may have ${UPLOAD_LIMIT_BYTES} bytes at most`)

/**
 * Begins to bring in a file that was sent, and takes it away in the end. What comes of it is told by its job.
 *
 * @returns the job's id, as soon as its row stands
 * @throws {Problem} 503 when too many are under way; 400 when the name or the source may not be kept
 */
export async function beginImport(
  deps: ImportDeps,
  { path, remove }: Uploaded,
  options: Omit<ImportOptions, 'onProgress' | 'signal' | 'onStart'>,
): Promise<string> {
  if (underWay >= MOST_AT_ONCE) {
    await remove()
    throw new Problem(503, 'busy', 'Other files are being read already: try again in a while')
  }
  underWay++
  const started = Promise.withResolvers<string>()
  // A job that is cancelled stops by itself.
  const signal = new AbortController().signal
  const means = { signal, onProgress: () => undefined, onStart: started.resolve }
  const running = importFile(deps, path, { ...options, ...means }).finally(() => {
    underWay--
    return remove()
  })
  // Its job tells of what goes wrong, and the log.
  running.catch(() => undefined)
  try {
    return await Promise.race([started.promise, running.then(() => started.promise)])
  } catch (error) {
    if (error instanceof ImportError)
      throw Problem.invalid([{ path: 'name', message: error.words.en }])
    throw error
  }
}
