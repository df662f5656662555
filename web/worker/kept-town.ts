import {
  type Ground,
  groundOf,
  prepareGround,
  type TownGround,
  withIncidents,
} from '../../geodata/coverage/ground.ts'
import { type Intruded, intrudedIn } from '../../geodata/coverage/intrusion.ts'
import { CoverageSession } from '../../geodata/coverage/session.ts'
import type { IncidentColumns } from '../../geodata/model/incident-columns.ts'
import type { SensitivePlace } from '../../geodata/model/sensitive-place.ts'
import type { TerrainRaster } from '../../geodata/model/terrain.ts'
import type { LonLat } from '../../geodata/position.ts'
import type { ObstacleFeature } from '../../geodata/visibility/town.ts'

/** Where the parts of a town come from, each by its municipality's code. */
export type TownSources = {
  obstacles: (municipality: string) => Promise<ObstacleFeature[]>
  columns: (municipality: string) => Promise<IncidentColumns>
  terrain: (municipality: string) => Promise<TerrainRaster | null>
  places: (municipality: string) => Promise<SensitivePlace[]>
}

/** What a municipality's town is fetched and computed by. */
export type Where = { municipality: string; centre: LonLat; timeZone: string }

/** The town that questions are about: always the one that was asked for last, whichever comes first. */
export function keptTown(sources: TownSources) {
  let kept: { municipality: string; ground: Ground; intruded: Intruded } | null = null
  let session: CoverageSession | null = null
  /** Which loading is the newest: what an older one brings is not taken. */
  let newest = 0

  const take = (town: NonNullable<typeof kept>) => {
    kept = town
    session = new CoverageSession(town.ground, town.intruded)
  }
  return {
    /** @throws when no town is there */
    session: (): CoverageSession => {
      if (!session) throw new Error('load comes first')
      return session
    },
    /**
     * Fetches a municipality's obstacles, incidents, sensitive places and terrain and keeps them for the
     * questions.
     *
     * @returns what sight lines go by there
     * @throws what the sources throw; then there is no town
     */
    load: async ({ municipality, ...where }: Where): Promise<TownGround> => {
      const mine = ++newest
      kept = null
      session = null
      const [obstacles, columns, raster, places] = await Promise.all([
        sources.obstacles(municipality),
        sources.columns(municipality),
        sources.terrain(municipality),
        sources.places(municipality),
      ])
      const ground = prepareGround(obstacles, columns, { ...where, raster })
      if (mine === newest) take({ municipality, ground, intruded: intrudedIn(ground.town, places) })
      return groundOf(ground.town)
    },
    /** Fetches the incidents anew. @throws what the source throws; then the ones before stand */
    reloadIncidents: async (municipality: string): Promise<void> => {
      const mine = newest
      const columns = await sources.columns(municipality)
      if (mine !== newest || kept?.municipality !== municipality) return
      take({ ...kept, ground: withIncidents(kept.ground, columns) })
    },
  }
}
