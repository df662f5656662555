import type { PlanePoint } from '../../geodata/plane.ts'

/** A square of cells on the plane, round the one in the middle of which a camera stands. */
export type Grid = {
  centre: PlanePoint
  cellM: number
  /** Cells each way from the middle one. */
  reach: number
}

/** Cells along one side of a grid. */
export const sideOf = ({ reach }: Grid): number => 2 * reach + 1

/** The middle of a cell, in metres on the plane; columns from the west, rows from the north. */
export const cellCentre = ({ centre, cellM, reach }: Grid, column: number, row: number) =>
  [centre[0] + (column - reach) * cellM, centre[1] + (reach - row) * cellM] as const

type Segment = readonly [from: PlanePoint, to: PlanePoint]

/** Marks the cells whose middles are nearer to a segment than `withinM` metres; `marks` has a byte a cell. */
export function markNear(marks: Uint8Array, grid: Grid, [a, b]: Segment, withinM: number): void {
  const { centre, cellM, reach } = grid
  const last = sideOf(grid) - 1
  const column = (x: number) => (x - centre[0]) / cellM + reach
  const row = (y: number) => reach - (y - centre[1]) / cellM
  const first = (at: number) => Math.max(0, Math.floor(at))
  const end = (at: number) => Math.min(last, Math.ceil(at))
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length2 = dx * dx + dy * dy || 1
  const [fromRow, toRow] = [Math.max(a[1], b[1]) + withinM, Math.min(a[1], b[1]) - withinM]
  const [fromX, toX] = [Math.min(a[0], b[0]) - withinM, Math.max(a[0], b[0]) + withinM]
  for (let j = first(row(fromRow)); j <= end(row(toRow)); j++)
    for (let i = first(column(fromX)); i <= end(column(toX)); i++) {
      const [x, y] = cellCentre(grid, i, j)
      const along = ((x - a[0]) * dx + (y - a[1]) * dy) / length2
      const share = Math.max(0, Math.min(1, along))
      const off = Math.hypot(x - a[0] - share * dx, y - a[1] - share * dy)
      if (off < withinM) marks[j * (last + 1) + i] = 1
    }
}

type Sight = { eyeM: number; targetM: number }

/**
 * Whether a line of sight from the middle of a grid to a cell passes over every cell between, each of
 * them a box as high as the raster says.
 *
 * Source: the cells in their order, Amanatides and Woo, "A fast voxel traversal algorithm", 1987.
 *
 * @param heights metres, row by row from the north
 * @param sight the eye is higher than the target: the line is lowest where it leaves a cell
 */
export function isSeenOver(
  heights: ArrayLike<number>,
  grid: Grid,
  [column, row]: readonly [number, number],
  { eyeM, targetM }: Sight,
): boolean {
  const { reach } = grid
  const [dx, dy] = [column - reach, row - reach]
  const [stepX, stepY] = [1 / Math.abs(dx), 1 / Math.abs(dy)]
  let [i, j, nextX, nextY] = [reach, reach, stepX / 2, stepY / 2]
  while (i !== column || j !== row) {
    const leaves = Math.min(nextX, nextY)
    const isMiddle = i === reach && j === reach
    const lineM = eyeM - leaves * (eyeM - targetM)
    if (!isMiddle && heights[j * sideOf(grid) + i]! >= lineM) return false
    // Through a corner it goes from cell to cell across it.
    const [intoX, intoY] = [nextX - leaves < 1e-9, nextY - leaves < 1e-9]
    if (intoX) [i, nextX] = [i + Math.sign(dx), nextX + stepX]
    if (intoY) [j, nextY] = [j + Math.sign(dy), nextY + stepY]
  }
  return true
}
