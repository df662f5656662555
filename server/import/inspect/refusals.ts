import { ImportError, type ImportErrorCode, type Words } from '../import-error.ts'

// What the inspection refuses, in words. Names of files inside an archive are not repeated: they may
// hold what the archive's own name must not.

const refusal = (code: ImportErrorCode, sv: string, en: string) => new ImportError(code, { sv, en })

export const missing = (name: string) =>
  refusal('file-missing', `Filen ${name} finns inte.`, `There is no file ${name}.`)

export const empty = (name: string) =>
  refusal('file-empty', `Filen ${name} är tom.`, `The file ${name} is empty.`)

export const program = (name: string) =>
  refusal(
    'file-program',
    `Filen ${name} är ett program eller innehåller ett. Program läses inte in.`,
    `The file ${name} is a program or holds one. Programs are not brought in.`,
  )

export const unknown = (name: string) =>
  refusal(
    'file-unknown',
    `Filen ${name} är inte av något slag som känns igen.`,
    `The file ${name} is of no kind that is known.`,
  )

export const disguised = (name: string, named: Words, real: Words | undefined) =>
  refusal(
    'file-disguised',
    `Filen ${name} ska enligt sitt namn vara ${named.sv}, men innehållet är ${real?.sv ?? 'något annat'}.`,
    `The file ${name} should by its name be ${named.en}, but its content is ${real?.en ?? 'something else'}.`,
  )

export const damaged = (name: string, cause?: unknown) => {
  const error = refusal(
    'file-unreadable',
    `Filen ${name} är skadad eller ofullständig och kunde inte läsas.`,
    `The file ${name} is damaged or incomplete and could not be read.`,
  )
  error.cause = cause
  return error
}

export const declaresEntities = (name: string) =>
  refusal(
    'xml-declarations',
    `Filen ${name} innehåller en dokumenttyp eller egna entiteter (DOCTYPE, ENTITY). Spara om den utan dem.`,
    `The file ${name} declares a document type or entities (DOCTYPE, ENTITY). Save it again without them.`,
  )

export const strangeEncoding = (name: string, encoding: string) =>
  refusal(
    'file-unreadable',
    `Filen ${name} säger sig vara skriven i teckenkoden ${encoding.slice(0, 40)}, som inte läses. Spara om den i UTF-8.`,
    `The file ${name} says it is encoded in ${encoding.slice(0, 40)}, which is not read. Save it again in UTF-8.`,
  )

export const tooNested = (name: string, deepest: number) =>
  refusal(
    'file-nested',
    `Filen ${name} har mer än ${deepest} nivåer i varandra och läses inte.`,
    `The file ${name} has more than ${deepest} levels within each other and is not read.`,
  )

export const oversizedBlob = (name: string) =>
  refusal(
    'file-oversized',
    `Filen ${name} har ett block som är större än formatet tillåter (64 kB för rubriken, 32 MB för innehållet).`,
    `The file ${name} has a block larger than the format allows (64 kB for its header, 32 MB for its content).`,
  )

export const encrypted = (name: string) =>
  refusal(
    'archive-encrypted',
    `Arkivet ${name} är låst med lösenord. Packa upp det och spara filerna utan lösenord.`,
    `The archive ${name} is locked with a password. Unpack it and save the files without one.`,
  )

/** @param why the end of a sentence that begins with the archive */
export const unsafeArchive = (name: string, why: Words) =>
  refusal('archive-unsafe', `Arkivet ${name} ${why.sv}.`, `The archive ${name} ${why.en}.`)

export const contradicts = (name: string) =>
  unsafeArchive(name, {
    sv: 'säger emot sig självt om hur stora filerna i det är',
    en: 'contradicts itself about how large the files in it are',
  })
