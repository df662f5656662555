import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ImportError } from '../import-error.ts'
import { contradicts, damaged, encrypted, unsafeArchive } from './refusals.ts'
import type { Inspected } from './watch.ts'
import { assertApart, type Place, placeOf, unpack } from './zip-content.ts'
import { assertSafeName } from './zip-names.ts'

/** Far more than a map or a workbook holds, far from all of a small server's disk. */
export const MOST_UNPACKED_BYTES = 2 * 1_024 ** 3
export const MOST_ENTRIES = 10_000
/** Text packs to a tenth; the tightest that deflate can do is a thousandth. */
export const MOST_RATIO = 200
/** Small things may be packed as tightly as they like. */
const RATIO_FROM_BYTES = 1_024 ** 2

/**
 * Looks through a zip archive before anybody unpacks it. First what its directory claims: how many
 * files, how large they unpack, where they would land. Then each file against the claim, unpacked in
 * passing and kept nowhere.
 *
 * @param needed names that must be among its files
 * @returns false when one of those is missing
 * @throws {ImportError} archive-encrypted, archive-unsafe, or file-unreadable when it is damaged;
 *   what is refused of the files within
 */
export async function inspectZip(
  file: Inspected,
  needed: readonly string[] = [],
): Promise<boolean> {
  try {
    const zip = await openPromise(file.path, { autoClose: false, decodeStrings: false })
    // Something heard, so that an error as it closes ends nothing else.
    zip.on('error', () => undefined)
    try {
      return await inspectEntries(zip, file, needed)
    } finally {
      zip.close()
    }
  } catch (error) {
    throw inWords(error, file)
  }
}

async function inspectEntries(
  zip: ZipFile,
  file: Inspected,
  needed: readonly string[],
): Promise<boolean> {
  const { name, signal } = file
  if (zip.entryCount > MOST_ENTRIES) throw unsafeArchive(name, TOO_MANY)
  const entries: Entry[] = []
  const names = new Set<string>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    signal?.throwIfAborted()
    if (entry.isEncrypted()) throw encrypted(name)
    if (!entry.canDecodeFileData()) throw unsafeArchive(name, UNKNOWN_PACKING)
    names.add(assertSafeName(entry, name))
    total += entry.uncompressedSize
    if (total > MOST_UNPACKED_BYTES) throw unsafeArchive(name, TOO_LARGE)
    if (isTooTight(entry)) throw unsafeArchive(name, TOO_TIGHT)
    entries.push(entry)
  }
  const places: Place[] = []
  for (const entry of entries) places.push(await placeOf(zip, entry, name))
  assertApart(places, name)
  for (const entry of entries) await unpack(zip, entry, file)
  return needed.every((one) => names.has(one))
}

const isTooTight = ({ compressedSize, uncompressedSize }: Entry): boolean =>
  uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * MOST_RATIO

const TOO_MANY = {
  sv: `innehåller fler än ${MOST_ENTRIES} filer`,
  en: `holds more than ${MOST_ENTRIES} files`,
}
const TOO_LARGE = {
  sv: 'blir större än 2 GB när det packas upp',
  en: 'grows beyond 2 GB when it is unpacked',
}
const TOO_TIGHT = {
  sv: `innehåller en fil som växer mer än ${MOST_RATIO} gånger när den packas upp`,
  en: `holds a file that grows more than ${MOST_RATIO} times when it is unpacked`,
}
const UNKNOWN_PACKING = {
  sv: 'är packat på ett sätt som inte läses; packa det på det vanliga sättet (Deflate)',
  en: 'is packed in a way that is not read; pack it in the usual way (Deflate)',
}

/** What yauzl says, which is in English and for programmers, as something a person can act on. */
function inWords(error: unknown, { name, signal }: Inspected): unknown {
  if (error instanceof ImportError || signal?.aborted) return error
  const message = error instanceof Error ? error.message : ''
  if (/encryption/.test(message)) return encrypted(name)
  return /bytes in the stream|size mismatch/.test(message)
    ? contradicts(name)
    : damaged(name, error)
}
