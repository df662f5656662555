import type { Bbox } from '../../geodata/position.ts'

// More of a town than this is never left outside the first look at it.
const LEAST_KEPT = 0.6

/**
 * What to fit on a screen of so many pixels so that the town fills it: on a screen narrower (or
 * lower) than the town is, a part of its sides is left out.
 */
export function openingBounds(
  [west, south, east, north]: Bbox,
  widthPx: number,
  heightPx: number,
): Bbox {
  const middle = [(west + east) / 2, (south + north) / 2] as const
  const [dLon, dLat] = [east - west, north - south]
  // Wider than the screen when over 1.
  const shape =
    ((dLon * Math.cos((middle[1] * Math.PI) / 180)) / dLat) * (heightPx / Math.max(1, widthPx))
  const keep = (share: number) => Math.min(1, Math.max(LEAST_KEPT, share))
  const [x, y] = [(dLon / 2) * keep(1 / shape), (dLat / 2) * keep(shape)]
  return [middle[0] - x, middle[1] - y, middle[0] + x, middle[1] + y]
}

/** How far out the map may be moved: the drawn town with its own size around it on every side. */
export const reachOf = ([west, south, east, north]: Bbox): Bbox => [
  west - (east - west),
  south - (north - south),
  east + (east - west),
  north + (north - south),
]
