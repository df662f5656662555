import { Worker } from 'node:worker_threads'
import {
  type Asks,
  ImportError,
  type ImportErrorCode,
  type OnProgress,
  type Progress,
  type Words,
} from './import-error.ts'
import type { ReadingStated, WasRead } from './read-file.ts'

/** What the thread is started with, and what it says. */
export type AskedOfReader = { path: string; stated: ReadingStated }
export type ToldByReader =
  | { is: 'progress'; progress: Progress }
  | { is: 'read'; read: WasRead }
  | {
      is: 'refused'
      code: ImportErrorCode
      words: Words
      cause: unknown
      asks: Asks | undefined
    }

/** Most that a file's content may take in memory beside GDAL's: some million rows. */
const MOST_MB = 3_072
/** How long it may take to stop by itself. */
const STOP_MS = 3_000

/**
 * Reads a file in a thread of its own.
 *
 * @param means.signal stops it, and the reader of map files that it may have started
 * @throws what `readFile` throws; the signal's reason
 */
export async function readAside(
  path: string,
  stated: ReadingStated,
  { onProgress, signal }: { onProgress: OnProgress; signal: AbortSignal },
): Promise<WasRead> {
  signal.throwIfAborted()
  const asked: AskedOfReader = { path, stated }
  const thread = new Worker(new URL('./read-thread.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  })
  const ended = new Promise((resolve) => thread.once('exit', resolve))
  const given = Promise.withResolvers<never>()
  const stop = () => {
    thread.postMessage('stop')
    given.reject(signal.reason)
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    const read = new Promise<WasRead>((resolve, reject) => {
      thread.on('message', (told: ToldByReader) => {
        if (told.is === 'progress') onProgress(told.progress)
        else if (told.is === 'read') resolve(told.read)
        else reject(refusalOf(told))
      })
      thread.once('error', (error) => reject(isOutOfMemory(error) ? tooLarge(error) : error))
      thread.once('exit', () => reject(new Error('The reading ended early')))
    })
    return await Promise.race([read, given.promise])
  } finally {
    signal.removeEventListener('abort', stop)
    // It ends what it has started before it ends itself.
    const overdue = setTimeout(() => void thread.terminate(), STOP_MS)
    await ended
    clearTimeout(overdue)
  }
}

function refusalOf({ code, words, asks, cause }: ToldByReader & { is: 'refused' }): ImportError {
  const error = new ImportError(code, words, asks)
  error.cause = cause
  return error
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

function tooLarge(cause: unknown): ImportError {
  const error = new ImportError('reader-died', {
    sv: 'Filen är för stor för att läsas på en gång: dela den, till exempel efter år eller område, och försök igen.',
    en: 'The file is too large to be read at once: split it, for example by year or area, and try again.',
  })
  error.cause = cause
  return error
}
