import type { FeatureCollection } from 'geojson'
import type { ObstacleFeature } from '../../geodata/visibility/walls.ts'
import { askJson } from './http.ts'

type Sent = FeatureCollection<
  never,
  { id: string; kind: ObstacleFeature['kind']; heightM: number }
> & { features: { geometry: ObstacleFeature['shape'] }[] }

/** Everything in a municipality that may stand in the way of sight. Called in the worker. */
export const fetchObstacles = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<ObstacleFeature[]> => {
  const sent = await askJson<Sent>(`/api/m/${municipality}/obstacles/features`, { signal })
  return sent.features.map(({ properties: { id, kind, heightM }, geometry }) => ({
    id,
    kind,
    heightM,
    shape: geometry,
  }))
}
