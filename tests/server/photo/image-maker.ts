import { crc32, deflateSync } from 'node:zlib'

// Images byte by byte, with and without what is to be taken out of them.

/** Stands in every piece that is to go; no byte of it may remain. */
export const PLANTED = 'Åsa Exempel, Köpmangatan 12'
const planted = Buffer.from(PLANTED)

const word = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const long = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const swap = (bytes: Buffer) => Buffer.from(bytes).reverse()

/** Degrees, minutes and hundredths of seconds of a place, as GPS tells them. */
const DEGREES = [61, 1, 18, 1, 1_332, 100] as const
export const gpsBytes = Buffer.concat(DEGREES.map(long))

/**
 * EXIF in its TIFF form: orientation, owner, and a place.
 * Source: TIFF 6.0, section 2; Exif 2.32, 4.6.6.
 */
export function exifOf(orientation: number, isLittle = true): Buffer {
  const w = (value: number) => (isLittle ? word(value) : swap(word(value)))
  const l = (value: number) => (isLittle ? long(value) : swap(long(value)))
  const short = (tag: number, value: number) => [w(tag), w(3), l(1), w(value), w(0)]
  const pointer = (tag: number, type: number, count: number, at: number) => [
    ...[w(tag), w(type), l(count), l(at)],
  ]
  const gpsAt = 8 + 2 + 3 * 12 + 4
  const ownerAt = gpsAt + 2 + 12 + 4
  return Buffer.concat([
    ...[Buffer.from(isLittle ? 'II*\0' : 'MM\0*', 'latin1'), l(8)],
    ...[w(3), ...short(0x0112, orientation)],
    ...pointer(0x8298, 2, planted.length, ownerAt),
    ...[...pointer(0x8825, 4, 1, gpsAt), l(0)],
    ...[w(1), ...pointer(0x0002, 5, 3, ownerAt + planted.length), l(0)],
    ...[planted, isLittle ? gpsBytes : Buffer.concat(DEGREES.map(l))],
  ])
}

/** A piece of a JPEG. */
export function segment(marker: number, ...payload: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(payload.map((part) => Buffer.from(part as string, 'latin1')))
  return Buffer.concat([Buffer.from([0xff, marker]), swap(word(body.length + 2)), body])
}

const density = '\x01\x02\x01\0\x48\0\x48'
export const jpeg = {
  start: Buffer.from([0xff, 0xd8]),
  jfif: segment(0xe0, 'JFIF\0', density, '\0\0'),
  profile: segment(0xe2, 'ICC_PROFILE\0\x01\x01', Buffer.alloc(128, 7)),
  adobe: segment(0xee, 'Adobe', '\0\x64\0\0\0\0\x01'),
  tables: Buffer.concat([
    segment(0xdb, '\0', Buffer.alloc(64, 1)),
    segment(0xc0, '\x08\0\x08\0\x08\x01\x01\x11\0'),
    segment(0xc4, '\0', Buffer.alloc(28, 1)),
    segment(0xdd, '\0\x04'),
  ]),
  // Marks in the scan that do not end it: one that is data, and a restart.
  scan: Buffer.concat([
    segment(0xda, '\x01\x01\0\0\x3f\0'),
    Buffer.from([0x12, 0xff, 0x00, 0xe1, 0xff, 0xd0, 0x34, 0xff, 0x00]),
  ]),
  end: Buffer.from([0xff, 0xd9]),
}

/** Every kind of piece that tells something. */
export const jpegMetadata = {
  exif: (orientation: number, isLittle = true) =>
    segment(0xe1, 'Exif\0\0', exifOf(orientation, isLittle)),
  others: [
    segment(0xe0, 'JFXX\0\x13', planted),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', '<x:xmpmeta>', planted),
    segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0', planted),
    segment(0xe2, 'MPF\0', planted),
    segment(0xe2, 'FPXR\0', planted),
    segment(0xec, 'Ducky', planted),
    segment(0xed, 'Photoshop 3.0\x008BIM\x04\x04', planted),
    segment(0xef, planted),
    segment(0xfe, planted),
    segment(0xf7, planted),
  ],
  jfifThumbnail: segment(0xe0, 'JFIF\0', density, '\x03\x03', planted),
  adobe: segment(0xee, 'Adobe', '\0\x64\0\0\0\0\x01', planted),
  afterEnd: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), planted]),
}

/** A piece of a PNG. */
export function pngChunk(type: string, data: Buffer | string = ''): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(data as string, 'latin1')])
  return Buffer.concat([swap(long(body.length - 4)), body, swap(long(crc32(body)))])
}

export const png = {
  sign: Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
  header: pngChunk('IHDR', '\0\0\0\x02\0\0\0\x02\x08\x02\0\0\0'),
  colours: Buffer.concat([
    pngChunk('gAMA', '\0\0\xb1\x8f'),
    pngChunk('iCCP', Buffer.concat([Buffer.from('sRGB\0\0'), deflateSync(Buffer.alloc(128, 7))])),
    pngChunk('pHYs', '\0\0\x0b\x13\0\0\x0b\x13\x01'),
  ]),
  data: pngChunk('IDAT', deflateSync(Buffer.from('\0abcdef\0ghijkl'))),
  end: pngChunk('IEND'),
}

export const pngMetadata = [
  pngChunk('tEXt', `Author\0${PLANTED}`),
  pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), planted])),
  pngChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), planted])),
  pngChunk('tIME', '\x07\xea\x0b\x19\x0c\0\0'),
  pngChunk('dSIG', planted),
  pngChunk('caBX', planted),
  pngChunk('eXIf', exifOf(1)),
]

/** A piece of a WebP. */
export function webpChunk(type: string, data: Buffer | string): Buffer {
  const body = Buffer.from(data as string, 'latin1')
  return Buffer.concat([Buffer.from(type), long(body.length), body, Buffer.alloc(body.length % 2)])
}
export const webpOf = (...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  return Buffer.concat([Buffer.from('RIFF'), long(body.length), body])
}

const FRAME_HEAD = Buffer.alloc(16, 1)
export const webp = {
  /** @param flags 0x20 profile, 0x10 transparent, 0x08 EXIF, 0x04 XMP, 0x02 moving */
  extended: (flags: number) => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 9, 0, 0, 9, 0, 0])),
  profile: webpChunk('ICCP', Buffer.alloc(127, 7)),
  alpha: webpChunk('ALPH', '\0abc'),
  picture: webpChunk('VP8 ', Buffer.from('odd length of picture')),
  lossless: webpChunk('VP8L', Buffer.from('\x2fpicture')),
  moving: webpChunk('ANIM', '\0\0\0\0\0\0'),
  frame: (...inner: Buffer[]) => webpChunk('ANMF', Buffer.concat([FRAME_HEAD, ...inner])),
}

export const webpMetadata = {
  exif: (orientation: number, prefix = '') =>
    webpChunk('EXIF', Buffer.concat([Buffer.from(prefix), exifOf(orientation)])),
  others: [webpChunk('XMP ', planted), webpChunk('abcd', planted)],
}
