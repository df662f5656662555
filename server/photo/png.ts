import { crc32 } from 'node:zlib'
import { damagedImage, notTheType } from './image-error.ts'
import { onlyOrientation, orientationIn } from './orientation.ts'

const NAME = 'PNG'
const SIGN = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')

// What draws the picture, its colours and its frames. All else is about it: words, time, EXIF.
const DRAWING = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP', 'mDCV', 'cLLI'],
])

type Chunk = { type: string; data: Buffer; bytes: Buffer }

/**
 * A PNG with what draws it and nothing else. Without words, times, EXIF but for its orientation,
 * applications' own chunks and what stands after the end.
 *
 * Source: Portable Network Graphics, third edition (W3C 2025), 5 and 11.
 */
export function plainPng(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, SIGN.length).equals(SIGN)) throw notTheType(NAME)
  const chunks = chunksOf(bytes)
  const exif = chunks.find(({ type }) => type === 'eXIf')
  // Where it stood: programs differ on whether one after the picture turns it.
  const kept = chunks.flatMap((chunk) => {
    if (chunk === exif) return turned(chunk) ?? []
    return DRAWING.has(chunk.type) ? chunk.bytes : []
  })
  return Buffer.concat([SIGN, ...kept])
}

function turned({ data }: Chunk): Buffer | undefined {
  const tiff = onlyOrientation(orientationIn(data))
  return tiff && chunkOf('eXIf', tiff)
}

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  let at = SIGN.length
  while (chunks.at(-1)?.type !== 'IEND') {
    if (at + 12 > bytes.length) throw damagedImage(NAME)
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) throw damagedImage(NAME)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw damagedImage(NAME)
    // A capital letter first: nothing can draw the picture without it.
    if (/^[A-Z]/.test(type) && !DRAWING.has(type)) throw damagedImage(NAME)
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), bytes: bytes.subarray(at, end) })
    at = end
  }
  const isWhole = chunks[0]?.type === 'IHDR' && chunks.some(({ type }) => type === 'IDAT')
  if (!isWhole) throw damagedImage(NAME)
  return chunks
}

function chunkOf(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length)
  chunk.write(type, 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4)
  return chunk
}
