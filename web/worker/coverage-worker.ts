import { expose } from 'comlink'
import {
  type Ground,
  groundOf,
  prepareGround,
  type TownGround,
  withIncidents,
} from '../../geodata/coverage/ground.ts'
import { type Intruded, intrudedIn } from '../../geodata/coverage/intrusion.ts'
import { CoverageSession } from '../../geodata/coverage/session.ts'
import type { Edition } from '../../geodata/optics/standards.ts'
import type { LonLat } from '../../geodata/position.ts'
import type { Looking, Standing } from '../../geodata/visibility/camera-view.ts'
import { probe, type Sight } from '../../geodata/visibility/probe.ts'
import { fetchIncidentColumns } from '../api/columns.ts'
import { fetchObstacles } from '../api/obstacles.ts'
import { fetchSensitivePlaces } from '../api/sensitive-places.ts'
import { fetchTerrain } from '../api/terrain.ts'
import {
  answer,
  answerGround,
  type CoverageRequest,
  type GroundRequest,
} from './coverage-session.ts'

export type ProbeRequest = {
  at: LonLat
  cameras: readonly Standing[]
  looking: Looking
  edition: Edition
}

/** What a municipality's town is fetched and computed by. */
export type Where = { municipality: string; centre: LonLat; timeZone: string }

// What cameras see, off the main thread. The town stays here; no other logic than keeping it.
let kept: Promise<{ ground: Ground; intruded: Intruded }> | null = null
let session: CoverageSession | null = null

const ready = (): CoverageSession => {
  if (!session) throw new Error('load comes first')
  return session
}

const functions = {
  /**
   * Fetches a municipality's obstacles, incidents, sensitive places and terrain and keeps them for the
   * questions.
   *
   * @returns what sight lines go by there
   */
  load: async ({ municipality, ...where }: Where): Promise<TownGround> => {
    session = null
    kept = Promise.all([
      fetchObstacles(municipality),
      fetchIncidentColumns(municipality),
      fetchTerrain(municipality),
      fetchSensitivePlaces(municipality),
    ]).then(([obstacles, columns, raster, places]) => {
      const ground = prepareGround(obstacles, columns, { ...where, raster })
      return { ground, intruded: intrudedIn(ground.town, places) }
    })
    const { ground, intruded } = await kept
    session = new CoverageSession(ground, intruded)
    return groundOf(ground.town)
  },
  /** Fetches the incidents anew. */
  reloadIncidents: async (municipality: string): Promise<void> => {
    if (!kept) throw new Error('load comes first')
    const before = await kept
    kept = fetchIncidentColumns(municipality).then((columns) => ({
      ...before,
      ground: withIncidents(before.ground, columns),
    }))
    const { ground, intruded } = await kept
    session = new CoverageSession(ground, intruded)
  },
  /** How each of some cameras has a point. */
  probe: async ({ at, cameras, ...how }: ProbeRequest): Promise<Sight[]> => {
    const known = ready()
    return cameras.map((camera) =>
      probe(known.ground.town, { camera, view: known.view(camera, how.looking) }, at, how),
    )
  },
  ask: async (request: CoverageRequest) => answer(ready(), request),
  askGround: async (request: GroundRequest) => answerGround(ready(), request),
}
export type CoverageWorker = typeof functions
expose(functions)
