import type { FeatureCollection } from 'geojson'
import type { ObstacleFeature } from '../../geodata/visibility/town.ts'
import { askJson } from './http.ts'

type Sent = FeatureCollection<never, Omit<ObstacleFeature, 'shape'>> & {
  features: { geometry: ObstacleFeature['shape'] }[]
}

/** Everything in a municipality that may stand in the way of sight. Called in the worker. */
export const fetchObstacles = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<ObstacleFeature[]> => {
  const sent = await askJson<Sent>(`/api/m/${municipality}/obstacles/features`, { signal })
  return sent.features.map(({ properties, geometry }) => ({ ...properties, shape: geometry }))
}
