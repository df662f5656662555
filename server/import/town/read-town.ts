import { constants, copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Town } from '../../../geodata/model/town.ts'
import type { Bbox } from '../../../geodata/position.ts'
import { type Gdal, GdalRefusal, withGdal } from '../gdal-process.ts'
import { ImportError, type OnProgress, type Words } from '../import-error.ts'
import { inspectFile } from '../inspect/inspect-file.ts'
import type { FileFormat } from '../inspect/kinds.ts'
import { isPlaceable, placeFile } from '../source/placed.ts'
import type { Placing } from '../source/systems.ts'
import { buildTown } from './build-town.ts'
import { osmEnv, readOsm } from './osm-source.ts'
import type { SourceFeature } from './source-feature.ts'
import type { TownReport } from './town-report.ts'
import { readVector } from './vector-source.ts'
import { isWhole } from './whole-file.ts'

export type ReadTownOptions = {
  /** What the town is called. */
  name: string
  /** What the file is, when it has been inspected; it is, unless given. */
  format?: FileFormat
  /** How its numbers become positions; as the file states unless given. */
  placing?: Placing | undefined
  /** Where it should lie, for telling the likeliest coordinate systems when it states none. */
  near?: Bbox
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

/** What each kind of OpenStreetMap file is called in GDAL's folder: GDAL tells them by their ending. */
const osmNames: Partial<Record<FileFormat, string>> = {
  'osm-pbf': 'input.osm.pbf',
  'osm-xml': 'input.osm',
}

const OPENING: Words = { sv: 'Öppnar filen', en: 'Opening the file' }
const READING: Words = { sv: 'Läser kartan', en: 'Reading the map' }
const MENDING: Words = { sv: 'Kontrollerar former', en: 'Checking shapes' }

/**
 * Reads a whole town from one file: OpenStreetMap, or layers of any kind that GDAL reads (see source/placed.ts).
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
  const format = options.format ?? (await inspectFile(filePath, signal && { signal }))
  const osm = osmNames[format]
  if (!osm && !isPlaceable(format)) throw notAMap(filePath)
  if (!(await isWhole(filePath, format))) throw unreadable(filePath)
  const source = options.source ?? (osm ? 'OpenStreetMap' : basename(filePath))
  const attribution = options.attribution ?? (osm ? '© OpenStreetMap contributors' : '')

  const session = { ...options, env: osm ? osmEnv : {} }
  const read = withGdal(session, async (gdal) => {
    const onLayer = (done: number) => onProgress({ phase: READING, done: 0.1 + 0.6 * done })
    const { features, extent } = osm
      ? await fromOsm(gdal, filePath, osm, onLayer)
      : await fromLayers(gdal, filePath, format, { ...options, onLayer })
    signal?.throwIfAborted()
    onProgress({ phase: MENDING, done: 0.7 })
    const about = { name: options.name, source: source.slice(0, 200), attribution, extent }
    const built = await buildTown(gdal, features, about)
    onProgress({ phase: MENDING, done: 1 })
    return built
  })
  return read.catch((error: unknown) => {
    throw error instanceof GdalRefusal ? unreadable(filePath, error) : error
  })
}

type Features = { features: SourceFeature[]; extent: Bbox | undefined }

async function fromOsm(
  gdal: Gdal,
  path: string,
  input: string,
  onLayer: (done: number) => void,
): Promise<Features> {
  await copyFile(path, join(gdal.folder, input), constants.COPYFILE_FICLONE)
  onLayer(0)
  const features = await readOsm(gdal, input, onLayer)
  return { features, extent: await extentOf(gdal, input) }
}

async function fromLayers(
  gdal: Gdal,
  path: string,
  format: FileFormat,
  { signal, placing, near, onLayer }: ReadTownOptions & { onLayer: (done: number) => void },
): Promise<Features> {
  const inputs = await placeFile(gdal, path, format, signal)
  onLayer(0)
  const features = await readVector(gdal, inputs, { placing, near, onLayer, name: basename(path) })
  return { features, extent: undefined }
}

// An extract's header says what was cut out: relations may stretch far beyond it.
async function extentOf(gdal: Gdal, input: string) {
  const { layers } = await gdal.info(input)
  return layers?.find(({ name }) => name === 'points')?.geometryFields?.[0]?.extent
}

function notAMap(filePath: string): ImportError {
  const name = basename(filePath)
  return new ImportError('file-unknown', {
    sv: `Filen ${name} är inte en karta som kan läsas. Använd OpenStreetMap (.osm.pbf, .osm), GeoPackage, Shapefile eller MapInfo i zip, GML, KML, DXF, FlatGeobuf eller GeoJSON.`,
    en: `The file ${name} is not a map that can be read. Use OpenStreetMap (.osm.pbf, .osm), GeoPackage, Shapefile or MapInfo in a zip, GML, KML, DXF, FlatGeobuf or GeoJSON.`,
  })
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
