import { UNKNOWN } from '../../../geodata/model/terrain.ts'
import { buildTerrain, type Terrain } from '../../../geodata/visibility/terrain.ts'
import { plane } from './towns.ts'

/**
 * A made-up terrain round the middle of the towns of these tests, 400 m each way, to the centimetre.
 *
 * @param heightM of the ground at a place of the plane; `undefined` where nobody knows
 */
export function terrainOf(
  heightM: (x: number, y: number) => number | undefined,
  { stepM = 2, reachM = 200 } = {},
): Terrain {
  const side = Math.round((2 * reachM) / stepM) + 1
  const values = Int16Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [(i % side) * stepM - reachM, Math.floor(i / side) * stepM - reachM]
    const height = heightM(x, y)
    return height === undefined ? UNKNOWN : Math.round(height * 100)
  })
  const head = { format: 'tryggkartan-terrain', version: 1, unknown: UNKNOWN } as const
  const lies = { centre: plane.centre, west: -reachM, south: -reachM, stepM }
  const told = { columns: side, rows: side, offsetM: 0, scaleM: 0.01, source: 'höjder' }
  return buildTerrain({ ...head, ...lies, ...told, values }, plane)
}

/** A round hill: this high in its middle, and not felt farther off than its radius. */
export const hill = (x: number, y: number, highM: number, radiusM: number) => {
  return (px: number, py: number): number => {
    const share = Math.min(1, Math.hypot(px - x, py - y) / radiusM)
    return (highM * (1 + Math.cos(Math.PI * share))) / 2
  }
}
