import { parentPort, workerData } from 'node:worker_threads'
import { type Counted, countCoverage } from './count.ts'

// Counting takes a tenth of a second and, with many incidents and cameras, some: in a thread of its own, so that
// the server answers meanwhile.
parentPort!.postMessage(countCoverage(workerData as Counted))
