import { wrap } from 'comlink'
import type { GeoWorker } from './geo-worker.ts'

/** geodata, as promises: `await geo.summarise({ filter, resolution, edgesMs })`. */
export const geo = wrap<GeoWorker>(
  new Worker(new URL('./geo-worker.ts', import.meta.url), { type: 'module' }),
)
