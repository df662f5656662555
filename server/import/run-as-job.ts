import { type Db, inTransaction } from '../../db/connect.ts'
import { insertJob, type NewJob, reportJob } from '../../db/work.ts'
import { logError } from '../log.ts'
import { ImportError, type OnProgress, type Progress } from './import-error.ts'
import { failureOf } from './outcome.ts'

/** The job's row is written when the phase changes, and at most this often between. */
const JOB_EVERY_MS = 1_000

/**
 * How often it is written when nothing happens: so a long import is told of a cancellation, and is
 * not taken for one whose process has ended.
 */
const HEARTBEAT_MS = 10_000

const FAILED = 'Något gick fel hos oss.'
const DONE = { sv: 'Klart', en: 'Done' }

/** What work that runs as a job is given. */
export type RunningJob = {
  /** Aborted when the caller's is, and when the job is cancelled. */
  signal: AbortSignal
  onProgress: OnProgress
  /**
   * Writes what came of the work, and in the same transaction that the job is done: so a job that
   * was cancelled leaves nothing behind, and one that left something was not cancelled.
   *
   * @param told what the job tells of it
   */
  store: <T>(write: (tx: Db) => Promise<T>, told?: (stored: T) => unknown) => Promise<T>
}

/** What the job's row says went wrong, where people read it: an error of another kind may hold anything. */
function saidOf(error: unknown): string {
  if (error instanceof ImportError) return error.message
  logError(error)
  return FAILED
}

type Follow = {
  now: () => Date
  onProgress: OnProgress
  signal: AbortSignal
  /** Told the job's id as soon as its row stands. */
  onStart?: ((id: string) => void) | undefined
}

/**
 * Runs `work` with a job row that tells how far it has come and through which it can be cancelled.
 * The work calls `store` once, last.
 *
 * @throws what the work throws; the signal's reason when it was stopped or the job cancelled
 */
export async function runAsJob<T>(
  db: Db,
  job: NewJob,
  { now, onProgress, signal: outer, onStart }: Follow,
  work: (job: RunningJob) => Promise<T>,
): Promise<T> {
  const id = await insertJob(db, { ...job, now: now() })
  const cancelled = new AbortController()
  const signal = AbortSignal.any([outer, cancelled.signal])
  const row = followed(
    (told) => reportJob(db, id, told, now()),
    () => cancelled.abort(),
    now,
  )
  onStart?.(id)
  const store: RunningJob['store'] = (write, told) =>
    inTransaction(db, async (tx) => {
      const stored = await write(tx)
      signal.throwIfAborted()
      const result = told?.(stored)
      if (await reportJob(tx, id, { state: 'done', phase: DONE.sv, progress: 1, result }, now()))
        return stored
      cancelled.abort()
      throw cancelled.signal.reason
    })
  try {
    const tell: OnProgress = (progress) => {
      onProgress(progress)
      row.tell(progress)
    }
    const done = await work({ signal, store, onProgress: tell })
    onProgress({ phase: DONE, done: 1 })
    await row.end()
    return done
  } catch (error) {
    await row.end()
    const ended = signal.aborted
      ? ({ state: 'cancelled' } as const)
      : ({ state: 'failed', error: saidOf(error), result: failureOf(error) } as const)
    await reportJob(db, id, ended, now())
    throw error
  }
}

/**
 * Keeps a job's row up to date, a write at a time.
 *
 * @param report writes the row; answers false when the job has ended
 */
function followed(
  report: (told: { phase?: string; progress?: number }) => Promise<boolean>,
  onEnded: () => void,
  now: () => Date,
): { tell: (progress: Progress) => void; end: () => Promise<unknown> } {
  let last = { phase: '', at: 0 }
  let writing: Promise<unknown> = Promise.resolve()
  const write = (told: { phase?: string; progress?: number }) => {
    writing = writing.then(() =>
      report(told).then(
        (goesOn) => goesOn || onEnded(),
        // A row that cannot be written must not stop the work: the next time tries again.
        () => undefined,
      ),
    )
  }
  const heartbeat = setInterval(() => write({}), HEARTBEAT_MS)
  return {
    tell: ({ phase, done }) => {
      const at = +now()
      if (phase.sv === last.phase && at - last.at < JOB_EVERY_MS) return
      last = { phase: phase.sv, at }
      write({ phase: phase.sv, progress: done })
    },
    end: () => {
      clearInterval(heartbeat)
      return writing
    },
  }
}
