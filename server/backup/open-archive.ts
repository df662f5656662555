import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { filePart, MANIFEST, MAX_MANIFEST_BYTES, type Manifest, readManifest } from './manifest.ts'
import { cannotRead, damaged, foreign } from './refusals.ts'
import { type Entry, fileSource, readTar, type Source, TarDamaged } from './tar.ts'
import { newFile } from './whole-file.ts'

/** A backup that says what it is and is as long as it says. Its parts are proved as they are unpacked. */
export type Archive = {
  path: string
  manifest: Manifest
  /** Writes a part to a new file. @throws {StartError} when it is not what the manifest says */
  unpack: (
    part: string,
    place: string,
    options: { signal: AbortSignal; mode?: number },
  ) => Promise<void>
}

/**
 * Looks through an archive without unpacking any of it. Only a part that the manifest tells of may be
 * in it, as a plain file of that name and size: so none can climb out of where it is unpacked.
 *
 * @throws {StartError} when it is foreign, newer than this version, damaged or cut short
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path).catch(() => undefined)
  if (!file) throw cannotRead(path)
  try {
    if (!(await file.stat()).isFile()) throw cannotRead(path)
    const source = await fileSource(file)
    const entries = readTar(source)
    const manifest = readManifest(await manifestIn(source, entries, path), path)
    const parts = await locate(entries, manifest, path)
    return {
      ...{ path, manifest },
      unpack: (name, place, options) => unpack(path, parts.get(name)!, place, options),
    }
  } finally {
    await file.close()
  }
}

async function manifestIn(
  source: Source,
  entries: AsyncGenerator<Entry>,
  path: string,
): Promise<string> {
  const first = await entries.next().catch((error: unknown) => {
    throw error instanceof TarDamaged ? foreign(path) : error
  })
  if (first.done || first.value.name !== MANIFEST) throw foreign(path)
  const { start, sizeBytes } = first.value
  if (sizeBytes > MAX_MANIFEST_BYTES) throw damaged(path, MANIFEST)
  return (await source.read(start, sizeBytes)).toString()
}

type Located = Entry & { sha256: string }

/** Where the manifest's parts are: all of them, in its order, and nothing else. */
async function locate(
  entries: AsyncGenerator<Entry>,
  { database, files }: Manifest,
  path: string,
): Promise<Map<string, Located>> {
  const wanted = [database, ...files.map((file) => ({ ...file, name: filePart(file.sha256) }))]
  const located = new Map<string, Located>()
  try {
    for await (const entry of entries) {
      const { name, sizeBytes, sha256 } = wanted[located.size] ?? {}
      // An archive may hold any name: in quotes, it does nothing to a terminal.
      if (entry.type !== 'File' || entry.name !== name || entry.sizeBytes !== sizeBytes || !sha256)
        throw damaged(path, JSON.stringify(entry.name))
      located.set(entry.name, { ...entry, sha256 })
    }
  } catch (error) {
    throw error instanceof TarDamaged ? damaged(path) : error
  }
  const missing = wanted[located.size]
  if (missing) throw damaged(path, missing.name)
  return located
}

async function unpack(
  path: string,
  { name, sizeBytes, start, sha256 }: Located,
  place: string,
  { signal, mode }: { signal: AbortSignal; mode?: number },
): Promise<void> {
  await mkdir(dirname(place), { recursive: true })
  const hash = createHash('sha256')
  // A stream has at least one byte, an empty file none.
  const body =
    sizeBytes === 0
      ? Readable.from([])
      : createReadStream(path, { start, end: start + sizeBytes - 1 })
  const hashed = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(body, hashed, newFile(place, mode), { signal })
  if (hash.digest('hex') !== sha256) throw damaged(path, name)
}
