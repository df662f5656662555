import { constants, copyFile } from 'node:fs/promises'
import { basename, join, parse } from 'node:path'
import type { Town } from '../../../geodata/model/town.ts'
import { type Gdal, GdalRefusal, withGdal } from '../gdal-process.ts'
import { ImportError, type OnProgress, type Words } from '../import-error.ts'
import { buildTown } from './build-town.ts'
import { fileKind, type TownFileKind, workingName } from './file-kind.ts'
import { osmEnv, readOsm } from './osm-source.ts'
import type { TownReport } from './town-report.ts'
import { readVector } from './vector-source.ts'
import { isWhole } from './whole-file.ts'

export type ReadTownOptions = {
  /** What the town is called. */
  name: string
  /** Stops the reading; the promise rejects with the signal's reason and nothing is left behind. */
  signal?: AbortSignal
  onProgress?: OnProgress
  /** Where temporary files go; the system's folder unless given. */
  tempDir?: string
  /** Kept on every record. "OpenStreetMap" for such files, else the file's name. */
  source?: string
  /** Who must be named on the map; known for OpenStreetMap, else empty. */
  attribution?: string
  memoryMb?: number
  onStart?: (pid: number) => void
}

const isOsm = (kind: TownFileKind) => kind === 'osm-pbf' || kind === 'osm-xml'

const OPENING: Words = { sv: 'Öppnar filen', en: 'Opening the file' }
const READING: Words = { sv: 'Läser kartan', en: 'Reading the map' }
const MENDING: Words = { sv: 'Kontrollerar former', en: 'Checking shapes' }

/**
 * Reads a whole town from one file: OpenStreetMap (.osm.pbf, .osm), GeoPackage or GeoJSON.
 *
 * @returns the town, and a report that lists what was mended and what was refused
 * @throws {ImportError} when nothing can be read; one sentence says why
 */
export async function readTown(
  filePath: string,
  options: ReadTownOptions,
): Promise<{ town: Town; report: TownReport }> {
  const { onProgress = () => {}, signal } = options
  onProgress({ phase: OPENING, done: 0 })
  const kind = await fileKind(filePath)
  if (!(await isWhole(filePath, kind))) throw unreadable(filePath)
  const source = options.source ?? (isOsm(kind) ? 'OpenStreetMap' : basename(filePath))
  const attribution = options.attribution ?? (isOsm(kind) ? '© OpenStreetMap contributors' : '')

  const session = { ...options, env: isOsm(kind) ? osmEnv : {} }
  const read = withGdal(session, async (gdal) => {
    const input = workingName[kind]
    await copyFile(filePath, join(gdal.folder, input), constants.COPYFILE_FICLONE)
    onProgress({ phase: READING, done: 0.1 })
    const onLayer = (done: number) => onProgress({ phase: READING, done: 0.1 + 0.6 * done })
    const features = isOsm(kind)
      ? await readOsm(gdal, input, onLayer)
      : await readVector(gdal, input, parse(filePath).name, onLayer)
    signal?.throwIfAborted()
    onProgress({ phase: MENDING, done: 0.7 })
    const extent = isOsm(kind) ? await extentOf(gdal, input) : undefined
    const about = { name: options.name, source: source.slice(0, 200), attribution, extent }
    const built = await buildTown(gdal, features, about)
    onProgress({ phase: MENDING, done: 1 })
    return built
  })
  return read.catch((error: unknown) => {
    throw error instanceof GdalRefusal ? unreadable(filePath, error) : error
  })
}

// An extract's header says what was cut out: relations may stretch far beyond it.
async function extentOf(gdal: Gdal, input: string) {
  const { layers } = await gdal.info(input)
  return layers?.find(({ name }) => name === 'points')?.geometryFields?.[0]?.extent
}

function unreadable(filePath: string, refusal?: GdalRefusal): ImportError {
  const name = basename(filePath)
  const error = new ImportError('file-unreadable', {
    sv: `Filen ${name} är skadad eller ofullständig och kunde inte läsas.`,
    en: `The file ${name} is damaged or incomplete and could not be read.`,
  })
  error.cause = refusal
  return error
}
