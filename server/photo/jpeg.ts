import { damagedImage, notTheType } from './image-error.ts'
import { onlyOrientation, orientationIn } from './orientation.ts'

const NAME = 'JPEG'
const MARK = 0xff
const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const COMMENT = 0xfe

/** A piece of the file, its marker included; an application's piece has its payload too. */
type Segment = { marker: number; bytes: Buffer; payload: Buffer }

/**
 * A JPEG with what draws it and nothing else: frame, tables, scans, colour profile, and what tells
 * how its colours are kept. What an application wrote goes (EXIF, XMP, IPTC, maker notes, thumbnails,
 * further pictures), as do comments and what stands after the end.
 *
 * Source: ITU-T T.81, annex B; JFIF 1.02; ICC.1:2022, annex B.4.
 */
export function plainJpeg(bytes: Buffer): Buffer {
  if (bytes[0] !== MARK || bytes[1] !== START || bytes[2] !== MARK) throw notTheType(NAME)
  const segments = segmentsOf(bytes)
  const kept = segments.flatMap((segment) => drawing(segment) ?? [])
  const exif = exifFor(segments)
  // EXIF comes first, or right after the JFIF header.
  if (exif) kept.splice(isJfif(segments[0]!) ? 1 : 0, 0, exif)
  return Buffer.concat([bytes.subarray(0, 2), ...kept])
}

/** Everything from the start to the end of the first picture. */
function segmentsOf(bytes: Buffer): Segment[] {
  const segments: Segment[] = []
  let at = 2
  let hasScan = false
  for (;;) {
    if (bytes[at] !== MARK) throw damagedImage(NAME)
    // Any number of marks may fill up before a marker.
    while (bytes[at + 1] === MARK) at += 1
    const marker = bytes[at + 1]
    if (marker === undefined || marker < 0xc0 || isBare(marker)) throw damagedImage(NAME)
    if (marker === END) {
      if (!hasScan) throw damagedImage(NAME)
      segments.push({ marker, bytes: bytes.subarray(at, at + 2), payload: Buffer.alloc(0) })
      return segments
    }
    if (at + 4 > bytes.length) throw damagedImage(NAME)
    const length = bytes.readUInt16BE(at + 2)
    const head = at + 2 + length
    if (length < 2 || head > bytes.length) throw damagedImage(NAME)
    const end = marker === SCAN ? endOfScan(bytes, head) : head
    segments.push({ marker, bytes: bytes.subarray(at, end), payload: bytes.subarray(at + 4, head) })
    if (marker === SCAN) hasScan = true
    at = end
  }
}

/** Markers without a length: restarts and the start, which belong in a scan or before it all. */
const isBare = (marker: number) => marker >= 0xd0 && marker <= START

/** A mark in a scan is followed by a zero, or a restart; anything else ends it, where marks begin. */
function endOfScan(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(MARK, start)
  while (at >= 0) {
    let next = at + 1
    while (bytes[next] === MARK) next += 1
    const marker = bytes[next]
    if (marker === undefined) break
    if (marker !== 0 && !(marker >= 0xd0 && marker <= 0xd7)) return at
    at = bytes.indexOf(MARK, next + 1)
  }
  throw damagedImage(NAME)
}

/** A piece as it is to be kept, if it is. */
function drawing(segment: Segment): Buffer | undefined {
  const { marker, bytes, payload } = segment
  if (isJfif(segment)) return plainJfif(payload)
  if (marker === 0xe2 && startsWith(payload, 'ICC_PROFILE\0')) return bytes
  // Whether colours are kept as brightness and two differences; without it they would turn.
  if (marker === 0xee && startsWith(payload, 'Adobe')) return piece(marker, payload.subarray(0, 12))
  const isDrawing = marker < 0xe0 && marker !== COMMENT
  return isDrawing ? bytes : undefined
}

const isJfif = ({ marker, payload }: Segment) => marker === 0xe0 && startsWith(payload, 'JFIF\0')
const JFIF_BYTES = 14

/** Version and density, without the thumbnail that may follow. */
function plainJfif(payload: Buffer): Buffer {
  if (payload.length < JFIF_BYTES) throw damagedImage(NAME)
  const plain = Buffer.from(payload.subarray(0, JFIF_BYTES))
  plain.fill(0, JFIF_BYTES - 2)
  return piece(0xe0, plain)
}

const EXIF = 'Exif\0\0'

function exifFor(segments: readonly Segment[]): Buffer | undefined {
  const told = segments.find(({ marker, payload }) => marker === 0xe1 && startsWith(payload, EXIF))
  const tiff = told && onlyOrientation(orientationIn(told.payload.subarray(EXIF.length)))
  return tiff && piece(0xe1, Buffer.concat([Buffer.from(EXIF, 'latin1'), tiff]))
}

const startsWith = (bytes: Buffer, sign: string) =>
  bytes.toString('latin1', 0, sign.length) === sign

function piece(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([MARK, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}
