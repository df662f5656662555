import type { PlanePoint } from '../../../geodata/plane.ts'
import { heightAt, type Terrain } from '../../../geodata/visibility/terrain.ts'
import type { ObstacleFeature } from '../../../geodata/visibility/town.ts'
import { plane } from './towns.ts'

// A second implementation, slow and plain: a line of sight over terrain in small steps.

const STEP_M = 0.2

/** What stands on the ground between two heights, with its outline on the plane. */
type Block = { ring: PlanePoint[]; baseM: number; topM: number; isTree: boolean }

/** Buildings by their lowest ground, trees as the octagons that stand for their crowns. */
export function blocksOf(obstacles: readonly ObstacleFeature[], terrain: Terrain): Block[] {
  return obstacles.flatMap(({ heightM, crownRadiusM, shape }): Block[] => {
    if (shape.type === 'LineString') return []
    if (shape.type === 'Point') {
      const at = plane.toPlane(shape.coordinates)
      const groundM = heightAt(terrain, ...at)
      const heights = { baseM: groundM + 0.3 * heightM, topM: groundM + heightM }
      return [{ ...heights, ring: octagon(at, crownRadiusM!), isTree: true }]
    }
    const ring = shape.coordinates[0]!.slice(0, -1).map((at) => plane.toPlane(at))
    const topM = lowestOf(ring, terrain) + heightM
    return [{ ring, baseM: Number.NEGATIVE_INFINITY, topM, isTree: false }]
  })
}

function lowestOf(ring: readonly PlanePoint[], terrain: Terrain): number {
  const along = ring.flatMap(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!
    const n = Math.max(1, Math.ceil(Math.hypot(nx - x, ny - y) / terrain.stepM))
    return Array.from({ length: n }, (_, k) =>
      heightAt(terrain, x + ((nx - x) * k) / n, y + ((ny - y) * k) / n),
    )
  })
  return Math.min(...along)
}

function octagon([x, y]: PlanePoint, radiusM: number): PlanePoint[] {
  const reach = radiusM * Math.sqrt(Math.PI / (2 * Math.SQRT2))
  return Array.from({ length: 8 }, (_, i) => {
    const angle = (i + 0.5) * (Math.PI / 4)
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
  })
}

/** Whether a point lies within an outline. */
export function holds(ring: readonly PlanePoint[], [x, y]: PlanePoint): boolean {
  let inside = false
  for (const [k, [px, py]] of ring.entries()) {
    const [qx, qy] = ring[(k + 1) % ring.length]!
    if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside
  }
  return inside
}

type Sight = { terrain: Terrain; blocks: readonly Block[]; from: PlanePoint; eyeM: number }

/** Whether a target that stands `targetM` over the ground is seen from `eyeM` over the camera's own ground. */
export function isSeenOver(
  { terrain, blocks, from, eyeM }: Sight,
  to: PlanePoint,
  targetM: number,
): boolean {
  if (blocks.some(({ ring, isTree }) => !isTree && holds(ring, to))) return false
  const eye = heightAt(terrain, ...from) + eyeM
  const target = heightAt(terrain, ...to) + targetM
  const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP_M)
  for (let k = 1; k <= steps; k++) {
    const share = k / steps
    const at: PlanePoint = [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share,
    ]
    const height = eye + (target - eye) * share
    if (heightAt(terrain, ...at) > height + 1e-6) return false
    for (const { ring, baseM, topM } of blocks)
      if (height >= baseM && height <= topM && holds(ring, at)) return false
  }
  return true
}
