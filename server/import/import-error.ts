import type { ColumnField, ToldColumn } from './incidents/columns.ts'
import type { Likely } from './source/systems.ts'

/** Words a person reads: Swedish first, English beside it. */
export type Words = { sv: string; en: string }

/** What can stop a whole import. A single bad row or shape never does: it is listed as refused. */
export type ImportErrorCode =
  | 'file-missing'
  | 'file-empty'
  | 'file-unknown'
  | 'file-unreadable'
  | 'file-disguised'
  | 'file-program'
  | 'file-nested'
  | 'file-oversized'
  | 'xml-declarations'
  | 'archive-encrypted'
  | 'archive-unsafe'
  | 'no-coordinate-system'
  | 'no-columns'
  | 'several-tables'
  | 'too-many-rows'
  | 'not-terrain'
  | 'personal-number'
  | 'elsewhere'
  | 'reader-died'
  | 'reader-slow'
  | 'unknown-system'
  | 'forbidden'

/** What somebody has to say before a file can be read. */
export type Asks = {
  /** Which coordinate system it is in: the likeliest, best first. */
  likely?: readonly Likely[]
  /** Which of its sheets or layers is meant. */
  tables?: readonly string[]
  /** What its columns tell: all of them with what they are taken for, and what is missing. */
  columns?: readonly ToldColumn[]
  missing?: readonly ColumnField[]
}

/** A file that cannot be imported, with one clear sentence in both languages. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly code: ImportErrorCode
  readonly words: Words
  readonly asks: Asks | undefined

  constructor(code: ImportErrorCode, words: Words, asks?: Asks) {
    super(words.sv)
    this.code = code
    this.words = words
    this.asks = asks
  }
}

/** How far an import has come: what is happening now, and a share 0–1 that only grows. */
export type Progress = { phase: Words; done: number }
export type OnProgress = (progress: Progress) => void
