import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImageError } from '../../../server/photo/image-error.ts'
import { orientationIn } from '../../../server/photo/orientation.ts'
import { photoTypeOf, withoutMetadata } from '../../../server/photo/without-metadata.ts'
import {
  exifOf,
  gpsBytes,
  jpeg,
  jpegMetadata,
  PLANTED,
  png,
  pngChunk,
  pngMetadata,
  segment,
  webp,
  webpChunk,
  webpMetadata,
  webpOf,
} from './image-maker.ts'

/** Neither words nor place, in whole or in part of some length, in either order of bytes. */
function expectClean(bytes: Buffer): void {
  for (const trace of ['Exempel', 'Köpman', 'gatan 12', 'xmpmeta', '8BIM', 'GPS'])
    expect(bytes.includes(trace), trace).toBe(false)
  for (let at = 0; at + 12 <= gpsBytes.length; at += 4) {
    const part = gpsBytes.subarray(at, at + 12)
    expect(bytes.includes(part)).toBe(false)
    expect(bytes.includes(Buffer.from(part).swap32())).toBe(false)
  }
}

test('what is planted would be seen', () => {
  for (const isLittle of [true, false]) {
    const exif = exifOf(6, isLittle)
    expect(() => expectClean(exif)).toThrow()
    expect(exif.includes(PLANTED)).toBe(true)
    expect(() => expectClean(exif.subarray(-gpsBytes.length))).toThrow()
  }
})

const upright = [0, 1, 9, 300]
const turned = [2, 3, 4, 5, 6, 7, 8]

describe('JPEG', () => {
  const { start, jfif, profile, adobe, tables, scan, end } = jpeg
  const clean = Buffer.concat([start, jfif, profile, adobe, tables, scan, scan, end])
  const strip = (...parts: Buffer[]) => withoutMetadata(Buffer.concat(parts), 'image/jpeg')

  test('without metadata comes out as it was', () => expect(strip(clean)).toEqual(clean))

  test.each(upright)('loses all that tells something (orientation %i)', (orientation) => {
    const { exif, others, jfifThumbnail, adobe: withWords, afterEnd } = jpegMetadata
    const about = [exif(orientation), ...others]
    const stripped = strip(
      ...[start, jfifThumbnail, ...about, profile, withWords, tables, ...others],
      ...[scan, ...others, scan, end, afterEnd],
    )
    expectClean(stripped)
    expect(stripped).toEqual(clean)
  })

  test.each(turned)('keeps how it is to be turned, and nothing else of EXIF: %i', (orientation) => {
    for (const isLittle of [true, false]) {
      const exif = jpegMetadata.exif(orientation, isLittle)
      const stripped = strip(start, jfif, exif, tables, scan, end)
      expectClean(stripped)
      const kept = stripped.subarray(start.length + jfif.length, -(tables.length + scan.length + 2))
      expect(kept).toHaveLength(36)
      expect(kept.toString('latin1', 0, 10)).toBe('\xff\xe1\0\x22Exif\0\0')
      expect(orientationIn(kept.subarray(10))).toBe(orientation)
      expect(stripped).toEqual(Buffer.concat([start, jfif, kept, tables, scan, end]))
      expect(strip(stripped)).toEqual(stripped)
      // Straight from a camera: EXIF first, and no JFIF.
      expect(strip(start, exif, tables, scan, end)).toEqual(
        Buffer.concat([start, kept, tables, scan, end]),
      )
    }
  })

  test('loses them wherever they stand, however often', () => {
    const about = fc.array(fc.constantFrom(...jpegMetadata.others), { maxLength: 3 })
    fc.assert(
      fc.property(about, about, about, about, (a, b, c, d) => {
        const dirty = [start, jfif, ...a, profile, ...b, adobe, tables, ...c, scan, ...d, scan, end]
        expect(strip(...dirty)).toEqual(clean)
      }),
    )
  })

  test('with marks that fill up before a marker', () => {
    const fill = Buffer.from([0xff, 0xff])
    expect(strip(start, fill, jfif, profile, adobe, tables, scan, fill, scan, end)).toEqual(clean)
  })

  test('keeps no mark of an application whose name it does not know', () => {
    const pieces = Array.from({ length: 16 }, (_, i) => segment(0xe0 + i, 'Adobo\0', PLANTED))
    expectClean(strip(start, jfif, ...pieces, tables, scan, end))
  })
})

describe('PNG', () => {
  const { sign, header, colours, data, end } = png
  const clean = Buffer.concat([sign, header, colours, data, data, end])
  const strip = (...parts: Buffer[]) => withoutMetadata(Buffer.concat(parts), 'image/png')

  test('without metadata comes out as it was', () => expect(strip(clean)).toEqual(clean))

  test('loses all that tells something, wherever it stands', () => {
    const about = fc.array(fc.constantFrom(...pngMetadata), { maxLength: 4 })
    fc.assert(
      fc.property(about, about, about, (a, b, c) => {
        const words = Buffer.from(PLANTED)
        const stripped = strip(sign, header, ...a, colours, ...b, data, data, ...c, end, words)
        expectClean(stripped)
        expect(stripped).toEqual(clean)
      }),
    )
  })

  test.each(turned)('keeps how it is to be turned: %i', (orientation) => {
    const stripped = strip(sign, header, pngChunk('eXIf', exifOf(orientation)), data, end)
    expectClean(stripped)
    const kept = stripped.subarray(sign.length + header.length, -(data.length + end.length))
    expect(kept).toHaveLength(12 + 26)
    expect(orientationIn(kept.subarray(8))).toBe(orientation)
    expect(strip(stripped)).toEqual(stripped)
    const after = strip(sign, header, data, pngChunk('eXIf', exifOf(orientation)), end)
    expect(after).toEqual(Buffer.concat([sign, header, data, kept, end]))
  })

  test('is refused when it needs what is not known', () => {
    expect(() => strip(sign, header, pngChunk('CgBI', 'abcd'), data, end)).toThrow(ImageError)
  })

  test('is refused when a sum is wrong', () => {
    const wrong = Buffer.from(data)
    wrong[10]! ^= 1
    expect(() => strip(sign, header, wrong, end)).toThrow(ImageError)
  })
})

describe('WebP', () => {
  const { extended, profile, alpha, picture, lossless, moving, frame } = webp
  const strip = (bytes: Buffer) => withoutMetadata(bytes, 'image/webp')
  const { exif, others } = webpMetadata

  test.each([
    ['plain', webpOf(picture)],
    ['lossless', webpOf(lossless)],
    ['with profile and transparency', webpOf(extended(0x30), profile, alpha, picture)],
    ['moving', webpOf(extended(0x02), moving, frame(picture), frame(alpha, picture))],
  ])('without metadata comes out as it was: %s', (_, clean) => {
    expect(strip(clean)).toEqual(clean)
  })

  test.each(upright)('loses all that tells something (orientation %i)', (orientation) => {
    const inFrame = webpChunk('EXIF', exifOf(6))
    const dirty = webpOf(
      ...[extended(0x3e), ...others, profile, moving, frame(alpha, picture, inFrame, ...others)],
      ...[exif(orientation), ...others],
    )
    const stripped = strip(Buffer.concat([dirty, Buffer.from(PLANTED)]))
    expectClean(stripped)
    expect(stripped).toEqual(webpOf(extended(0x32), profile, moving, frame(alpha, picture)))
  })

  test.each(turned)('keeps how it is to be turned, and says so: %i', (orientation) => {
    for (const prefix of ['', 'Exif\0\0']) {
      const stripped = strip(webpOf(extended(0x0c), picture, exif(orientation, prefix), ...others))
      expectClean(stripped)
      const kept = stripped.subarray(-26)
      expect(orientationIn(kept)).toBe(orientation)
      expect(stripped).toEqual(webpOf(extended(0x08), picture, webpChunk('EXIF', kept)))
      expect(strip(stripped)).toEqual(stripped)
    }
  })

  test('without room for EXIF loses it whole', () => {
    expect(strip(webpOf(picture, exif(6)))).toEqual(webpOf(picture))
  })
})

describe('what is not the image it is said to be', () => {
  const { start, jfif, tables, scan, end } = jpeg
  const whole = {
    'image/jpeg': Buffer.concat([start, jfif, jpegMetadata.exif(6), tables, scan, end]),
    'image/png': Buffer.concat([png.sign, png.header, pngMetadata[0]!, png.data, png.end]),
    'image/webp': webpOf(webp.extended(0x08), webp.picture, webpMetadata.exif(6)),
  }
  const types = Object.keys(whole) as (keyof typeof whole)[]
  const outcome = (bytes: Uint8Array, type: keyof typeof whole) => {
    try {
      return withoutMetadata(bytes, type)
    } catch (error) {
      return error
    }
  }

  test.each(types)('is told so in both languages: %s', (type) => {
    const others = types.filter((other) => other !== type).map((other) => whole[other])
    for (const bytes of [
      ...others,
      Buffer.from('<html>'),
      Buffer.from('%PDF-1.7'),
      Buffer.alloc(0),
    ])
      expect(outcome(bytes, type)).toMatchObject({
        name: 'ImageError',
        code: 'not-the-type',
        words: { sv: expect.stringMatching(/bild\.$/), en: expect.stringMatching(/image\.$/) },
      })
  })

  test.each(types)('or cut short anywhere: %s', (type) => {
    for (let length = 0; length < whole[type].length; length++)
      expect(outcome(whole[type].subarray(0, length), type), `${length}`).toBeInstanceOf(ImageError)
  })

  test.each(types)('is never anything but an image or an ImageError: %s', (type) => {
    const damage = fc.array(fc.tuple(fc.nat(whole[type].length - 1), fc.nat(255)), { minLength: 1 })
    fc.assert(
      fc.property(damage, (bytes) => {
        const image = Buffer.from(whole[type])
        for (const [at, byte] of bytes) image[at] = byte
        const came = outcome(image, type)
        if (came instanceof Buffer) expect(withoutMetadata(came, type)).toEqual(came)
        else expect(came).toBeInstanceOf(ImageError)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a type is known by any of its names', () => {
    expect(photoTypeOf('image/jpeg')).toBe('image/jpeg')
    expect(photoTypeOf('IMAGE/JPEG; q=1')).toBe('image/jpeg')
    expect(photoTypeOf('image/jpg')).toBe('image/jpeg')
    expect(photoTypeOf('image/apng')).toBe('image/png')
    for (const other of ['image/tiff', 'image/heic', 'text/plain', '', 'toString'])
      expect(photoTypeOf(other)).toBeUndefined()
  })
})
