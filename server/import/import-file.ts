import { basename, extname } from 'node:path'
import type { Actor } from '../../db/audit.ts'
import type { Db } from '../../db/connect.ts'
import { storeIncidents } from '../../db/import-incidents.ts'
import type { Stored } from '../../db/imports.ts'
import { ALL } from '../../db/sight.ts'
import type { IncidentCategory } from '../../geodata/model/incident.ts'
import type { Municipality } from '../../geodata/model/municipality.ts'
import type { Classification } from '../../geodata/model/record.ts'
import type { Files } from '../files.ts'
import type { OnProgress, Words } from './import-error.ts'
import { type ImportedTerrain, importTerrain } from './import-terrain.ts'
import { type ImportedTown, importTown } from './import-town.ts'
import { holdsIncidents, readIncidentFile } from './incidents/incident-file.ts'
import { type ReadIncidents, readIncidents } from './incidents/read-incidents.ts'
import { inspectFile } from './inspect/inspect-file.ts'
import type { FileFormat } from './inspect/kinds.ts'
import { assertNobodyNamed } from './personal.ts'
import { type RunningJob, runAsJob } from './run-as-job.ts'
import { isPlaceable } from './source/placed.ts'
import type { Placing } from './source/systems.ts'

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
  /** What it is brought in as; told by its content unless given. */
  kind?: ImportKind
  /** How its numbers become positions; as the file states unless given. */
  placing?: Placing
  /** Which sheet or layer of it, for incidents. */
  table?: string
  onProgress: OnProgress
  signal: AbortSignal
}

/** A file that has been inspected, and what it is. */
export type InspectedFile = { path: string; format: FileFormat }

/** What came of a file, for the one who imported it. */
export type Imported =
  | ({ kind: 'incidents'; read: ReadIncidents } & Stored)
  | ImportedTown
  | ImportedTerrain

/** What a file may be brought in as. */
export const importKinds = ['incidents', 'terrain', 'town'] as const
export type ImportKind = (typeof importKinds)[number]

/** What a file is brought in as, when nobody says: by its content, and of layers by what their columns tell. */
async function broughtAs(
  path: string,
  format: FileFormat,
  signal: AbortSignal,
): Promise<ImportKind> {
  if (format === 'tiff') return 'terrain'
  if (format === 'table' || format === 'xlsx' || format === 'ods') return 'incidents'
  if (!isPlaceable(format)) return 'town'
  return (await holdsIncidents(path, format, signal)) ? 'incidents' : 'town'
}

/**
 * Brings one file into a municipality: incidents, the height of the ground, or a town. All of it or nothing; what is there already stays as it is. A job row tells how far it has come, and one
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
  const job = {
    kind: 'import',
    municipality: options.municipality.code,
    input: { fileName },
    ownerUnitId: options.ownerUnitId,
    createdBy: deps.actor.personId,
  }
  return runAsJob<Imported>(deps.db, job, { ...options, now: deps.now }, async (running) => {
    running.onProgress({ phase: EXAMINING, done: 0 })
    const format = await inspectFile(path, { signal: running.signal })
    const kind = options.kind ?? (await broughtAs(path, format, running.signal))
    const bring = { incidents: importIncidents, terrain: importTerrain, town: importTown }[kind]
    return bring(deps, { path, format }, options, running)
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
  { path, format }: InspectedFile,
  options: ImportOptions,
  { signal, onProgress, store }: RunningJob,
): Promise<Imported> {
  const { municipality, ownerUnitId, category, placing, table: wanted } = options
  const table = await readIncidentFile(path, format, {
    ...{ here: municipality, placing, table: wanted, signal },
    onProgress: ({ phase, done }) => onProgress({ phase, done: done / 2 }),
  })
  const read = readIncidents(table, {
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
