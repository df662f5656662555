import { expose } from 'comlink'
import type { LonLat } from '../../geodata/position.ts'
import { fetchIncidentColumns } from '../api/columns.ts'
import { fetchObstacles } from '../api/obstacles.ts'
import {
  type CoverageRequest,
  coverageSession,
  type Ground,
  prepareGround,
  withIncidents,
} from './coverage-session.ts'

// What cameras see, off the main thread. The town stays here; no other logic than keeping it.
let ground: Promise<Ground> | null = null
let session: ReturnType<typeof coverageSession> | null = null

const functions = {
  /** Fetches a municipality's obstacles and incidents and keeps them for the questions. */
  load: async (municipality: string, centre: LonLat): Promise<void> => {
    session = null
    ground = Promise.all([fetchObstacles(municipality), fetchIncidentColumns(municipality)]).then(
      ([obstacles, columns]) => prepareGround(obstacles, columns, centre),
    )
    session = coverageSession(await ground)
  },
  /** Fetches the incidents anew. */
  reloadIncidents: async (municipality: string): Promise<void> => {
    if (!ground) throw new Error('load comes first')
    const { town } = await ground
    ground = fetchIncidentColumns(municipality).then((columns) => withIncidents(town, columns))
    session = coverageSession(await ground)
  },
  ask: async (request: CoverageRequest) => {
    if (!session) throw new Error('load comes first')
    return session(request)
  },
}
export type CoverageWorker = typeof functions
expose(functions)
