import type { Municipality } from '../../../geodata/model/municipality.ts'
import { MOST_CELLS, type TerrainHead } from '../../../geodata/model/terrain.ts'
import { localPlane, type Plane, type PlanePoint } from '../../../geodata/plane.ts'
import type { LonLat } from '../../../geodata/position.ts'
import type { PlacedRaster } from './check-raster.ts'

/** Cameras near the municipality's edge see out of it. */
const AROUND_M = 500
/** A laser scan may be finer: sight does not change by it, and the service would be slow. */
const FINEST_M = 1

/** Where the cells lie that a terrain is kept in, and how it is brought there. */
export type TerrainGrid = Pick<
  TerrainHead,
  'centre' | 'west' | 'south' | 'stepM' | 'columns' | 'rows'
> & {
  /** As `gdalwarp` wants it. */
  warp: string[]
}

/** The plane that a municipality's towns are computed on: that of the middle of its box. */
export const planeOf = ({ bbox: [west, south, east, north] }: Pick<Municipality, 'bbox'>): Plane =>
  localPlane([(west + east) / 2, (south + north) / 2])

/**
 * The cells for a raster: on the municipality's plane, within its box and 500 m around it, and where the raster
 * lies. As fine as the raster is, but no finer than 1 m, and so coarse that there are 4 million at most.
 *
 * @returns `undefined` for a raster that lies wholly elsewhere
 */
export function terrainGrid(
  { size, wgs84Extent }: PlacedRaster,
  municipality: Pick<Municipality, 'bbox'>,
): TerrainGrid | undefined {
  const plane = planeOf(municipality)
  const corners = (wgs84Extent.coordinates[0] ?? []).slice(0, 4).map((at) => plane.toPlane(at))
  const lies = boxOf(corners)
  if (corners.length < 4 || lies.some((side) => !Number.isFinite(side))) return undefined
  const box = shared(widened(lies), wanted(municipality.bbox, plane))
  if (!box) return undefined
  const own = stepOf(corners, size)
  let stepM = Math.max(FINEST_M, own)
  let cells = cellsOf(box, stepM)
  while (cells.columns * cells.rows > MOST_CELLS) {
    const times = Math.sqrt((cells.columns * cells.rows) / MOST_CELLS)
    stepM = Math.ceil(stepM * Math.max(times, 1.01) * 10) / 10
    cells = cellsOf(box, stepM)
  }
  const [lon, lat] = plane.centre
  const { west, south, columns, rows } = cells
  const edges = [west, south, west + columns * stepM, south + rows * stepM]
  const half = stepM / 2
  return {
    ...{ centre: plane.centre, west: west + half, south: south + half, stepM, columns, rows },
    warp: [
      ...['-t_srs', `+proj=tmerc +lat_0=${lat} +lon_0=${lon} +k=1 +ellps=WGS84 +units=m +no_defs`],
      ...['-te', ...edges.map(String), '-ts', String(columns), String(rows)],
      // What is made coarser is the mean of what it covers; else what lies between is even.
      ...['-r', stepM > own * 1.5 ? 'average' : 'bilinear'],
    ],
  }
}

type Box = readonly [west: number, south: number, east: number, north: number]

function boxOf(points: readonly PlanePoint[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** The edges of a large raster are bent on the plane: a little more than between its corners. */
function widened([west, south, east, north]: Box): Box {
  const by = 0.01 * Math.max(east - west, north - south)
  return [west - by, south - by, east + by, north + by]
}

function wanted([west, south, east, north]: Municipality['bbox'], plane: Plane): Box {
  const middle = (west + east) / 2
  const corners: LonLat[] = [
    [west, south],
    [east, south],
    [west, north],
    [east, north],
    [middle, south],
    [middle, north],
  ]
  const [x0, y0, x1, y1] = boxOf(corners.map(plane.toPlane))
  return [x0 - AROUND_M, y0 - AROUND_M, x1 + AROUND_M, y1 + AROUND_M]
}

function shared(one: Box, other: Box): Box | undefined {
  const [west, south] = [Math.max(one[0], other[0]), Math.max(one[1], other[1])]
  const [east, north] = [Math.min(one[2], other[2]), Math.min(one[3], other[3])]
  return west < east && south < north ? [west, south, east, north] : undefined
}

/**
 * How far apart the raster's own values stand, the longer way. A map's metre is not quite one on the ground (0.9996
 * in the middle of SWEREF 99 TM): what is within 0.5 % of a tenth is that.
 */
function stepOf([ul, ll, lr, ur]: readonly PlanePoint[], [columns, rows]: PlacedRaster['size']) {
  const between = (a: PlanePoint, b: PlanePoint) => Math.hypot(a[0] - b[0], a[1] - b[1])
  const across = Math.max(between(ul!, ur!), between(ll!, lr!)) / columns
  const own = Math.max(across, between(ul!, ll!) / rows, between(ur!, lr!) / rows)
  const even = Math.round(own * 10) / 10
  return Math.abs(even - own) <= own * 0.005 ? even : Math.ceil(own * 100) / 100
}

/** Cells of a step that cover a box, laid out from the plane's middle: the same however the box is cut. */
function cellsOf([west, south, east, north]: Box, stepM: number) {
  const [i, j] = [Math.floor(west / stepM), Math.floor(south / stepM)]
  const columns = Math.max(2, Math.ceil(east / stepM) - i)
  const rows = Math.max(2, Math.ceil(north / stepM) - j)
  return { west: i * stepM, south: j * stepM, columns, rows }
}
