import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Actor } from '../../db/audit.ts'
import type { Db } from '../../db/connect.ts'
import { storeIncidents } from '../../db/imports.ts'
import { ALL } from '../../db/sight.ts'
import type { IncidentCategory } from '../../geodata/model/incident.ts'
import type { Municipality } from '../../geodata/model/municipality.ts'
import type { Classification } from '../../geodata/model/record.ts'
import type { Files } from '../files.ts'
import { ImportError, type OnProgress, type Words } from './import-error.ts'
import { type ImportedTerrain, importTerrain } from './import-terrain.ts'
import { type ImportedTown, importTown } from './import-town.ts'
import { type ReadCsv, readIncidentsCsv } from './incidents/read-csv.ts'
import { headOf } from './inspect/head.ts'
import { inspectFile } from './inspect/inspect-file.ts'
import { kindOf } from './inspect/kinds.ts'
import { assertNobodyNamed } from './personal.ts'
import { type RunningJob, runAsJob } from './run-as-job.ts'

export type ImportDeps = { db: Db; files: Files; actor: Actor; now: () => Date }

export type ImportOptions = {
  municipality: Municipality
  /** The unit that owns what is brought in. */
  ownerUnitId: string
  /** Who sees the incidents that are brought in; their owner alone unless given. */
  classification?: Classification
  /** For incidents without a category of their own. */
  category?: IncidentCategory
  /** Who told, for incidents that do not say; the file's name unless given. */
  source?: string
  onProgress: OnProgress
  signal: AbortSignal
}

/** What came of a file, for the one who imported it. */
export type Imported =
  | { kind: 'incidents'; added: number; unchanged: number; read: ReadCsv }
  | ImportedTown
  | ImportedTerrain

const incidentFiles = new Set(['.csv', '.tsv', '.txt'])

/** What a file is brought in as: incidents by its name, the height of the ground by its content, else a town. */
async function broughtAs(path: string): Promise<'incidents' | 'terrain' | 'town'> {
  if (incidentFiles.has(extname(path).toLowerCase())) return 'incidents'
  const head = await headOf(path).catch(() => undefined)
  return head && kindOf(head)?.format === 'tiff' ? 'terrain' : 'town'
}

/**
 * Brings one file into a municipality: incidents (.csv, .tsv, .txt), the height of the ground (a GeoTIFF), or a town
 * (the rest). All of it or nothing; what is there already stays as it is. A job row tells how far it has come, and one
 * that is cancelled before all is stored leaves nothing. Nothing reads the file before it has been
 * inspected.
 *
 * @throws {ImportError} when the file is not what it seems or cannot be read, or its name or source
 *   holds a personal identity number; the signal's reason when it was stopped
 */
export async function importFile(
  deps: ImportDeps,
  path: string,
  options: ImportOptions,
): Promise<Imported> {
  const fileName = basename(path)
  assertNobodyNamed(fileName, FILE_NAME)
  assertNobodyNamed(options.source ?? '', SOURCE)
  const kind = await broughtAs(path)
  const bring = { incidents: importIncidents, terrain: importTerrain, town: importTown }[kind]
  const job = {
    kind: `import-${kind}`,
    municipality: options.municipality.code,
    input: { fileName },
    ownerUnitId: options.ownerUnitId,
    createdBy: deps.actor.personId,
  }
  return runAsJob<Imported>(deps.db, job, { ...options, now: deps.now }, async (running) => {
    running.onProgress({ phase: EXAMINING, done: 0 })
    await inspectFile(path, { signal: running.signal })
    return bring(deps, path, options, running)
  })
}

const EXAMINING: Words = { sv: 'Granskar filen', en: 'Examining the file' }

const FILE_NAME: Words = {
  sv: 'filens namn; döp om filen och försök igen',
  en: 'the name of the file; rename it and try again',
}
const SOURCE: Words = {
  sv: 'källans namn; ange en annan källa',
  en: 'the name of the source; state another source',
}

async function importIncidents(
  deps: ImportDeps,
  path: string,
  options: ImportOptions,
  { signal, onProgress, store }: RunningJob,
): Promise<Imported> {
  const { municipality, ownerUnitId, category } = options
  onProgress({ phase: { sv: 'Läser händelserna', en: 'Reading the incidents' }, done: 0 })
  const read = readIncidentsCsv(await contentOf(path), {
    timeZone: municipality.timeZone,
    here: municipality,
    defaultSource: options.source ?? basename(path, extname(path)),
    sourceName: basename(path),
    ...(category && { category }),
  })
  signal.throwIfAborted()
  onProgress({ phase: { sv: 'Sparar', en: 'Saving' }, done: 0.5 })
  const head = {
    ownerUnitId,
    classification: options.classification ?? ('own' as const),
    fileName: basename(path),
    kind: 'incidents',
    repaired: 0,
    refused: read.refused.length,
    report: { refused: read.refused, unusedColumns: read.unusedColumns },
    signal,
  }
  const scope = { municipality: municipality.code, seen: ALL, actor: deps.actor, now: deps.now() }
  const stored = await store((tx) => storeIncidents(tx, scope, head, read.rows))
  return { kind: 'incidents', read, ...stored }
}

const contentOf = (path: string): Promise<Uint8Array> =>
  readFile(path).catch(() => {
    throw new ImportError('file-missing', {
      sv: `Filen ${path} finns inte eller går inte att läsa.`,
      en: `The file ${path} does not exist or cannot be read.`,
    })
  })
