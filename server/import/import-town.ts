import { storeTown, type TownStored } from '../../db/import-town.ts'
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
import type { ImportDeps, StatedOfFile } from './import-file.ts'
import { outcomeOf } from './outcome.ts'
import { assertNear } from './outside.ts'
import type { RunningJob } from './run-as-job.ts'
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
 * @throws {ImportError} when it lies wholly elsewhere
 */
export async function importTown(
  deps: ImportDeps,
  { town, report }: { town: Town; report: TownReport },
  { municipality, ownerUnitId, fileName, isTrial = false }: StatedOfFile,
  { signal, onProgress, store }: RunningJob,
): Promise<ImportedTown> {
  assertNear(town.bbox, municipality)
  const about = { name: municipality.name, signal }
  const drawing = drawingOf(town.layers, municipality.basemapFileId !== null)
  const drawn: OnProgress = ({ phase, done }) => onProgress({ phase, done: 0.5 + done * 0.35 })
  const archive =
    drawing === 'drawn' && !isTrial ? await draw(town, { ...about, onProgress: drawn }) : null
  signal.throwIfAborted()
  const content = archive && (await deps.files.put(archive, BASEMAP_TYPE))
  onProgress({ phase: { sv: 'Sparar', en: 'Saving' }, done: 0.85 })

  const now = deps.now()
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
  const imported = (stored: TownStored) => ({ kind: 'town' as const, report, drawing, ...stored })
  return imported(
    await store(
      (tx) => storeTown(tx, scope, head, town),
      (stored) => outcomeOf(imported(stored), isTrial),
    ),
  )
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
