import type { FileHandle } from 'node:fs/promises'

/** What a PBF file says the next piece of it takes, before the piece is read. */
export type BlobClaim = { part: 'header' | 'blob' | 'unpacked'; bytes: number }

/** No header longer than this is read, whatever it says. */
const LONGEST_HEADER = 65_536
/** A blob has a size, a content and little more: one with more fields is none. */
const MOST_FIELDS = 16
/** Room for a field's key and number. */
const FIELD_BYTES = 20

/**
 * Goes through a PBF file, which is a row of blobs, each announced by its length. Reads the
 * announcements alone.
 *
 * @param see is told each claim; may throw
 * @returns whether the last blob ends where the file does
 *
 * Source: https://wiki.openstreetmap.org/wiki/PBF_Format#File_format
 */
export async function walkBlobs(
  file: FileHandle,
  see: (claim: BlobClaim) => void = () => {},
): Promise<boolean> {
  const { size } = await file.stat()
  let at = 0
  while (at < size) {
    const length = (await bytesAt(file, at, 4))?.readUInt32BE() ?? 0
    see({ part: 'header', bytes: length })
    if (length === 0 || length > LONGEST_HEADER) return false
    const header = await bytesAt(file, at + 4, length)
    const blobBytes = header && blobSizeIn(header)
    if (blobBytes === undefined) return false
    see({ part: 'blob', bytes: blobBytes })
    const start = at + 4 + length
    at = start + blobBytes
    if (at > size || !(await seeUnpacked(file, { start, end: at }, see))) return false
  }
  return at === size
}

/** Field 3 of a BlobHeader message: how many bytes its blob takes. */
function blobSizeIn(header: Buffer): number | undefined {
  let size: number | undefined
  for (let at = 0; at < header.length; ) {
    const field = fieldAt(header, at)
    if (!field) return undefined
    if (field.key === 0x18) size = field.value
    at += field.takes
  }
  return size
}

/** Field 2 of a Blob message: how many bytes its content takes when it is unpacked. */
async function seeUnpacked(
  file: FileHandle,
  { start, end }: { start: number; end: number },
  see: (claim: BlobClaim) => void,
): Promise<boolean> {
  let at = start
  for (let i = 0; at < end; i++) {
    const head = await bytesAt(file, at, Math.min(FIELD_BYTES, end - at))
    const field = head && fieldAt(head, 0)
    if (!field || i >= MOST_FIELDS) return false
    if (field.key === 0x10) see({ part: 'unpacked', bytes: field.value })
    at += field.takes
  }
  return at === end
}

/** A field of a protobuf message: its key, its number or length, and all the bytes it takes. */
function fieldAt(
  bytes: Buffer,
  start: number,
): { key: number; value: number; takes: number } | undefined {
  let at = start
  const varint = () => {
    let value = 0
    for (let scale = 1; at < bytes.length; scale *= 128) {
      const byte = bytes[at++]!
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
    return Number.NaN
  }
  const key = varint()
  const value = varint()
  if (Number.isNaN(key) || Number.isNaN(value)) return undefined
  // Bytes and strings announce their length, numbers are their own; there are no other fields.
  if (key % 8 === 2) return { key, value, takes: at - start + value }
  return key % 8 === 0 ? { key, value, takes: at - start } : undefined
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return bytesRead === length ? buffer : undefined
}
