import Flatbush from 'flatbush'
import { bestDensityAt, type CameraView } from '../visibility/camera-view.ts'
import type { IncidentSamples } from './incident-samples.ts'

/** Sample points indexed, so that a camera asks only those within its range. */
export type SampleIndex = Flatbush | undefined

export function indexSamples({ points }: IncidentSamples): SampleIndex {
  const n = points.length / 2
  if (n === 0) return undefined
  const index = new Flatbush(n)
  for (let i = 0; i < n; i++) index.add(points[2 * i]!, points[2 * i + 1]!)
  index.finish()
  return index
}

/**
 * Pixels per metre that one camera has on every sample point; 0 where it sees nothing.
 *
 * @returns one value a sample point, in their order
 */
export function cameraDensities(
  view: CameraView,
  { points }: IncidentSamples,
  index: SampleIndex,
): Float32Array {
  const densities = new Float32Array(points.length / 2)
  if (view.aims.length === 0 || !index) return densities
  const [x, y] = view.apex
  const reach = Math.max(...view.aims.map(({ rangeM }) => rangeM))
  const near = index.search(x - reach, y - reach, x + reach, y + reach)
  for (const i of near) densities[i] = bestDensityAt(view, [points[2 * i]!, points[2 * i + 1]!])
  return densities
}

/** The best of many cameras on every sample point. @param n number of sample points */
export function bestDensities(cameras: Iterable<Float32Array>, n: number): Float32Array {
  const best = new Float32Array(n)
  for (const densities of cameras)
    for (let i = 0; i < n; i++) if (densities[i]! > best[i]!) best[i] = densities[i]!
  return best
}
