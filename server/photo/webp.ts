import { damagedImage, notTheType } from './image-error.ts'
import { onlyOrientation, orientationIn } from './orientation.ts'

const NAME = 'WebP'
const HEAD_BYTES = 12

// What draws the picture, its colours and its frames; within a frame, only the picture itself.
const DRAWING = new Set(['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L'])
const IN_FRAME = new Set(['ALPH', 'VP8 ', 'VP8L'])
const FRAME_HEAD_BYTES = 16

// Flags of VP8X that tell what else there is.
const HAS_EXIF = 0x08
const HAS_XMP = 0x04

type Chunk = { type: string; data: Buffer }

/**
 * A WebP with what draws it and nothing else. Without EXIF but for its orientation, XMP, unknown
 * chunks and what stands after the end.
 *
 * Source: WebP Container Specification (RFC 9649, 2.7).
 */
export function plainWebP(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1', 0, HEAD_BYTES)
  if (!text.startsWith('RIFF') || !text.endsWith('WEBP') || text.length < HEAD_BYTES)
    throw notTheType(NAME)
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length || end < HEAD_BYTES) throw damagedImage(NAME)
  const chunks = chunksOf(bytes.subarray(HEAD_BYTES, end))
  if (!chunks.some(({ type }) => /^(?:VP8 |VP8L|ANMF)$/.test(type))) throw damagedImage(NAME)

  const exif = exifFor(chunks)
  const kept = chunks.filter(({ type }) => DRAWING.has(type)).map((chunk) => plain(chunk, exif))
  const body = Buffer.concat(
    [...kept, ...(exif ? [{ type: 'EXIF', data: exif }] : [])].map(written),
  )
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES))
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw damagedImage(NAME)
    const start = at + 8
    const end = start + bytes.readUInt32LE(at + 4)
    if (end > bytes.length) throw damagedImage(NAME)
    chunks.push({ type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(start, end) })
    at = end + (end % 2)
  }
  return chunks
}

/** The orientation alone, where there is room for EXIF: in the extended form of the format. */
function exifFor(chunks: readonly Chunk[]): Buffer | undefined {
  const told = chunks.find(({ type }) => type === 'EXIF')?.data
  if (!told || chunks[0]?.type !== 'VP8X') return undefined
  // Some programs put before it what JPEG has there.
  const isPrefixed = told.toString('latin1', 0, 6) === 'Exif\0\0'
  return onlyOrientation(orientationIn(told.subarray(isPrefixed ? 6 : 0)))
}

function plain({ type, data }: Chunk, exif: Buffer | undefined): Chunk {
  if (type === 'VP8X' && data.length > 0) {
    const flags = (data[0]! & ~(HAS_EXIF | HAS_XMP)) | (exif ? HAS_EXIF : 0)
    return { type, data: Buffer.concat([Buffer.from([flags]), data.subarray(1)]) }
  }
  if (type !== 'ANMF' || data.length < FRAME_HEAD_BYTES) return { type, data }
  const frame = chunksOf(data.subarray(FRAME_HEAD_BYTES)).filter((chunk) =>
    IN_FRAME.has(chunk.type),
  )
  return { type, data: Buffer.concat([data.subarray(0, FRAME_HEAD_BYTES), ...frame.map(written)]) }
}

/** A chunk as it stands in a file: of even length, whatever it says. */
function written({ type, data }: Chunk): Buffer {
  const chunk = Buffer.alloc(8 + data.length + (data.length % 2))
  chunk.write(type, 'latin1')
  chunk.writeUInt32LE(data.length, 4)
  data.copy(chunk, 8)
  return chunk
}
