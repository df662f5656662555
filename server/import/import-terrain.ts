import { createHash } from 'node:crypto'
import type { Stored } from '../../db/imports.ts'
import { ALL } from '../../db/sight.ts'
import { storeTerrain } from '../../db/terrain.ts'
import { encodeTerrain, TERRAIN_TYPE } from '../../geodata/visibility/terrain-file.ts'
import type { ImportDeps, StatedOfFile } from './import-file.ts'
import { outcomeOf } from './outcome.ts'
import type { RunningJob } from './run-as-job.ts'
import type { ReadTerrain } from './terrain/read-terrain.ts'

/** What came of a file of heights. */
export type ImportedTerrain = { kind: 'terrain' } & Stored & TerrainTold

/** What is told of a terrain that was read. */
export type TerrainTold = Pick<ReadTerrain, 'lowestM' | 'highestM' | 'known'> & {
  source: string
  stepM: number
  columns: number
  rows: number
}

/**
 * Brings the height of the ground into a municipality: from then on sight lines go by it.
 *
 * @throws the signal's reason
 */
export async function importTerrain(
  deps: ImportDeps,
  { raster, ...heights }: ReadTerrain,
  { municipality, ownerUnitId, fileName, isTrial = false }: StatedOfFile,
  { signal, onProgress, store }: RunningJob,
): Promise<ImportedTerrain> {
  signal.throwIfAborted()
  const bytes = encodeTerrain(raster)
  const content = isTrial ? contentOf(bytes) : await deps.files.put(bytes, TERRAIN_TYPE)
  onProgress({ phase: { sv: 'Sparar', en: 'Saving' }, done: 0.8 })
  const { stepM, columns, rows } = raster
  const told: TerrainTold = { ...heights, source: raster.source, stepM, columns, rows }
  const head = {
    ...{ ownerUnitId, classification: 'internal' as const, fileName, kind: 'terrain', signal },
    ...{ repaired: 0, refused: 0, report: told, terrain: told },
    content: { ...content, name: `${fileName}.terrain`, mediaType: TERRAIN_TYPE },
  }
  const scope = { municipality: municipality.code, seen: ALL, actor: deps.actor, now: deps.now() }
  const imported = (stored: Stored) => ({ kind: 'terrain' as const, ...stored, ...told })
  return imported(
    await store(
      (tx) => storeTerrain(tx, scope, head),
      (stored) => outcomeOf(imported(stored), isTrial),
    ),
  )
}

/** What the store would say of bytes that it is not given. */
const contentOf = (bytes: Uint8Array) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  sizeBytes: bytes.length,
})
