import type { SensitivePlace } from '../../geodata/model/sensitive-place.ts'
import { askJson } from './http.ts'

/** All entrances, outdoor seating and schools of a municipality's map. Called in the worker. */
export const fetchSensitivePlaces = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<SensitivePlace[]> => {
  const { items } = await askJson<{ items: SensitivePlace[] }>(
    `/api/m/${municipality}/sensitive-places`,
    { signal },
  )
  return items
}
