import { bandAt, type Edition, editions } from '../optics/standards.ts'
import { bestDensityAt, type CameraView } from '../visibility/camera-view.ts'
import { extent } from '../visibility/mesh.ts'
import { polygonsOf } from '../visibility/rings.ts'

// How much ground several cameras see together, without counting any of it twice: squares of one metre on the
// town's plane, each asked in its middle. A region of area A and outline L comes out right to about √L / 4 m²
// (a lattice's error is that of its edge squares, which do not hang together).

/** What one camera sees of the squares around it: the density in each, 0 where it sees nothing. */
export type SeenGround = {
  /** South-western square, in whole metres, and how many of them each way. */
  west: number
  south: number
  columns: number
  /** px/m, row by row from the south. */
  densities: Float32Array
}

/** How much ground is seen, in m². */
export type GroundFigure = {
  seenM2: number
  /** By the quality of the sharpest camera: seen below the lowest band first, then one a band. */
  byBand: number[]
  /** By two cameras or more, by the quality that two of them have. */
  twiceM2: number
  twiceByBand: number[]
}

/** The squares that a camera sees, in the box round all of them. */
export function seenGround(view: CameraView): SeenGround {
  const outline = Float64Array.from(
    view.aims.flatMap(({ region }) => polygonsOf(region).flatMap(([outer]) => outer!.flat())),
  )
  const [minX, minY, maxX, maxY] = extent(outline)
  const [west, south] = [Math.floor(minX), Math.floor(minY)]
  const [columns, rows] = [Math.ceil(maxX) - west, Math.ceil(maxY) - south]
  const densities = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      densities[row * columns + column] = bestDensityAt(view, [
        west + column + 0.5,
        south + row + 0.5,
      ])
  return { west, south, columns, densities }
}

/** Squares are gathered in tiles this many metres wide: cameras far apart need no ground between them. */
const TILE = 64

/** What several cameras see together, band by band, and what two of them see. */
export function groundFigure(cameras: Iterable<SeenGround>, edition: Edition): GroundFigure {
  const tiles = new Map<string, { best: Float32Array; second: Float32Array }>()
  for (const { west, south, columns, densities } of cameras)
    for (let k = 0; k < densities.length; k++) {
      const density = densities[k]!
      if (density === 0) continue
      const [x, y] = [west + (k % columns), south + Math.floor(k / columns)]
      const [i, j] = [Math.floor(x / TILE), Math.floor(y / TILE)]
      const key = `${i} ${j}`
      let tile = tiles.get(key)
      if (!tile) {
        tile = { best: new Float32Array(TILE * TILE), second: new Float32Array(TILE * TILE) }
        tiles.set(key, tile)
      }
      const at = (y - j * TILE) * TILE + (x - i * TILE)
      tile.second[at] = Math.max(tile.second[at]!, Math.min(tile.best[at]!, density))
      tile.best[at] = Math.max(tile.best[at]!, density)
    }
  const none = () => new Array<number>(editions[edition].length + 1).fill(0)
  const figure: GroundFigure = { seenM2: 0, byBand: none(), twiceM2: 0, twiceByBand: none() }
  for (const { best, second } of tiles.values())
    for (let k = 0; k < best.length; k++) {
      if (best[k] === 0) continue
      figure.seenM2++
      figure.byBand[bandAt(edition, best[k]!) + 1]!++
      if (second[k] === 0) continue
      figure.twiceM2++
      figure.twiceByBand[bandAt(edition, second[k]!) + 1]!++
    }
  return figure
}
