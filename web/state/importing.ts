import { createStore } from 'zustand/vanilla'
import {
  type Batch,
  cancelJob,
  getImportJob,
  type ImportFailure,
  type ImportJob,
  latestBatches,
  type Outcome,
  type Stated,
  sendImport,
  type ToldColumn,
  type Undone,
  undoImport,
} from '../api/imports.ts'
import { reloadRegister } from './cameras.ts'
import { loadIncidents } from './heat.ts'
import { here } from './municipality.ts'
import { queryClient } from './queries.ts'

/** How far somebody has come with a file: chosen, read, looked at, brought in. */
export type Importing =
  | { step: 'closed' }
  | { step: 'choosing' }
  | { step: 'working'; file: File; isTrial: boolean; phase: string; progress: number }
  /** Read, and what would come of it; nothing is kept yet. */
  | { step: 'tried'; file: File; stated: Stated; outcome: Outcome }
  /** It cannot be brought in: why, or that nobody knows. */
  | {
      step: 'refused'
      file: File
      stated: Stated
      failure: ImportFailure | null
      problem: unknown
    }
  /** Somebody says what its columns tell. */
  | {
      step: 'mapping'
      file: File
      stated: Stated
      columns: readonly ToldColumn[]
      unknown: Unknown
    }
  | { step: 'done'; file: File; outcome: Outcome }

export const importing = createStore<Importing>(() => ({ step: 'closed' }))

export const openImport = (): void => {
  if (importing.getState().step === 'closed') importing.setState({ step: 'choosing' }, true)
}
/** Goes back to the choice of a file; what is under way stops. */
export function chooseAnother(): void {
  stop()
  importing.setState({ step: 'choosing' }, true)
}

/** Categories that nobody knows, each with how often it stands. */
type Unknown = readonly { value: string; n: number }[]

/** Lets somebody say what a file's columns tell. */
export const mapColumns = (mapping: Omit<Importing & { step: 'mapping' }, 'step'>): void =>
  importing.setState({ step: 'mapping', ...mapping }, true)

/** What is under way, so that it can be stopped. */
let current: { stopping: AbortController; jobId: string | null } | null = null

/** Closes it; what is under way stops, and nothing of it is kept. */
export function closeImport(): void {
  stop()
  importing.setState({ step: 'closed' }, true)
}

function stop(): void {
  current?.stopping.abort()
  // One that has just ended is not stopped any more; then there is nothing to tell.
  if (current?.jobId) void cancelJob(current.jobId).catch(() => undefined)
  current = null
}

/** Reads a file and tells what would come of it. */
export const tryFile = (file: File, stated: Stated = {}): Promise<void> =>
  run(file, stated, true, (outcome) => ({ step: 'tried', file, stated, outcome }))

/** Brings in what has been looked at. */
export const bringIn = (file: File, stated: Stated): Promise<void> =>
  run(file, stated, false, (outcome) => {
    void afterwards(outcome)
    return { step: 'done', file, outcome }
  })

async function run(
  file: File,
  stated: Stated,
  isTrial: boolean,
  next: (outcome: Outcome) => Importing,
): Promise<void> {
  stop()
  const mine = { stopping: new AbortController(), jobId: null as string | null }
  current = mine
  const { signal } = mine.stopping
  const show = (state: Importing) => {
    if (current === mine) importing.setState(state, true)
  }
  show({ step: 'working', file, isTrial, phase: '', progress: 0 })
  try {
    const { code } = here.getState().municipality!
    // Once sent it runs, whoever listens: one that was closed meanwhile is stopped by its id.
    mine.jobId = await sendImport(code, file, { ...stated, isTrial })
    if (signal.aborted) return void cancelJob(mine.jobId).catch(() => undefined)
    const job = await ended(mine.jobId, signal, ({ phase, progress }) =>
      show({ step: 'working', file, isTrial, phase, progress }),
    )
    const { result } = job
    if (job.state === 'done' && result && !('failed' in result)) show(next(result))
    else {
      const failure = result && 'failed' in result ? result.failed : null
      show({ step: 'refused', file, stated, failure, problem: null })
    }
  } catch (problem) {
    if (!signal.aborted) show({ step: 'refused', file, stated, failure: null, problem })
  } finally {
    if (current === mine) current = null
  }
}

const ASK_EVERY_MS = 400
const MOST_FAILED = 5

async function ended(
  id: string,
  signal: AbortSignal,
  tell: (job: ImportJob) => void,
): Promise<ImportJob> {
  for (let failed = 0; ; ) {
    // An answer that does not come says nothing of the job: it goes on.
    const job = await getImportJob(id, signal).catch((problem: unknown) => {
      if (signal.aborted || ++failed > MOST_FAILED) throw problem
      return null
    })
    if (!job) {
      await new Promise((resolve) => setTimeout(resolve, failed * 1_000))
      continue
    }
    failed = 0
    if (job.state !== 'waiting' && job.state !== 'running') return job
    tell(job)
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
  }
}

/** The latest imports of a municipality. */
export const batchesQuery = (municipality: string) => ({
  queryKey: ['import-batches', municipality],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    latestBatches(municipality, MOST_BATCHES, signal),
})
const MOST_BATCHES = 8

/** Undoes one, and shows what stands without it. */
export async function undoBatch(batch: Pick<Batch, 'id' | 'version' | 'kind'>): Promise<Undone> {
  const { code } = here.getState().municipality!
  const undone = await undoImport(code, batch)
  const now = importing.getState()
  // What was said of it is true no more.
  if (now.step === 'done' && now.outcome.batchId === batch.id) chooseAnother()
  await afterwards(batch)
  return undone
}

/** What is on screen follows; the map's own ground only when the page is opened anew. */
async function afterwards({ kind }: { kind: string }): Promise<void> {
  const { code } = here.getState().municipality!
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: batchesQuery(code).queryKey }),
    ...(kind === 'incidents' ? [loadIncidents()] : [reloadRegister()]),
  ])
}
