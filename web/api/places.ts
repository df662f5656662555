import type { Place } from '../../geodata/model/town.ts'
import { askJson } from './http.ts'
import { withQuery } from './list.ts'

/** Named places and streets that match what was typed, best first; at most `limit`. */
export const searchPlaces = async (
  municipality: string,
  text: string,
  limit: number,
  signal?: AbortSignal,
): Promise<Place[]> => {
  const path = withQuery(`/api/m/${municipality}/places`, { q: text, limit })
  return (await askJson<{ items: Place[] }>(path, { signal })).items
}
