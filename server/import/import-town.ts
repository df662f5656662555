import { basename } from 'node:path'
import { storeTown } from '../../db/import-town.ts'
import type { Stored } from '../../db/imports.ts'
import { ALL } from '../../db/sight.ts'
import {
  type MapLayerName,
  type MapLayers,
  mapLayers,
  type Town,
} from '../../geodata/model/town.ts'
import { BASEMAP_TYPE, bakeBasemap } from './basemap.ts'
import type { OnProgress } from './import-error.ts'
import type { ImportDeps, ImportOptions, InspectedFile } from './import-file.ts'
import { assertNear } from './outside.ts'
import type { RunningJob } from './run-as-job.ts'
import { readTown } from './town/read-town.ts'
import type { TownReport } from './town/town-report.ts'

/** What became of the municipality's map: drawn from the file, kept as it was, or still none. */
export type Drawing = 'drawn' | 'kept' | 'none'

/** What came of a town file. `invalid`: shapes the database refused, by external id. */
export type ImportedTown = Stored & {
  kind: 'town'
  report: TownReport
  drawing: Drawing
  invalid: string[]
}

/**
 * Brings a town into a municipality. Its map is drawn anew only by a file that is a map itself: one
 * that brings ground, water or roads. A file of houses, lamps, trees or cameras comes onto the map
 * that stands; with none there, what can be drawn of it is.
 *
 * @throws {ImportError} when it cannot be read, or lies wholly elsewhere
 */
export async function importTown(
  deps: ImportDeps,
  { path, format }: InspectedFile,
  options: ImportOptions,
  { signal, onProgress, store }: RunningJob,
): Promise<ImportedTown> {
  const { municipality, ownerUnitId } = options
  const part = (from: number, to: number): OnProgress => {
    return ({ phase, done }) => onProgress({ phase, done: from + done * (to - from) })
  }
  const about = { name: municipality.name, signal }
  const how = { format, placing: options.placing, near: municipality.bbox }
  const { town, report } = await readTown(path, { ...about, ...how, onProgress: part(0, 0.5) })
  assertNear(town.bbox, municipality)
  const drawing = drawingOf(town.layers, municipality.basemapFileId !== null)
  const archive =
    drawing === 'drawn' ? await draw(town, { ...about, onProgress: part(0.5, 0.85) }) : null
  signal.throwIfAborted()
  const content = archive && (await deps.files.put(archive, BASEMAP_TYPE))
  onProgress({ phase: { sv: 'Sparar', en: 'Saving' }, done: 0.85 })

  const now = deps.now()
  const fileName = basename(path)
  const media = { name: `${fileName}.pmtiles`, mediaType: BASEMAP_TYPE }
  const head = {
    ownerUnitId,
    classification: 'internal' as const,
    fileName,
    kind: 'town',
    repaired: report.repaired,
    refused: report.refused.length,
    report: { ...report, drawing },
    signal,
    cameraOwner: () => 'other' as const,
    standsSince: () => now,
    basemap: content && { ...content, ...media },
  }
  const scope = { municipality: municipality.code, seen: ALL, actor: deps.actor, now }
  const stored = await store((tx) => storeTown(tx, scope, head, town))
  return { kind: 'town', report, drawing, ...stored }
}

const draw = (town: Town, about: { name: string; signal: AbortSignal; onProgress: OnProgress }) =>
  bakeBasemap(town.layers, { ...about, bbox: town.bbox })

const MAKES_A_MAP: readonly MapLayerName[] = ['ground', 'water', 'waterway', 'roads']

/** What is to become of the map. @param isStanding whether the municipality has one already */
export function drawingOf(layers: MapLayers, isStanding: boolean): Drawing {
  const brings = (layer: MapLayerName) => layers[layer].features.length > 0
  if (MAKES_A_MAP.some(brings)) return 'drawn'
  if (isStanding) return 'kept'
  return mapLayers.some(brings) ? 'drawn' : 'none'
}
