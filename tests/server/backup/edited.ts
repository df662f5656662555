import { createHash } from 'node:crypto'
import { Header } from 'tar'
import type { Manifest } from '../../../server/backup/manifest.ts'
import { bytesSource, packTar, readTar } from '../../../server/backup/tar.ts'
import { now } from '../../support/factories.ts'

// Archives that are not as they should be, made from one that is.

export type Part = { name: string; bytes: Uint8Array }

export async function partsOf(archive: Buffer): Promise<Part[]> {
  const found: Part[] = []
  for await (const { name, start, sizeBytes } of readTar(bytesSource(archive)))
    found.push({ name, bytes: archive.subarray(start, start + sizeBytes) })
  return found
}

export async function packed(parts: readonly Part[]): Promise<Buffer> {
  const told = parts.map(({ name, bytes }) => ({
    ...{ name, sizeBytes: bytes.length },
    body: async function* () {
      yield bytes
    },
  }))
  const chunks: Uint8Array[] = []
  for await (const chunk of packTar(told, now)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The archive with something else in its manifest. */
export function withManifest(
  [first, ...others]: readonly Part[],
  change: (manifest: Manifest) => object,
): Promise<Buffer> {
  const manifest = JSON.parse(Buffer.from(first!.bytes).toString()) as Manifest
  const bytes = Buffer.from(JSON.stringify({ ...manifest, ...change(manifest) }))
  return packed([{ name: first!.name, bytes }, ...others])
}

/** The archive with another database in it, and a manifest that tells of it as if it were right. */
export const withDatabase = ([first, database, ...files]: readonly Part[], bytes: Uint8Array) =>
  withManifest([first!, { ...database!, bytes }, ...files], (manifest) => ({
    database: {
      ...{ ...manifest.database, sizeBytes: bytes.length },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  }))

/** The archive with a last entry of any kind, which the manifest tells nothing of. */
export function withEntry(
  archive: Buffer,
  entry: { path: string; type: 'File' | 'SymbolicLink' | 'Link'; linkpath?: string },
): Buffer {
  const header = new Header({ size: 0, mode: 0o644, mtime: now, ...entry })
  header.encode()
  return Buffer.concat([archive.subarray(0, -1024), header.block!, Buffer.alloc(1024)])
}

/** The archive with one bit turned. */
export function flipped(archive: Buffer, at: number): Buffer {
  const bytes = Buffer.from(archive)
  bytes[at] = bytes[at]! ^ 1
  return bytes
}
