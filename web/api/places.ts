import type { Place } from '../../geodata/model/town.ts'
import { askJson } from './http.ts'
import { withQuery } from './list.ts'

/** Named places and streets that match what was typed, best first. */
export const searchPlaces = async (
  municipality: string,
  text: string,
  signal?: AbortSignal,
): Promise<Place[]> => {
  const path = withQuery(`/api/m/${municipality}/places`, { q: text, limit: 8 })
  return (await askJson<{ items: Place[] }>(path, { signal })).items
}
