import type { IncidentColumns } from '../model/incident-columns.ts'
import { localPlane } from '../plane.ts'
import type { LonLat } from '../position.ts'
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

/** Prepares a town, and where and when its incidents may have happened. */
export function prepareGround(
  obstacles: readonly ObstacleFeature[],
  columns: IncidentColumns,
  { centre, timeZone }: { centre: LonLat; timeZone: string },
): Ground {
  const town = buildTown(obstacles, localPlane(centre))
  return withIncidents({ town, timeZone }, columns)
}

/** The same town with other incidents. */
export function withIncidents(
  { town, timeZone }: Pick<Ground, 'town' | 'timeZone'>,
  columns: IncidentColumns,
): Ground {
  const samples = sampleIncidents(columns, town.plane, town)
  const moments = momentsOf(columns, { timeZone, place: town.plane.centre })
  return { town, timeZone, columns, samples, points: indexPoints(samples.points), moments }
}
