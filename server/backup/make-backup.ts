import { accessSync, constants, createReadStream, existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Env } from '../env.ts'
import type { Say } from '../start-error.ts'
import { type Copied, copyEmbedded, copyServer } from './copy-database.ts'
import { databasePart, filePart, MANIFEST, manifestText, type NewManifest } from './manifest.ts'
import { backupStands, cannotWrite, toldOfDisk } from './refusals.ts'
import { countOfFiles, listStored, readStored } from './stored-files.ts'
import { type Part, packTar } from './tar.ts'
import { digestOf, moveToFree, newFile } from './whole-file.ts'
import { openWorkFolder } from './work-folder.ts'

type Where = Pick<Env, 'dataDir' | 'databaseUrl'>
export type BackupOptions = { say: Say; signal: AbortSignal; now: Date }

/** What was backed up, for whoever did it. */
export type Backup = {
  sizeBytes: number
  files: number
  /** Digests of files that the database names and that are not there. */
  missing: string[]
}

/**
 * Writes everything that is kept, database and files, to one archive that only its user may read.
 * It is made beside its place and moved there when it is whole. The data is left as it is, also by a
 * version that would bring its tables up to date.
 *
 * @param path where the archive is to be; what stands there is not overwritten
 * @throws {StartError | HomeError} when it cannot be made; then nothing is left of it
 */
export async function makeBackup(
  env: Where,
  path: string,
  options: BackupOptions,
): Promise<Backup> {
  const place = resolve(path)
  if (existsSync(place)) throw backupStands(path)
  assertWritable(dirname(place))
  const work = openWorkFolder(`${place}.unfinished`)
  try {
    const archive = join(work.path, basename(place))
    const backup = await writeArchive(env, archive, options)
    if (!(await moveToFree(archive, place))) throw backupStands(path)
    return backup
  } catch (error) {
    throw toldOfDisk(error)
  } finally {
    work.remove()
  }
}

function assertWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw cannotWrite(folder)
  }
}

async function writeArchive(env: Where, path: string, options: BackupOptions): Promise<Backup> {
  const { say, signal, now } = options
  const databasePath = `${path}.database`
  const copied = await copyDatabase(env, databasePath, options)
  signal.throwIfAborted()
  // Listed after the database was copied: a file is there before a row names it.
  const manifest = await describe(env, copied, databasePath, now)
  const { sv, en } = countOfFiles(manifest.files)
  say(`Packar databasen och ${sv} …`, `packing the database and ${en} …`)
  const parts = partsOf(env.dataDir, databasePath, manifest)
  await pipeline(packTar(parts, now), newFile(path), { signal })
  const kept = new Set(manifest.files.map(({ sha256 }) => sha256))
  const missing = copied.digests.filter((digest) => !kept.has(digest))
  return { sizeBytes: (await stat(path)).size, files: kept.size, missing }
}

const copyDatabase = ({ dataDir, databaseUrl }: Where, path: string, options: BackupOptions) =>
  databaseUrl === undefined
    ? copyEmbedded(dataDir, path, options)
    : copyServer(databaseUrl, path, options)

async function describe(
  { dataDir, databaseUrl }: Where,
  { contents, program }: Copied,
  databasePath: string,
  now: Date,
): Promise<NewManifest> {
  const home = databaseUrl === undefined ? 'embedded' : 'server'
  const database = {
    ...{ name: databasePart[home], sizeBytes: (await stat(databasePath)).size },
    ...{ sha256: await digestOf(databasePath), ...(program !== undefined && { program }) },
  }
  const files = await listStored(dataDir)
  return { madeAt: now.toISOString(), home, contents, database, files }
}

function* partsOf(dataDir: string, databasePath: string, manifest: NewManifest): Generator<Part> {
  const text = Buffer.from(manifestText(manifest))
  const { name, sizeBytes } = manifest.database
  yield { name: MANIFEST, sizeBytes: text.length, body: () => Readable.from([text]) }
  yield { name, sizeBytes, body: () => createReadStream(databasePath) }
  for (const file of manifest.files) {
    const body = () => readStored(dataDir, file)
    yield { name: filePart(file.sha256), sizeBytes: file.sizeBytes, body }
  }
}
