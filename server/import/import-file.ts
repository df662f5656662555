import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Actor } from '../../db/audit.ts'
import type { Db } from '../../db/connect.ts'
import { inTransaction } from '../../db/connect.ts'
import { storeIncidents, storeTown } from '../../db/imports.ts'
import type { Scope } from '../../db/records.ts'
import { insertFile, insertJob, reportJob } from '../../db/work.ts'
import type { IncidentCategory } from '../../geodata/model/incident.ts'
import type { Municipality } from '../../geodata/model/municipality.ts'
import type { Files } from '../files.ts'
import { bakeBasemap } from './basemap.ts'
import { ImportError, type OnProgress, type Progress, type Words } from './import-error.ts'
import { type ReadCsv, readIncidentsCsv } from './incidents/read-csv.ts'
import { assertNobodyNamed } from './personal.ts'
import { readTown } from './town/read-town.ts'
import type { TownReport } from './town/town-report.ts'

export type ImportDeps = { db: Db; files: Files; actor: Actor; now: () => Date }

export type ImportOptions = {
  municipality: Municipality
  /** The unit that owns what is brought in. */
  ownerUnitId: string
  /** For incidents without a category of their own. */
  category?: IncidentCategory
  /** Who told, for incidents that do not say; the file's name unless given. */
  source?: string
  onProgress: OnProgress
  signal: AbortSignal
}

/** What came of a file, for the one who imported it. */
export type Imported = { added: number; unchanged: number } & (
  | { kind: 'incidents'; read: ReadCsv }
  | { kind: 'town'; report: TownReport; invalid: string[] }
)

const FILE_NAME: Words = {
  sv: 'filens namn; döp om filen och försök igen',
  en: 'the name of the file; rename it and try again',
}
const SOURCE: Words = {
  sv: 'källans namn; ange en annan källa',
  en: 'the name of the source; state another source',
}

const incidentFiles = new Set(['.csv', '.tsv', '.txt'])

/**
 * Brings one file into a municipality: incidents (.csv, .tsv, .txt), or a town (the rest). All of it
 * or nothing; what is there already stays as it is. A job row tells how far it has come.
 *
 * @throws {ImportError} when the file cannot be read; the signal's reason when it was stopped
 */
export async function importFile(
  deps: ImportDeps,
  path: string,
  options: ImportOptions,
): Promise<Imported> {
  const { db, now } = deps
  const { municipality, onProgress } = options
  assertNobodyNamed(basename(path), FILE_NAME)
  assertNobodyNamed(options.source ?? '', SOURCE)
  const isIncidents = incidentFiles.has(extname(path).toLowerCase())
  const kind = isIncidents ? 'import-incidents' : 'import-town'
  const input = { fileName: basename(path) }
  const id = await insertJob(db, { kind, municipality: municipality.code, input, now: now() })
  const cancelled = new AbortController()
  const signal = AbortSignal.any([options.signal, cancelled.signal])
  const job = followed(deps, id, onProgress, cancelled)
  try {
    const told = { ...options, signal, onProgress: job.onProgress }
    const imported = await (isIncidents ? importIncidents : importTown)(deps, path, told)
    await job.written()
    await reportJob(db, id, { state: 'done', progress: 1 }, now())
    return imported
  } catch (error) {
    await job.written()
    const state = signal.aborted ? 'cancelled' : 'failed'
    await reportJob(db, id, { state, error: (error as Error).message }, now())
    throw error
  }
}

/** The job's row is written when the phase changes, and at most this often between. */
const JOB_EVERY_MS = 1_000

/** Writes the progress to the job's row as well, and stops the work when the row says cancelled. */
function followed(
  { db, now }: ImportDeps,
  id: string,
  onProgress: OnProgress,
  cancelled: AbortController,
): { onProgress: OnProgress; written: () => Promise<unknown> } {
  let last = { phase: '', at: 0 }
  let writing: Promise<unknown> = Promise.resolve()
  const write = (progress: Progress) =>
    reportJob(db, id, { phase: progress.phase.sv, progress: progress.done }, now()).then(
      (goesOn) => goesOn || cancelled.abort(),
      // A row that cannot be written must not stop the import: the next time tries again.
      () => undefined,
    )
  return {
    onProgress: (progress) => {
      onProgress(progress)
      const at = +now()
      if (progress.phase.sv === last.phase && at - last.at < JOB_EVERY_MS) return
      last = { phase: progress.phase.sv, at }
      writing = writing.then(() => write(progress))
    },
    written: () => writing,
  }
}

const scopeOf = ({ actor, now }: ImportDeps, { municipality }: ImportOptions): Scope => ({
  ...{ municipality: municipality.code, actor, now: now() },
})

async function importIncidents(
  deps: ImportDeps,
  path: string,
  options: ImportOptions,
): Promise<Imported> {
  const { municipality, ownerUnitId, category, onProgress, signal } = options
  const source = options.source ?? basename(path, extname(path))
  onProgress({ phase: { sv: 'Läser händelserna', en: 'Reading the incidents' }, done: 0 })
  const read = readIncidentsCsv(await contentOf(path), {
    ...{ timeZone: municipality.timeZone, here: municipality, defaultSource: source },
    sourceName: basename(path),
    ...(category && { category }),
  })
  signal.throwIfAborted()
  onProgress({ phase: { sv: 'Sparar', en: 'Saving' }, done: 0.5 })
  const head = {
    ...{ ownerUnitId, classification: 'own' as const, fileName: basename(path) },
    ...{ kind: 'incidents', repaired: 0, refused: read.refused.length },
    report: { refused: read.refused, unusedColumns: read.unusedColumns },
  }
  const stored = await storeIncidents(deps.db, scopeOf(deps, options), head, read.rows)
  onProgress({ phase: { sv: 'Klart', en: 'Done' }, done: 1 })
  return { kind: 'incidents', read, ...stored }
}

const contentOf = (path: string): Promise<Uint8Array> =>
  readFile(path).catch(() => {
    throw new ImportError('file-missing', {
      sv: `Filen ${path} finns inte eller går inte att läsa.`,
      en: `The file ${path} does not exist or cannot be read.`,
    })
  })

async function importTown(
  deps: ImportDeps,
  path: string,
  options: ImportOptions,
): Promise<Imported> {
  const { municipality, ownerUnitId, onProgress, signal } = options
  const part = (from: number, to: number): OnProgress => {
    return ({ phase, done }) => onProgress({ phase, done: from + done * (to - from) })
  }
  const about = { name: municipality.name, signal }
  const { town, report } = await readTown(path, { ...about, onProgress: part(0, 0.5) })
  const baking = { ...about, bbox: town.bbox, onProgress: part(0.5, 0.85) }
  const archive = await bakeBasemap(town.layers, baking)
  const content = await deps.files.put(archive)
  signal.throwIfAborted()
  onProgress({ phase: { sv: 'Sparar', en: 'Saving' }, done: 0.85 })

  const scope = scopeOf(deps, options)
  const owned = { ownerUnitId, classification: 'internal' as const }
  const name = `${basename(path)}.pmtiles`
  const stored = await inTransaction(deps.db, async (tx) => {
    const mediaType = 'application/vnd.pmtiles'
    const file = await insertFile(tx, scope, { ...owned, ...content, name, mediaType })
    const head = {
      ...{ ...owned, fileName: basename(path), kind: 'town', report },
      ...{ repaired: report.repaired, refused: report.refused.length },
      ...{ basemapFileId: file.id, cameraOwner: () => 'other' as const },
      standsSince: () => scope.now,
    }
    return await storeTown(tx, scope, head, town)
  })
  onProgress({ phase: { sv: 'Klart', en: 'Done' }, done: 1 })
  return { kind: 'town', report, ...stored }
}
