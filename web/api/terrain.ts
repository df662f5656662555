import type { TerrainRaster } from '../../geodata/model/terrain.ts'
import { decodeTerrain } from '../../geodata/visibility/terrain-file.ts'
import { ask } from './http.ts'

/** The height of the ground in a municipality; null where nobody has brought any in. Called in the worker. */
export async function fetchTerrain(
  municipality: string,
  signal?: AbortSignal,
): Promise<TerrainRaster | null> {
  const response = await ask(`/api/m/${municipality}/terrain`, { signal })
  if (response.status === 204) return null
  return decodeTerrain(new Uint8Array(await response.arrayBuffer()))
}
