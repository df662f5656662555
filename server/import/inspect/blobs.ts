import { open } from 'node:fs/promises'
import { type BlobClaim, walkBlobs } from '../town/osm-blobs.ts'
import { damaged, oversizedBlob } from './refusals.ts'
import type { Guard } from './watch.ts'

// Source: https://wiki.openstreetmap.org/wiki/PBF_Format#File_format
const MOST_BYTES: Record<BlobClaim['part'], number> = {
  header: 64 * 1_024,
  blob: 32 * 1_024 * 1_024,
  unpacked: 32 * 1_024 * 1_024,
}

/**
 * Refuses a PBF file that claims to hold, or to unpack to, more at once than the format allows: a
 * reader would make room for it.
 *
 * @throws {ImportError} file-oversized, or file-unreadable when it is cut short
 */
export const inspectBlobs: Guard = async ({ path, name, signal }) => {
  const file = await open(path)
  try {
    const isWhole = await walkBlobs(file, ({ part, bytes }) => {
      signal?.throwIfAborted()
      if (bytes > MOST_BYTES[part]) throw oversizedBlob(name)
    })
    if (!isWhole) throw damaged(name)
    return true
  } finally {
    await file.close()
  }
}
