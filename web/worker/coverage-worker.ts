import { expose } from 'comlink'
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
import { keptTown } from './kept-town.ts'

export type ProbeRequest = {
  at: LonLat
  cameras: readonly Standing[]
  looking: Looking
  edition: Edition
}

// What cameras see, off the main thread. The town stays here; no other logic than keeping it.
const town = keptTown({
  obstacles: fetchObstacles,
  columns: fetchIncidentColumns,
  terrain: fetchTerrain,
  places: fetchSensitivePlaces,
})

const functions = {
  load: town.load,
  reloadIncidents: town.reloadIncidents,
  /** How each of some cameras has a point. */
  probe: async ({ at, cameras, ...how }: ProbeRequest): Promise<Sight[]> => {
    const known = town.session()
    return cameras.map((camera) =>
      probe(known.ground.town, { camera, view: known.view(camera, how.looking) }, at, how),
    )
  },
  ask: async (request: CoverageRequest) => answer(town.session(), request),
  askGround: async (request: GroundRequest) => answerGround(town.session(), request),
}
export type CoverageWorker = typeof functions
expose(functions)
