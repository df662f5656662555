import { constants, copyFile, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Municipality } from '../../../geodata/model/municipality.ts'
import { type TerrainRaster, UNKNOWN } from '../../../geodata/model/terrain.ts'
import { type Gdal, type GdalOptions, GdalRefusal, withGdal } from '../gdal-process.ts'
import type { OnProgress, Words } from '../import-error.ts'
import { damaged } from '../inspect/refusals.ts'
import { checkRaster, type PlacedRaster } from './check-raster.ts'
import { elsewhere, notHeights, notOnEarth } from './refusals.ts'
import { type TerrainGrid, terrainGrid } from './terrain-grid.ts'
import { NO_HEIGHT, type TerrainValues, terrainValues } from './terrain-values.ts'

export type ReadTerrainOptions = Pick<
  GdalOptions,
  'signal' | 'tempDir' | 'memoryMb' | 'onStart'
> & {
  municipality: Pick<Municipality, 'name' | 'bbox'>
  /** Who told; the file's name, without its ending, unless given. */
  source?: string | undefined
  onProgress?: OnProgress
}

/** A terrain as it is kept, and what to tell of it. */
export type ReadTerrain = { raster: TerrainRaster } & Pick<
  TerrainValues,
  'lowestM' | 'highestM' | 'known'
>

const READING: Words = { sv: 'Läser höjdmodellen', en: 'Reading the terrain' }
const INPUT = 'input.tif'
/** No ground lies outside these, and what stands for "unknown" in files that do not say so does. */
const ON_EARTH_M = [-500, 9_000] as const

/**
 * Reads the height of a municipality's ground from a GeoTIFF, in whatever coordinate system it states, and lays it
 * out on the municipality's plane (`terrainGrid`).
 *
 * @throws {ImportError} no-coordinate-system; not-terrain for a picture, for heights in feet, or for values that
 *   are no heights; elsewhere when it tells nothing of the municipality; file-unreadable when it is damaged
 */
export async function readTerrain(path: string, options: ReadTerrainOptions): Promise<ReadTerrain> {
  const { municipality, onProgress = () => {}, source } = options
  const name = basename(path)
  onProgress({ phase: READING, done: 0 })
  const read = withGdal(options, async (gdal) => {
    await copyFile(path, join(gdal.folder, INPUT), constants.COPYFILE_FICLONE)
    const info = await gdal.info(INPUT)
    // Another kind of file that begins as a TIFF is none that was asked for.
    if (info.driverShortName !== 'GTiff') throw notHeights(name)
    const placed = checkRaster(info, name)
    const grid = terrainGrid(placed, municipality)
    if (!grid) throw elsewhere(name, municipality.name)
    onProgress({ phase: READING, done: 0.2 })
    return { placed, grid, bytes: await warped(gdal, grid) }
  })
  const { placed, grid, bytes } = await read.catch((error: unknown) => {
    throw error instanceof GdalRefusal ? damaged(name, error) : error
  })
  onProgress({ phase: READING, done: 0.8 })
  const told = heightsIn(bytes, { name, grid, placed })
  if (!told) throw elsewhere(name, municipality.name)
  onProgress({ phase: READING, done: 1 })
  const { values, offsetM, scaleM, ...rest } = told
  const { warp: _, ...lies } = grid
  const head = { format: 'tryggkartan-terrain', version: 1, unknown: UNKNOWN } as const
  const who = (source ?? basename(path, extname(path))).slice(0, 200)
  return { raster: { ...head, ...lies, offsetM, scaleM, source: who, values }, ...rest }
}

/** The raster on a grid: 32-bit floats as they lie in memory, row by row from the north. */
async function warped(gdal: Gdal, { warp }: TerrainGrid): Promise<Uint8Array> {
  const raw = ['-of', 'ENVI', '-ot', 'Float32', '-dstnodata', String(NO_HEIGHT)]
  const { file } = await gdal.warp(INPUT, 'heights', [...raw, ...warp])
  return readFile(join(gdal.folder, file))
}

function heightsIn(
  bytes: Uint8Array,
  { name, grid, placed }: { name: string; grid: TerrainGrid; placed: PlacedRaster },
): TerrainValues | undefined {
  const told = terrainValues(bytes, [grid.columns, grid.rows], placed.band)
  const [lowest, highest] = ON_EARTH_M
  if (told && (told.lowestM < lowest || told.highestM > highest))
    throw notOnEarth(name, [told.lowestM, told.highestM])
  return told
}
