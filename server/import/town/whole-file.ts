import { type FileHandle, open } from 'node:fs/promises'
import type { FileFormat } from '../inspect/kinds.ts'
import { walkBlobs } from './osm-blobs.ts'

/**
 * Whether a file has all its bytes, as far as its own bookkeeping tells. GDAL reads a PBF that was
 * cut short up to the cut and says nothing: half a town would look like a whole one.
 *
 * Text formats need no check: there an end that is missing is an error to the parser.
 */
export async function isWhole(path: string, kind: FileFormat): Promise<boolean> {
  if (kind !== 'osm-pbf' && kind !== 'geopackage') return true
  const file = await open(path)
  try {
    return await (kind === 'osm-pbf' ? walkBlobs(file) : hasAllPages(file))
  } finally {
    await file.close()
  }
}

/** A SQLite file says how many pages it has. Source: https://www.sqlite.org/fileformat.html §1.3 */
async function hasAllPages(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  const { buffer, bytesRead } = await file.read(Buffer.alloc(100), 0, 100, 0)
  if (bytesRead < 100) return false
  const pageSize = buffer.readUInt16BE(16) === 1 ? 65_536 : buffer.readUInt16BE(16)
  return buffer.readUInt32BE(28) * pageSize <= size
}
