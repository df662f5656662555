import type { IncidentColumns } from '../model/incident-columns.ts'
import type { TerrainRaster } from '../model/terrain.ts'
import { localPlane } from '../plane.ts'
import type { LonLat } from '../position.ts'
import { buildTerrain } from '../visibility/terrain.ts'
import { buildTown, type ObstacleFeature, type Town } from '../visibility/town.ts'
import { type IncidentSamples, sampleIncidents } from './incident-samples.ts'
import { type Moments, momentsOf } from './moments.ts'
import { indexPoints, type Points } from './seen-points.ts'

/** A town and its incidents, prepared once for every question about cameras. */
export type Ground = {
  town: Town
  timeZone: string
  columns: IncidentColumns
  samples: IncidentSamples
  points: Points
  moments: Moments
}

/** Where a town is, what its clocks show, and how high its ground is: null for flat ground. */
export type Where = { centre: LonLat; timeZone: string; raster?: TerrainRaster | null }

/** Prepares a town, and where and when its incidents may have happened. */
export function prepareGround(
  obstacles: readonly ObstacleFeature[],
  columns: IncidentColumns,
  { centre, timeZone, raster = null }: Where,
): Ground {
  const plane = localPlane(centre)
  const town = buildTown(obstacles, plane, raster && buildTerrain(raster, plane))
  return withIncidents({ town, timeZone }, columns)
}

/** What sight lines go by in a town: flat ground, or a terrain that somebody told, in cells so long. */
export type TownGround = { kind: 'flat' } | { kind: 'terrain'; source: string; stepM: number }

export const groundOf = ({ terrain }: Town): TownGround =>
  terrain ? { kind: 'terrain', source: terrain.source, stepM: terrain.stepM } : { kind: 'flat' }

/** The same town with other incidents. */
export function withIncidents(
  { town, timeZone }: Pick<Ground, 'town' | 'timeZone'>,
  columns: IncidentColumns,
): Ground {
  const samples = sampleIncidents(columns, town.plane, town)
  const moments = momentsOf({ timeZone, place: town.plane.centre })
  return { town, timeZone, columns, samples, points: indexPoints(samples.points), moments }
}
