import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlanePoint } from '../../geodata/plane.ts'
import { type Grid, sideOf } from './raster.ts'

// Debian's gdal-bin: a viewshed over a raster of heights, by its own programs in processes of their own.

/** Something with a height: an outline (its holes follow), or a line that stands by itself. */
export type Raised = {
  heightM: number
  /** Metres on the plane, not closed. */
  rings: readonly (readonly PlanePoint[])[]
  isLine: boolean
}

/** What the gdal of this machine calls itself; `undefined` where its programs are not installed. */
export function gdalVersion(): string | undefined {
  // It says its version, and then ends as if it had failed.
  const { stdout } = spawnSync('gdal_viewshed', ['--version'], { encoding: 'utf8' })
  return stdout?.match(/^GDAL [\d.]+/)?.[0]
}

/** A raster on disk and in memory: metres over the ground, row by row from the north. */
export type Surface = { path: string; heights: Float32Array }

/**
 * Heights as a raster: buildings where they hold a cell's middle, the higher over the lower, and lines in
 * every cell they touch.
 *
 * @throws {Error} what gdal_rasterize says
 */
export function burn(folder: string, obstacles: readonly Raised[], grid: Grid): Surface {
  const path = join(folder, 'heights.bil')
  rmSync(path, { force: true })
  const [x, y] = grid.centre
  const half = (sideOf(grid) * grid.cellM) / 2
  const extent = ['-te', x - half, y - half, x + half, y + half, '-tr', grid.cellM, grid.cellM]
  const made = ['-of', 'ENVI', '-ot', 'Float32', '-init', 0, '-a_srs', CALLED, ...extent]
  // Lines first: where a building stands on one, the cell is the building's.
  for (const isLine of [true, false]) {
    const file = join(folder, 'outlines.geojson')
    const wanted = obstacles.filter((one) => one.isLine === isLine)
    writeFileSync(file, JSON.stringify(collection(wanted)))
    run('gdal_rasterize', ['-q', '-a', 'heightM', ...(isLine ? ['-at', ...made] : []), file, path])
  }
  const bytes = readFileSync(path)
  return { path, heights: new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4) }
}

/** Our plane's metres must pass for some system's metres; nothing is ever projected. */
const CALLED = 'EPSG:3857'

function collection(obstacles: readonly Raised[]) {
  const lowestFirst = obstacles.toSorted((one, other) => one.heightM - other.heightM)
  const features = lowestFirst.map(({ heightM, rings, isLine }) => ({
    type: 'Feature',
    properties: { heightM },
    geometry: isLine
      ? { type: 'LineString', coordinates: rings[0] }
      : { type: 'Polygon', coordinates: rings.map((ring) => [...ring, ring[0]]) },
  }))
  const crs = { type: 'name', properties: { name: CALLED } }
  return { type: 'FeatureCollection', crs, features }
}

type Asked = { eyeM: number; targetM: number; rangeM: number }

/**
 * What `gdal_viewshed` says is seen from the middle of a grid: its NORMAL mode, the ground flat (`-cc 0`).
 *
 * @param grid reaches as far as the range: gdal cuts its answer there
 * @returns a byte a cell, row by row from the north, 255 for seen
 * @throws {Error} what gdal_viewshed says, or when its answer is no raster of the grid's size
 */
export function gdalViewshed(
  folder: string,
  { path }: Surface,
  grid: Grid,
  { eyeM, targetM, rangeM }: Asked,
): Uint8Array {
  const out = join(folder, 'seen.bil')
  const [x, y] = grid.centre
  const camera = ['-ox', x, '-oy', y, '-oz', eyeM, '-tz', targetM, '-md', rangeM]
  run('gdal_viewshed', ['-q', '-f', 'ENVI', '-cc', 0, ...camera, path, out])
  const seen = readFileSync(out)
  if (seen.length !== sideOf(grid) ** 2) throw new Error(`gdal_viewshed: ${seen.length} cells`)
  return seen
}

function run(program: string, args: readonly (string | number)[]): void {
  const { status, stderr, error } = spawnSync(program, args.map(String), { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`)
}
