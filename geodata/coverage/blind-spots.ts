import { areaKm2, cellsIn, childMiddles } from '../cells/cells-in.ts'
import { GeoError } from '../errors.ts'
import type { Area } from '../model/shape.ts'
import { buildingAt } from '../visibility/inside.ts'
import type { Town } from '../visibility/town.ts'
import { indexPoints, type Points, type SeenPoints } from './seen-points.ts'

/** Cells of 44 m² on average (31 m² at Söderhamn), and their children, in whose middles the ground is asked about. */
const CELL = 13
const CHILD = 14
/** Larger areas take seconds and hundreds of megabytes. */
export const MOST_KM2 = 2

/**
 * The open ground of some areas as H3 cells of resolution 13, each asked about in the middles of its seven
 * children that are not inside a building. Cells without open ground are left out.
 */
export type OpenCells = {
  cells: string[]
  points: Points
  /** Which cell each point is of. */
  cell: Uint32Array
}

/**
 * Divides the open ground of areas into cells. Source: `polygonToCells` by the middles of cells.
 *
 * @throws {GeoError} area-too-large beyond `MOST_KM2` together: a centre, not a municipality
 */
export function openCells(areas: readonly Area[], town: Town): OpenCells {
  const km2 = areas.reduce((sum, one) => sum + areaKm2(one), 0)
  if (km2 > MOST_KM2)
    throw new GeoError(
      'area-too-large',
      `the areas are ${km2.toFixed(1)} km² together, expected at most ${MOST_KM2}`,
    )
  const found = new Set(areas.flatMap((area) => cellsIn(area, CELL)))
  const cells: string[] = []
  const [points, cell]: [number[], number[]] = [[], []]
  for (const one of [...found].sort()) {
    const middles = childMiddles(one, CHILD).map((at) => town.plane.toPlane(at))
    const open = middles.filter((at) => !buildingAt(town, at))
    if (open.length === 0) continue
    for (const [x, y] of open) {
      points.push(x, y)
      cell.push(cells.length)
    }
    cells.push(one)
  }
  return { cells, points: indexPoints(Float64Array.from(points)), cell: Uint32Array.from(cell) }
}

/** The cells of which no camera sees any point, in their order. */
export function blindCells({ cells, cell }: OpenCells, cameras: readonly SeenPoints[]): string[] {
  const isSeen = new Uint8Array(cells.length)
  for (const { at } of cameras) for (const point of at) isSeen[cell[point]!] = 1
  return cells.filter((_, i) => isSeen[i] === 0)
}
