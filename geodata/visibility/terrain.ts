import { type TerrainRaster, UNKNOWN } from '../model/terrain.ts'
import { localPlane, type Plane } from '../plane.ts'

/** The height of the ground on a town's plane: a raster whose values stand at the middles of square cells. */
export type Terrain = {
  /** Who told. */
  source: string
  stepM: number
  columns: number
  rows: number
  /** Of the middle of the first cell, the south-westernmost, on the plane. */
  west: number
  south: number
  /** Metres, row by row from the south; where nobody knows, as high as the nearest that is known. */
  heights: Float32Array
  /** 1 where somebody knows. */
  known: Uint8Array
  lowestM: number
}

/**
 * Prepares a terrain for a town's plane. One that lies on another plane, since the municipality's box has changed
 * after it was brought in, is laid out anew on this one with the same step.
 */
export function buildTerrain(raster: TerrainRaster, plane: Plane): Terrain {
  const { centre, source, stepM, columns, rows, west, south } = raster
  const { heights, known } = told(raster)
  spreadOut(heights, known, columns)
  const own: Terrain = { source, stepM, columns, rows, west, south, heights, known, lowestM: 0 }
  const isSame = centre[0] === plane.centre[0] && centre[1] === plane.centre[1]
  const terrain = isSame ? own : moved(own, localPlane(centre), plane)
  return { ...terrain, lowestM: terrain.heights.reduce((a, b) => Math.min(a, b), Infinity) }
}

function told({ values, offsetM, scaleM }: TerrainRaster) {
  const known = new Uint8Array(values.length)
  const heights = new Float32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    if (values[i] === UNKNOWN) continue
    known[i] = 1
    heights[i] = offsetM + values[i]! * scaleM
  }
  return { heights, known }
}

/** Gives unknown cells the height of the nearest known one, by steps from cell to cell. */
function spreadOut(heights: Float32Array, known: Uint8Array, columns: number): void {
  const n = heights.length
  const done = Uint8Array.from(known)
  const waiting = new Int32Array(n)
  let end = 0
  for (let i = 0; i < n; i++) if (done[i]) waiting[end++] = i
  if (end === n) return
  for (let at = 0; at < end; at++) {
    const i = waiting[at]!
    const column = i % columns
    const beside = [
      column > 0 ? i - 1 : -1,
      column < columns - 1 ? i + 1 : -1,
      i - columns,
      i + columns < n ? i + columns : -1,
    ]
    for (const other of beside) {
      if (other < 0 || done[other]) continue
      done[other] = 1
      heights[other] = heights[i]!
      waiting[end++] = other
    }
  }
}

function moved(own: Terrain, from: Plane, to: Plane): Terrain {
  const { columns, rows, stepM } = own
  const [x, y] = to.toPlane(from.toLonLat([own.west, own.south]))
  const heights = new Float32Array(columns * rows)
  const known = new Uint8Array(columns * rows)
  for (let i = 0; i < heights.length; i++) {
    const here = [x + (i % columns) * stepM, y + Math.floor(i / columns) * stepM] as const
    const there = from.toPlane(to.toLonLat(here))
    heights[i] = heightAt(own, ...there)
    known[i] = Number(isKnownAt(own, ...there))
  }
  return { ...own, west: x, south: y, heights, known }
}

/**
 * Height of the ground in metres, bilinear between the middles of cells; outside the raster that of its edge.
 *
 * @param x y metres on the town's plane
 */
export function heightAt(
  { west, south, stepM, columns, rows, heights }: Terrain,
  x: number,
  y: number,
): number {
  const u = Math.max(0, Math.min(columns - 1, (x - west) / stepM))
  const v = Math.max(0, Math.min(rows - 1, (y - south) / stepM))
  const i = Math.min(columns - 2, Math.floor(u))
  const j = Math.min(rows - 2, Math.floor(v))
  const [right, up] = [u - i, v - j]
  const at = j * columns + i
  const low = heights[at]! + (heights[at + 1]! - heights[at]!) * right
  const above = at + columns
  const high = heights[above]! + (heights[above + 1]! - heights[above]!) * right
  return low + (high - low) * up
}

/** Whether the height at a place is known: the cell that holds it is, and lies in the raster. */
export function isKnownAt(
  { west, south, stepM, columns, rows, known }: Terrain,
  x: number,
  y: number,
): boolean {
  const [i, j] = [Math.round((x - west) / stepM), Math.round((y - south) / stepM)]
  return i >= 0 && j >= 0 && i < columns && j < rows && known[j * columns + i] === 1
}

/** Height of the highest cell within a square round a place, and of those beside it. */
export function highestNear(
  { west, south, stepM, columns, rows, heights }: Terrain,
  [x, y]: readonly [number, number],
  radiusM: number,
): number {
  const within = (value: number, last: number) => Math.max(0, Math.min(last, value))
  const first = within(Math.floor((x - radiusM - west) / stepM), columns - 1)
  const last = within(Math.ceil((x + radiusM - west) / stepM), columns - 1)
  const bottom = within(Math.floor((y - radiusM - south) / stepM), rows - 1)
  const top = within(Math.ceil((y + radiusM - south) / stepM), rows - 1)
  let highest = Number.NEGATIVE_INFINITY
  for (let j = bottom; j <= top; j++)
    for (let at = j * columns + first; at <= j * columns + last; at++)
      if (heights[at]! > highest) highest = heights[at]!
  return highest
}
