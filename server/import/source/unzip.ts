import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { getFileNameLowLevel, openPromise } from 'yauzl'

/**
 * Unpacks an archive that has been inspected. Names become plain ones: readers take some signs for more than names,
 * and one folder is enough.
 *
 * @param folder where to; each file lands straight in it, or in one folder of it when its own folder has an ending
 *   (a geodatabase is such a folder)
 * @returns the names of what was unpacked, with a slash where a folder is kept; in the archive's order
 */
export async function unzip(
  archive: string,
  folder: string,
  signal?: AbortSignal,
): Promise<string[]> {
  const zip = await openPromise(archive, { autoClose: false, decodeStrings: false })
  // Something heard, so that an error as it closes ends nothing else.
  zip.on('error', () => undefined)
  const names = new Set<string>()
  const folders = new Map<string, number>()
  try {
    for await (const entry of zip.eachEntry()) {
      signal?.throwIfAborted()
      const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
      const told = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
      if (told.endsWith('/') || isOfMac(told)) continue
      const name = plainPath(told, folders)
      // Two names that come out alike are no parts of a map that anybody could tell apart.
      if (names.has(name)) continue
      names.add(name)
      await mkdir(dirname(join(folder, name)), { recursive: true })
      const stream = await zip.openReadStreamPromise(entry)
      await pipeline(stream, createWriteStream(join(folder, name)), { signal })
    }
  } finally {
    zip.close()
  }
  return [...names]
}

/** What macOS adds to archives beside the files. */
const isOfMac = (name: string) =>
  name.startsWith('__MACOSX/') || name.split('/').at(-1) === '.DS_Store'

/**
 * The parts of one map have one name and many endings: those of several folders must not mix, so all of a folder but the
 * first get its number before their names.
 */
function plainPath(told: string, folders: Map<string, number>): string {
  const parts = told.split('/').map(plain)
  const file = parts.pop()!
  const folder = parts.join('/')
  if (!folders.has(folder)) folders.set(folder, folders.size)
  const number = folders.get(folder)!
  const within = parts.findLast((part) => /\.gdb$/i.test(part))
  const first = number === 0 ? '' : `${number + 1}-`
  return within ? `${first}${within}/${file}` : first + file
}

/** Letters, figures and a few signs: nothing that a reader takes for a connection or an option. */
const plain = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-120)
    .replace(/\.[^.]*$/, (ending) => ending.toLowerCase())
