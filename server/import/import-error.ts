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

/** A file that cannot be imported, with one clear sentence in both languages. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly code: ImportErrorCode
  readonly words: Words

  constructor(code: ImportErrorCode, words: Words) {
    super(words.sv)
    this.code = code
    this.words = words
  }
}

/** How far an import has come: what is happening now, and a share 0–1 that only grows. */
export type Progress = { phase: Words; done: number }
export type OnProgress = (progress: Progress) => void
