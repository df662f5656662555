import { PMTiles } from 'pmtiles'
import type { Bbox } from '../../geodata/position.ts'

/** Where the drawn town lies, as its archive's header says; null when there is none to read. */
export async function archiveBounds(url: string | null): Promise<Bbox | null> {
  if (url === null) return null
  try {
    const { minLon, minLat, maxLon, maxLat } = await new PMTiles(url).getHeader()
    return maxLon > minLon && maxLat > minLat ? [minLon, minLat, maxLon, maxLat] : null
  } catch {
    // The map opens on the municipality's box instead, and tells of the archive itself.
    return null
  }
}
