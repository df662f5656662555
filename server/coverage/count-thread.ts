import { parentPort, workerData } from 'node:worker_threads'
import { type Counted, countCoverage } from './count.ts'

// Counting takes from a tenth of a second to some: in a thread of its own, so that the server answers meanwhile.
parentPort!.postMessage(countCoverage(workerData as Counted))
