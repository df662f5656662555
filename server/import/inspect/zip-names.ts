import { type Entry, getFileNameLowLevel, validateFileName } from 'yauzl'
import { unsafeArchive } from './refusals.ts'

const CLIMBS = {
  sv: 'innehåller en fil som skulle hamna utanför sin mapp',
  en: 'holds a file that would land outside its folder',
}
const LINKS = {
  sv: 'innehåller en länk till en annan fil',
  en: 'holds a link to another file',
}

// The upper half of the attributes is Unix's own mode, when Unix made the file.
const UNIX = 3
const KIND_OF_FILE = 0o170_000
const LINK = 0o120_000

/**
 * A file's name within an archive, with slashes between folders.
 *
 * @param archive its name, for the words
 * @throws {ImportError} archive-unsafe when it is absolute or climbs out of the folder it is unpacked
 *   in, whichever way its slashes lean, or is a link
 */
export function assertSafeName(entry: Entry, archive: string): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
  // The name is told twice when it is not in ASCII, and a reader may take either.
  const plain = fileNameRaw.toString('latin1').replaceAll('\\', '/')
  for (const one of [name, plain])
    if (validateFileName(one) !== null || one.includes('\0')) throw unsafeArchive(archive, CLIMBS)
  const mode = entry.externalFileAttributes >>> 16
  if (entry.versionMadeBy >>> 8 === UNIX && (mode & KIND_OF_FILE) === LINK)
    throw unsafeArchive(archive, LINKS)
  return name
}
