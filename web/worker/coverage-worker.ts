import { expose } from 'comlink'
import type { Edition } from '../../geodata/optics/standards.ts'
import type { LonLat } from '../../geodata/position.ts'
import type { Looking, Standing } from '../../geodata/visibility/camera-view.ts'
import { probe, type Sight } from '../../geodata/visibility/probe.ts'
import { fetchIncidentColumns } from '../api/columns.ts'
import { fetchObstacles } from '../api/obstacles.ts'
import { fetchTerrain } from '../api/terrain.ts'
import {
  type CoverageRequest,
  coverageSession,
  type Ground,
  groundOf,
  prepareGround,
  type TownGround,
  withIncidents,
} from './coverage-session.ts'

export type ProbeRequest = {
  at: LonLat
  cameras: readonly Standing[]
  looking: Looking
  edition: Edition
}

// What cameras see, off the main thread. The town stays here; no other logic than keeping it.
let ground: Promise<Ground> | null = null
let session: ReturnType<typeof coverageSession> | null = null

const functions = {
  /**
   * Fetches a municipality's obstacles, incidents and terrain and keeps them for the questions.
   *
   * @returns what sight lines go by there
   */
  load: async (municipality: string, centre: LonLat): Promise<TownGround> => {
    session = null
    ground = Promise.all([
      fetchObstacles(municipality),
      fetchIncidentColumns(municipality),
      fetchTerrain(municipality),
    ]).then(([obstacles, columns, terrain]) => prepareGround(obstacles, columns, centre, terrain))
    session = coverageSession(await ground)
    return groundOf((await ground).town)
  },
  /** Fetches the incidents anew. */
  reloadIncidents: async (municipality: string): Promise<void> => {
    if (!ground) throw new Error('load comes first')
    const { town } = await ground
    ground = fetchIncidentColumns(municipality).then((columns) => withIncidents(town, columns))
    session = coverageSession(await ground)
  },
  /** How each of some cameras has a point. */
  probe: async (request: ProbeRequest): Promise<Sight[]> => {
    if (!ground) throw new Error('load comes first')
    const { town } = await ground
    const { at, cameras, ...how } = request
    return cameras.map((camera) => probe(town, camera, at, how))
  },
  ask: async (request: CoverageRequest) => {
    if (!session) throw new Error('load comes first')
    return session(request)
  },
}
export type CoverageWorker = typeof functions
expose(functions)
