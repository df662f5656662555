import { Worker } from 'node:worker_threads'
import type { Count, Counted } from './count.ts'

/** One at a time: a town takes some hundred megabytes while it is counted. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Counts in a thread of its own, after whatever is counted already.
 *
 * @param signal ends the counting, and the waiting for it
 * @throws what the counting throws, or the signal's reason
 */
export function countAside(asked: Counted, signal: AbortSignal): Promise<Count> {
  const mine = before.then(() => inThread(asked, signal))
  before = mine.catch(() => {})
  return mine
}

async function inThread(asked: Counted, signal: AbortSignal): Promise<Count> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./count-thread.ts', import.meta.url), { workerData: asked })
  const stop = () => void worker.terminate()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise<Count>((answered, failed) => {
      worker.once('message', answered)
      worker.once('error', failed)
      worker.once('exit', () => failed(signal.reason ?? new Error('The counting ended early')))
    })
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
