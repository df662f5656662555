import Flatbush from 'flatbush'
import { bestDensityAt, type CameraView } from '../visibility/camera-view.ts'

/** Points on a town's plane, x, y of each in metres, indexed so that a camera asks only those near it. */
export type Points = { points: Float64Array; index: Flatbush | undefined }

/** What one camera sees of some points: which of them, how sharply in px/m, and from how far in metres. */
export type SeenPoints = { at: Uint32Array; densities: Float32Array; distances: Float32Array }

export function indexPoints(points: Float64Array): Points {
  const n = points.length / 2
  if (n === 0) return { points, index: undefined }
  const index = new Flatbush(n)
  for (let i = 0; i < n; i++) index.add(points[2 * i]!, points[2 * i + 1]!)
  index.finish()
  return { points, index }
}

/**
 * The points that a camera sees, in their order.
 *
 * @param which `unmasked` is what it would see without its masks
 */
export function seenPoints(
  view: CameraView,
  { points, index }: Points,
  which: 'region' | 'unmasked' = 'region',
): SeenPoints {
  const [x, y] = view.apex
  const reach = Math.max(0, ...view.aims.map(({ rangeM }) => rangeM))
  const near = reach > 0 && index ? index.search(x - reach, y - reach, x + reach, y + reach) : []
  const at: number[] = []
  const densities: number[] = []
  for (const i of near.sort((a, b) => a - b)) {
    const density = bestDensityAt(view, [points[2 * i]!, points[2 * i + 1]!], which)
    if (density === 0) continue
    at.push(i)
    densities.push(density)
  }
  const distance = (i: number) => Math.hypot(points[2 * i]! - x, points[2 * i + 1]! - y)
  return {
    at: Uint32Array.from(at),
    densities: Float32Array.from(densities),
    distances: Float32Array.from(at, distance),
  }
}
