import { type FileHandle, open } from 'node:fs/promises'
import { damaged } from './refusals.ts'
import type { Guard } from './watch.ts'

/** More than any terrain has: one for the heights, some for smaller copies of them and for masks. */
const MOST_DIRECTORIES = 100
/** A directory has a handful of entries; one of thousands is no directory. */
const MOST_ENTRIES = 4_096

/** How a TIFF keeps its numbers. Source: TIFF 6.0 (Adobe 1992); BigTIFF (libtiff, 2004). */
type Layout = {
  offsetBytes: 4 | 8
  countBytes: 2 | 8
  entryBytes: 12 | 20
  number: (bytes: Buffer, at: number, length: number) => number
}

/**
 * Follows a TIFF from directory to directory: each lies within the file with what its entries point at, and none
 * comes again. What they say of
 * the picture is for whoever reads it.
 *
 * @throws {ImportError} file-unreadable when it is cut off, or leads round in a circle
 */
export const inspectTiff: Guard = async ({ path, name, signal }) => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = await bytesAt(file, 0, 16)
    const layout = layoutOf(head)
    if (head.length < 2 * layout.offsetBytes) throw damaged(name)
    const seen = new Set<number>()
    let at = layout.number(head, layout.offsetBytes, layout.offsetBytes)
    do {
      signal?.throwIfAborted()
      if (seen.has(at) || seen.size >= MOST_DIRECTORIES || at < 8 || at >= size) throw damaged(name)
      seen.add(at)
      const next = await nextOf(file, layout, at)
      if (next === undefined) throw damaged(name)
      at = next
    } while (at !== 0)
    return true
  } finally {
    await file.close()
  }
}

function layoutOf(head: Buffer): Layout {
  const isLittle = head[0] === 0x49
  const isBig = head[2] === 0x2b || head[3] === 0x2b
  const number = (bytes: Buffer, at: number, length: number) => {
    if (length === 8)
      return Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at))
    return isLittle ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length)
  }
  return isBig
    ? { offsetBytes: 8, countBytes: 8, entryBytes: 20, number }
    : { offsetBytes: 4, countBytes: 2, entryBytes: 12, number }
}

/** Where the directory after one begins, 0 after the last; `undefined` for one that is not whole. */
async function nextOf(file: FileHandle, layout: Layout, at: number): Promise<number | undefined> {
  const { countBytes, entryBytes, offsetBytes, number } = layout
  const counted = await bytesAt(file, at, countBytes)
  if (counted.length < countBytes) return undefined
  const count = number(counted, 0, countBytes)
  if (count < 1 || count > MOST_ENTRIES) return undefined
  const length = count * entryBytes + offsetBytes
  const bytes = await bytesAt(file, at + countBytes, length)
  if (bytes.length < length) return undefined
  const { size } = await file.stat()
  for (let k = 0; k < count; k++) if (endOf(bytes, k * entryBytes, layout) > size) return undefined
  return number(bytes, count * entryBytes, offsetBytes)
}

/** Where what an entry points at ends; 0 for what stands in the entry itself. */
function endOf(bytes: Buffer, at: number, { offsetBytes, number }: Layout): number {
  const each = BYTES_OF_TYPE[number(bytes, at + 2, 2)] ?? 1
  const length = each * number(bytes, at + 4, offsetBytes)
  return length <= offsetBytes ? 0 : number(bytes, at + 4 + offsetBytes, offsetBytes) + length
}

/** By the number of the type; those unknown are taken for bytes. */
const BYTES_OF_TYPE = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 1, 1, 8, 8, 8]

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
