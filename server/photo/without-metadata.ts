import { plainJpeg } from './jpeg.ts'
import { plainPng } from './png.ts'
import { plainWebP } from './webp.ts'

const plainers = { 'image/jpeg': plainJpeg, 'image/png': plainPng, 'image/webp': plainWebP }

/** The kinds of image whose metadata can be taken out: who accepts photos accepts these alone. */
export type PhotoType = keyof typeof plainers

// Names that are not registered and yet met.
const aliases: Record<string, PhotoType> = {
  'image/apng': 'image/png',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
}

/** The kind of photo a media type tells, with or without parameters; `undefined` for all else. */
export function photoTypeOf(mediaType: string): PhotoType | undefined {
  const plain = mediaType.toLowerCase().split(';')[0]!.trim()
  return Object.hasOwn(plainers, plain) ? (plain as PhotoType) : aliases[plain]
}

/**
 * An image without what tells of its making: place, time, device, owner, words, thumbnails, in EXIF,
 * XMP, IPTC, maker notes, comments and applications' own pieces, and what was hung on after its end.
 * What draws it is untouched, bit by bit, its colour profile included. How it is to be turned is all
 * that is kept of EXIF.
 *
 * The same image again gives the same bytes, and an image without metadata comes out as it was.
 *
 * @throws {ImageError} not-the-type when it is of another kind than was said; damaged when it is
 *   broken or cut short
 */
export function withoutMetadata(bytes: Uint8Array, mediaType: PhotoType): Buffer {
  return plainers[mediaType](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
