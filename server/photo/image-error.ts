import type { Words } from '../import/import-error.ts'

/**
 * Why an image cannot be kept: it is of another kind than was said, broken, or of a kind that would
 * keep what tells of its making.
 */
export type ImageErrorCode = 'not-the-type' | 'damaged' | 'unknown-type'

/** An image that cannot be kept, with one clear sentence in both languages. */
export class ImageError extends Error {
  override readonly name = 'ImageError'
  readonly code: ImageErrorCode
  readonly words: Words

  constructor(code: ImageErrorCode, words: Words) {
    super(words.sv)
    this.code = code
    this.words = words
  }
}

/** @param name as people call it: JPEG, PNG, WebP */
export const notTheType = (name: string) =>
  new ImageError('not-the-type', {
    sv: `Filen är ingen ${name}-bild.`,
    en: `The file is no ${name} image.`,
  })

export const damagedImage = (name: string) =>
  new ImageError('damaged', {
    sv: `${name}-bilden är skadad eller ofullständig.`,
    en: `The ${name} image is damaged or incomplete.`,
  })

export const unknownImage = () =>
  new ImageError('unknown-type', {
    sv: 'Bilden är inte av ett slag som tas emot: JPEG, PNG eller WebP.',
    en: 'The image is not of a kind that is accepted: JPEG, PNG or WebP.',
  })
