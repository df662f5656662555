import { wrap } from 'comlink'
import type { CoverageWorker } from './coverage-worker.ts'

/** What cameras see, as promises: `await coverageWorker.ask({ sets, drawn, filter, edition })`. */
export const coverageWorker = wrap<CoverageWorker>(
  new Worker(new URL('./coverage-worker.ts', import.meta.url), { type: 'module' }),
)
