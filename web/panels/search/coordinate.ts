import type { LonLat } from '../../../geodata/position.ts'

/**
 * Reads a coordinate in degrees, latitude first as people write them: "61,3037 17,0581",
 * "61.3037, 17.0581". @returns undefined for anything else
 */
export function coordinateIn(text: string): LonLat | undefined {
  const found =
    /^\s*(-?\d{1,2}(?:[.,]\d+)?)\s*[°N]?\s*[;,\s]\s*(-?\d{1,3}(?:[.,]\d+)?)\s*[°EÖ]?\s*$/i.exec(
      text,
    )
  if (!found) return undefined
  const [lat, lon] = found.slice(1).map((part) => Number(part.replace(',', '.'))) as [
    number,
    number,
  ]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : undefined
}
