import type { PlanePoint } from '../../../geodata/plane.ts'
import type { ObstacleFeature } from '../../../geodata/visibility/town.ts'
import { plane } from './towns.ts'

// A second implementation, slow and plain: one line of sight against every wall, in whole numbers.

/** Walls as they were drawn, in whole millimetres, with what they are part of. */
type Drawn = { heightMm: bigint; rings: (readonly [bigint, bigint])[][]; isLine: boolean }

const inMm = ([x, y]: PlanePoint): readonly [bigint, bigint] => [
  BigInt(Math.round(x * 1000)),
  BigInt(Math.round(y * 1000)),
]

export const drawn = (obstacles: readonly ObstacleFeature[]): Drawn[] =>
  obstacles.flatMap(({ heightM, shape }) => {
    if (shape.type === 'Point') return []
    const isLine = shape.type === 'LineString'
    const lines = isLine ? [shape.coordinates] : shape.coordinates.map((ring) => ring.slice(0, -1))
    const rings = lines.map((line) => line.map((at) => inMm(plane.toPlane(at))))
    return [{ heightMm: BigInt(Math.round(heightM * 1000)), rings, isLine }]
  })

/** A share of the way along a line of sight: num / den, den > 0. */
type Share = readonly [num: bigint, den: bigint]

/** Where along the line a ring is crossed. */
function crossings({ rings, isLine }: Drawn, from: PlanePoint, to: PlanePoint): Share[] {
  const [ax, ay] = inMm(from)
  const [bx, by] = inMm(to)
  const [dx, dy] = [bx - ax, by - ay]
  const found: Share[] = []
  for (const ring of rings)
    for (let k = 0; k < ring.length - (isLine ? 1 : 0); k++) {
      const [px, py] = ring[k]!
      const [qx, qy] = ring[(k + 1) % ring.length]!
      const [ex, ey] = [qx - px, qy - py]
      const den = dx * ey - dy * ex
      if (den === 0n) continue
      const sign = den < 0n ? -1n : 1n
      const t = ((px - ax) * ey - (py - ay) * ex) * sign
      const u = ((px - ax) * dy - (py - ay) * dx) * sign
      const whole = den * sign
      // Half open along the edge: a corner is one of its two edges' alone.
      if (u >= 0n && u < whole && t >= 0n && t <= whole) found.push([t, whole])
    }
  return found.sort(([a, b], [c, d]) => (a * d < c * b ? -1 : 1))
}

/** Whether a point lies within what was drawn. */
export function isWithin(one: Drawn, point: PlanePoint): boolean {
  if (one.isLine) return false
  const far: PlanePoint = [point[0] + 5_000.123, point[1] + 3_111.477]
  return crossings(one, point, far).length % 2 === 1
}

/**
 * Whether a target at `targetM` on open ground is seen from a height: nothing that its line passes through
 * reaches up to it there, and it stands in nothing.
 */
export function isSeen(
  town: readonly Drawn[],
  [from, eyeM]: readonly [PlanePoint, number],
  [to, targetM]: readonly [PlanePoint, number],
): boolean {
  const [eye, target] = [BigInt(Math.round(eyeM * 1000)), BigInt(Math.round(targetM * 1000))]
  return town.every((one) => {
    if (isWithin(one, to)) return false
    const shares = crossings(one, from, to)
    if (shares.length === 0) return true
    // The line is lowest, within what it passes through, at the far end when it falls.
    const ends = eye > target ? [shares[shares.length - 1]!] : [shares[0]!]
    return ends.every(([t, whole]) => eye * whole - t * (eye - target) > one.heightMm * whole)
  })
}

/** Distance in metres from a point to the nearest thing drawn. */
export function clearance(town: readonly Drawn[], [x, y]: PlanePoint): number {
  let best = Number.POSITIVE_INFINITY
  for (const { rings, isLine } of town)
    for (const ring of rings)
      for (let k = 0; k < ring.length - (isLine ? 1 : 0); k++) {
        const [ax, ay] = ring[k]!.map((mm) => Number(mm) / 1000) as [number, number]
        const next = ring[(k + 1) % ring.length]!
        const [dx, dy] = [Number(next[0]) / 1000 - ax, Number(next[1]) / 1000 - ay]
        const share = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)
        const t = Math.max(0, Math.min(1, share))
        best = Math.min(best, Math.hypot(x - ax - t * dx, y - ay - t * dy))
      }
  return best
}

/** Whether a line of sight passes so near a corner that millimetres decide. */
export function isClose(town: readonly Drawn[], from: PlanePoint, to: PlanePoint): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy) || 1
  return town.some(({ rings }) =>
    rings.some((ring) =>
      ring.some(([cx, cy]) => {
        const [ex, ey] = [Number(cx) / 1000 - from[0], Number(cy) / 1000 - from[1]]
        return Math.abs(ex * dy - ey * dx) / length < 0.05
      }),
    ),
  )
}
