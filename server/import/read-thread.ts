import { parentPort, workerData } from 'node:worker_threads'
import { ImportError, type Progress } from './import-error.ts'
import type { AskedOfReader, ToldByReader } from './read-aside.ts'
import { readFile } from './read-file.ts'

// A large file takes seconds to read: in a thread of its own, so that the server answers meanwhile.

const stopping = new AbortController()
parentPort!.once('message', () => stopping.abort())
const tell = (told: ToldByReader) => parentPort!.postMessage(told)

const { path, stated } = workerData as AskedOfReader
const onProgress = (progress: Progress) => tell({ is: 'progress', progress })
const means = { signal: stopping.signal, onProgress }
await readFile(path, stated, means).then(
  (read) => tell({ is: 'read', read }),
  (error: unknown) => {
    if (!(error instanceof ImportError)) throw error
    const { code, words, asks } = error
    const cause = error.cause instanceof Error ? error.cause.message : error.cause
    tell({ is: 'refused', code, words, asks, cause })
  },
)
// Nothing more is asked of it.
parentPort!.close()
