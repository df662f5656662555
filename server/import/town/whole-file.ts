import { type FileHandle, open } from 'node:fs/promises'
import type { TownFileKind } from './file-kind.ts'

/**
 * Whether a file has all its bytes, as far as its own bookkeeping tells. GDAL reads a PBF that was
 * cut short up to the cut and says nothing: half a town would look like a whole one.
 *
 * Text formats need no check: there an end that is missing is an error to the parser.
 */
export async function isWhole(path: string, kind: TownFileKind): Promise<boolean> {
  if (kind !== 'osm-pbf' && kind !== 'geopackage') return true
  const file = await open(path)
  try {
    const { size } = await file.stat()
    return await (kind === 'osm-pbf' ? endsWithABlob(file, size) : hasAllPages(file, size))
  } finally {
    await file.close()
  }
}

/**
 * A PBF is a row of blobs, each announced by its length: the last must end where the file does.
 * Source: https://wiki.openstreetmap.org/wiki/PBF_Format#File_format
 */
async function endsWithABlob(file: FileHandle, size: number): Promise<boolean> {
  let at = 0
  while (at < size) {
    const length = (await bytes(file, at, 4))?.readUInt32BE() ?? 0
    // The format's own limit for a header is 64 kB.
    if (length === 0 || length > 65_536) return false
    const header = await bytes(file, at + 4, length)
    const dataSize = header && dataSizeOf(header)
    if (dataSize === undefined) return false
    at += 4 + length + dataSize
  }
  return at === size
}

/** Field 3 of a BlobHeader message: how many bytes its blob takes. */
function dataSizeOf(header: Buffer): number | undefined {
  let at = 0
  const varint = () => {
    let value = 0
    for (let scale = 1; at < header.length; scale *= 128) {
      const byte = header[at++]!
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
    return Number.NaN
  }
  while (at < header.length) {
    const key = varint()
    const value = varint()
    if (key === 0x18) return value
    // The other fields are bytes and strings: skip what they announce.
    if (key % 8 === 2) at += value
    else if (key % 8 !== 0) return undefined
  }
  return undefined
}

/** A SQLite file says how many pages it has. Source: https://www.sqlite.org/fileformat.html §1.3 */
async function hasAllPages(file: FileHandle, size: number): Promise<boolean> {
  const header = await bytes(file, 0, 100)
  if (!header) return false
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  return header.readUInt32BE(28) * pageSize <= size
}

async function bytes(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return bytesRead === length ? buffer : undefined
}
