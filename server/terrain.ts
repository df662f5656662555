import type { Db } from '../db/connect.ts'
import type { View } from '../db/records.ts'
import { findTerrain } from '../db/terrain.ts'
import type { TerrainRaster } from '../geodata/model/terrain.ts'
import { decodeTerrain } from '../geodata/visibility/terrain-file.ts'
import type { Files } from './files.ts'

/** The terrain that counts in a municipality, of those that are seen; null for flat ground. */
export async function readTerrain(db: Db, files: Files, view: View): Promise<TerrainRaster | null> {
  const terrain = await findTerrain(db, view)
  const open = terrain && (await files.open(terrain.sha256))
  if (!open) return null
  const bytes = await new Response(await open.read(0, open.size - 1)).arrayBuffer()
  return decodeTerrain(new Uint8Array(bytes))
}
