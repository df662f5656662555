import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import {
  type Entry,
  getFileNameLowLevel,
  type LocalFileHeader,
  parseExtraFields,
  type ZipFile,
} from 'yauzl'
import { asHead } from './head.ts'
import { isArchive, type Kind, kindNamed, kindOf } from './kinds.ts'
import { isProgram } from './programs.ts'
import { contradicts, damaged, program, unsafeArchive } from './refusals.ts'
import type { Inspected, Watch, Watcher } from './watch.ts'
import { watches } from './watches.ts'

/** Which bytes of an archive a file takes, its own header included. */
export type Place = { start: number; end: number }

const OVERLAPS = {
  sv: 'använder samma innehåll för flera filer',
  en: 'uses the same content for several files',
}
const NESTED = {
  sv: 'innehåller ett annat arkiv; packa upp det först',
  en: 'holds another archive; unpack that first',
}

/** Sizes are told after the content, and may be left out before it. */
const TOLD_AFTER = 8
const IN_ZIP64 = 0xffff_ffff

/**
 * Where a file lies in an archive, by the header in front of it.
 *
 * @throws {ImportError} archive-unsafe when that header tells another name, packing or size than the
 *   directory: a reader that goes by the one would get what was not looked through by the other
 */
export async function placeOf(zip: ZipFile, entry: Entry, archive: string): Promise<Place> {
  const header = await zip.readLocalFileHeaderPromise(entry, { minimal: false })
  const isSame =
    header.fileName.equals(entry.fileNameRaw) &&
    header.compressionMethod === entry.compressionMethod &&
    (header.generalPurposeBitFlag & 1) === 0
  if (!isSame || !agrees(header, entry)) throw contradicts(archive)
  const start = entry.relativeOffsetOfLocalHeader
  return { start, end: header.fileDataStart + entry.compressedSize }
}

function agrees(header: LocalFileHeader, entry: Entry): boolean {
  const [unpacked, packed] = sizesOf(header)
  if (unpacked === entry.uncompressedSize && packed === entry.compressedSize) return true
  return (header.generalPurposeBitFlag & TOLD_AFTER) !== 0 && unpacked === 0 && packed === 0
}

/** Large sizes stand in a field of their own. Source: APPNOTE.TXT 6.3.10, 4.5.3. */
function sizesOf(header: LocalFileHeader): [unpacked: number, packed: number] {
  const zip64 = parseExtraFields(header.extraField).find(({ id }) => id === 1)?.data
  let at = 0
  const told = (size: number) => {
    if (size !== IN_ZIP64 || !zip64 || at + 8 > zip64.length) return size
    at += 8
    return Number(zip64.readBigUInt64LE(at - 8))
  }
  return [told(header.uncompressedSize), told(header.compressedSize)]
}

/** @throws {ImportError} archive-unsafe when two files share bytes: a small archive could be endless */
export function assertApart(places: readonly Place[], archive: string): void {
  let last = 0
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (start < last) throw unsafeArchive(archive, OVERLAPS)
    last = end
  }
}

/**
 * Unpacks a file to nowhere and looks at it as it passes.
 *
 * @throws {ImportError} archive-unsafe when it is an archive, or not as large as was told;
 *   file-program; file-unreadable when its checksum is wrong; what its kind's watcher refuses
 */
export async function unpack(zip: ZipFile, entry: Entry, file: Inspected): Promise<void> {
  const { name, signal } = file
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
  const within = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
  const named = kindNamed(within)
  if (isArchive(named)) throw unsafeArchive(name, NESTED)
  let watcher: Watcher | undefined
  let checksum = 0
  let size = 0
  for await (const piece of pieces(await zip.openReadStreamPromise(entry))) {
    signal?.throwIfAborted()
    if (size === 0) {
      const head = asHead(piece)
      if (isProgram(head)) throw program(name)
      if (isArchive(kindOf(head))) throw unsafeArchive(name, NESTED)
      watcher = watchFor(kindOf(head), named)?.(name)
    }
    watcher?.(piece)
    checksum = crc32(piece, checksum)
    size += piece.length
  }
  if (size !== entry.uncompressedSize) throw contradicts(name)
  if (checksum !== entry.crc32) throw damaged(name)
}

/** By its content first, which is what readers go by. */
const watchFor = (...kinds: (Kind | undefined)[]): Watch | undefined =>
  kinds.map((kind) => kind && watches[kind.format]).find((watch) => watch !== undefined)

const HEAD_BYTES = 4_096

/** A stream's bytes; the first piece is long enough to know it by. */
async function* pieces(stream: Readable): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    if (!head) yield bytes
    else {
      head = Buffer.concat([head, bytes])
      if (head.length < HEAD_BYTES) continue
      yield head
      head = undefined
    }
  }
  if (head && head.length > 0) yield head
}
