import { Worker } from 'node:worker_threads'
import { Problem } from '../errors.ts'
import type { Count, Counted } from './count.ts'

/** One at a time: a town takes some hundred megabytes while it is counted. */
let before: Promise<unknown> = Promise.resolve()
let waiting = 0

/** More than this wait in vain: the answer would come too late. */
const MOST_WAITING = 4

/**
 * Counts in a thread of its own, after whatever is counted already.
 *
 * @param read gathers what to count, once its turn has come
 * @param signal ends the counting, and the waiting for it, at once
 * @throws {Problem} 503 when too many wait already; what reading or counting throws; the signal's reason
 */
export async function countAside(
  read: () => Promise<Counted>,
  signal: AbortSignal,
): Promise<Count> {
  if (waiting >= MOST_WAITING)
    throw new Problem(503, 'busy', 'Several are counting what cameras see already: try again')
  signal.throwIfAborted()
  waiting++
  const given = Promise.withResolvers<never>()
  const giveUp = () => given.reject(signal.reason)
  signal.addEventListener('abort', giveUp, { once: true })
  const count = async () => {
    signal.throwIfAborted()
    return await inThread(await read(), signal)
  }
  // Whoever has gone holds up nobody, be it while they wait or while what they ask about is read.
  const mine = before.then(() => Promise.race([count(), given.promise]))
  before = mine.catch(() => {})
  try {
    return await Promise.race([mine, given.promise])
  } finally {
    signal.removeEventListener('abort', giveUp)
    waiting--
  }
}

async function inThread(asked: Counted, signal: AbortSignal): Promise<Count> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./count-thread.ts', import.meta.url), { workerData: asked })
  // One that has answered ends by itself: ended by force, V8 may fall while it still compiles (seen once in Node 24).
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
  }
}
