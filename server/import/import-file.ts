import { basename } from 'node:path'
import type { Actor } from '../../db/audit.ts'
import { type Db, inTransaction } from '../../db/connect.ts'
import { countIncidents, storeIncidents } from '../../db/import-incidents.ts'
import type { Stored } from '../../db/imports.ts'
import { ALL } from '../../db/sight.ts'
import type { Classification } from '../../geodata/model/record.ts'
import type { Files } from '../files.ts'
import { ImportError, type OnProgress, type Words } from './import-error.ts'
import { type ImportedTerrain, importTerrain } from './import-terrain.ts'
import { type ImportedTown, importTown } from './import-town.ts'
import type { ReadIncidents } from './incidents/read-incidents.ts'
import { outcomeOf } from './outcome.ts'
import { assertNobodyNamed } from './personal.ts'
import { readAside } from './read-aside.ts'
import type { ReadingStated, WasRead } from './read-file.ts'
import { type RunningJob, runAsJob } from './run-as-job.ts'

export type ImportDeps = { db: Db; files: Files; actor: Actor; now: () => Date }

export type ImportOptions = ReadingStated & {
  /** The unit that owns what is brought in. */
  ownerUnitId: string
  /** Who sees the incidents that are brought in; their owner alone unless given. */
  classification?: Classification
  /** Whether what a file turned out to hold may be brought in; all of it unless given. */
  mayBring?: (brought: readonly Brought[]) => boolean
  /** Whether it is only tried: all is done, counted and told, and nothing of it kept. */
  isTrial?: boolean
  /** Told the job's id as soon as its row stands. */
  onStart?: (jobId: string) => void
  onProgress: OnProgress
  signal: AbortSignal
}

/** Kinds of records that a file brings. */
export type Brought = 'incident' | 'town' | 'fixed-camera' | 'temporary-camera'

/** What came of a file, for the one who imported it. */
export type Imported =
  | ({ kind: 'incidents'; read: ReadIncidents } & Stored)
  | ImportedTown
  | ImportedTerrain

/**
 * Brings one file into a municipality: incidents, the height of the ground, or a town. All of it or nothing. A job
 * row tells how far it has come, and one that is cancelled before all is stored leaves nothing.
 *
 * @throws {ImportError} when the file is not what it seems or cannot be read, or its name or source
 *   holds a personal identity number; the signal's reason when it was stopped
 */
export async function importFile(
  deps: ImportDeps,
  path: string,
  options: ImportOptions,
): Promise<Imported> {
  const {
    onProgress,
    signal,
    onStart,
    ownerUnitId,
    classification,
    isTrial,
    mayBring: _,
    ...stated
  } = options
  const fileName = basename(path)
  assertNobodyNamed(fileName, FILE_NAME)
  assertNobodyNamed(stated.source ?? '', SOURCE)
  const job = {
    ...{ kind: 'import', municipality: stated.municipality.code, input: { fileName } },
    ...{ ownerUnitId, createdBy: deps.actor.personId },
  }
  const follow = { onProgress, signal, onStart, now: deps.now }
  return runAsJob<Imported>(deps.db, job, follow, async (running) => {
    const first = (share: number): OnProgress => {
      return ({ phase, done }) => running.onProgress({ phase, done: done * share })
    }
    const { signal } = running
    const was = await readAside(path, stated, { signal, onProgress: first(0.5) })
    signal.throwIfAborted()
    if (options.mayBring?.(broughtBy(was)) === false) throw notYours
    const asked = { ...options, fileName }
    const means = isTrial ? { ...running, store: storeNothing(deps.db, running.store) } : running
    if (was.kind === 'town') return importTown(deps, was, asked, means)
    if (was.kind === 'terrain') return importTerrain(deps, was.read, asked, means)
    return importIncidents(deps, was.read, asked, running)
  })
}

function broughtBy(was: WasRead): Brought[] {
  if (was.kind === 'incidents') return ['incident']
  const cameras = was.kind === 'town' ? was.town.cameras.map(({ kind }) => kind) : []
  return ['town', ...new Set(cameras.map((kind) => `${kind}-camera` as const))]
}

const notYours = new ImportError('forbidden', {
  sv: 'Filen innehåller kameror eller annat som dina roller här inte låter dig lägga till. Be någon som får, eller ta bort det ur filen.',
  en: 'The file holds cameras or other things that your roles here do not let you add. Ask somebody who may, or take them out of the file.',
})

/** Stores as the job would, so that all is checked and counted, and takes it back at once. */
function storeNothing(db: Db, store: RunningJob['store']): RunningJob['store'] {
  const takenBack = Symbol('taken back')
  return async <T>(write: (tx: Db) => Promise<T>, told?: (stored: T) => unknown) => {
    let stored: { value: T } | undefined
    await inTransaction(db, async (tx) => {
      stored = { value: await write(tx) }
      throw takenBack
    }).catch((error: unknown) => {
      if (error !== takenBack) throw error
    })
    return store(async () => stored!.value, told)
  }
}

const FILE_NAME: Words = {
  sv: 'filens namn; döp om filen och försök igen',
  en: 'the name of the file; rename it and try again',
}
const SOURCE: Words = {
  sv: 'källans namn; ange en annan källa',
  en: 'the name of the source; state another source',
}

/** What was stated of a file, and its name. */
export type StatedOfFile = ImportOptions & { fileName: string }

async function importIncidents(
  deps: ImportDeps,
  read: ReadIncidents,
  { municipality, ownerUnitId, classification = 'own', fileName, isTrial }: StatedOfFile,
  { signal, onProgress, store }: RunningJob,
): Promise<Imported> {
  onProgress({ phase: { sv: 'Sparar', en: 'Saving' }, done: 0.5 })
  const head = {
    ...{ ownerUnitId, classification, fileName, kind: 'incidents', signal },
    ...{ repaired: 0, refused: read.refused.length },
    report: { refused: read.refused, unusedColumns: read.unusedColumns },
  }
  const scope = { municipality: municipality.code, seen: ALL, actor: deps.actor, now: deps.now() }
  const imported = (stored: Stored) => ({ kind: 'incidents' as const, read, ...stored })
  // Only tried, it is counted beside what others ask for: rows by the hundred thousand would hold them up.
  const counted = isTrial && (await countIncidents(deps.db, scope, { ownerUnitId }, read.rows))
  return imported(
    await store(
      async (tx) =>
        counted ? { ...counted, batchId: '' } : storeIncidents(tx, scope, head, read.rows),
      (stored) => outcomeOf(imported(stored), isTrial === true),
    ),
  )
}
