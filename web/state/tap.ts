import type { LonLat } from '../../geodata/position.ts'
import type { View } from './view.ts'

// Nearer than this a finger covers less than a house.
const EXACT_ZOOM = 16
const FINGER_PX = 22
const METRES_PER_PX_AT_ZOOM_0 = 78_271.517

/**
 * How far off a tap on the map may be, metres in whole tens: half a finger's width at that zoom.
 * @returns null when the map is so near that the tap is as good as exact
 */
export function tapRadiusM([, lat]: LonLat, zoom: number): number | null {
  if (zoom >= EXACT_ZOOM) return null
  const metresPerPx = (METRES_PER_PX_AT_ZOOM_0 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom
  return Math.max(10, Math.round((FINGER_PX * metresPerPx) / 10) * 10)
}

/** As `tapRadiusM`, for the middle of what is seen. */
export const centreRadiusM = ({ centre, zoom }: View) => tapRadiusM(centre, zoom)
