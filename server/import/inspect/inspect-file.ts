import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { inspectBlobs } from './blobs.ts'
import { headOf } from './head.ts'
import { type FileFormat, kindNamed, kindOf } from './kinds.ts'
import { isProgram } from './programs.ts'
import { disguised, empty, missing, program, unknown } from './refusals.ts'
import { inspectTiff } from './tiff.ts'
import { type Guard, watched } from './watch.ts'
import { watches } from './watches.ts'
import { inspectZip } from './zip.ts'

const guards: Partial<Record<FileFormat, Guard>> = {
  'osm-pbf': inspectBlobs,
  xlsx: (file) => inspectZip(file, ['[Content_Types].xml', 'xl/workbook.xml']),
  tiff: inspectTiff,
  zip: (file) => inspectZip(file),
}

const guardOf = (format: FileFormat): Guard | undefined => {
  const watch = watches[format]
  return guards[format] ?? (watch && watched(watch))
}

/**
 * What a file really is, told by its content, before anything reads it. It must be what its name
 * says, if that says anything, and hold nothing that would hurt a reader: the whole file is looked
 * through a piece at a time, whatever its size.
 *
 * Whether a kind can be brought in is for whoever asks. What is taken out of an archive later is a
 * file of its own, to be inspected in its turn.
 *
 * @param name what it goes by, when that is not where it lies
 * @throws {ImportError} file-missing, file-empty, file-program; file-disguised when its name and
 *   content differ, file-unknown when neither says what it is; what its kind can be refused for:
 *   xml-declarations, file-nested, file-oversized, archive-encrypted, archive-unsafe, file-unreadable
 */
export async function inspectFile(
  path: string,
  { name = basename(path), signal }: { name?: string; signal?: AbortSignal } = {},
): Promise<FileFormat> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw missing(name)
  if (found.size === 0) throw empty(name)
  const head = await headOf(path)
  if (isProgram(head)) throw program(name)
  const named = kindNamed(name)
  const real = kindOf(head)
  if (named && !named.fits(head)) throw disguised(name, named.what, real?.what)
  const kind = named ?? real
  if (!kind) throw unknown(name)
  const guard = guardOf(kind.format)
  if (guard && !(await guard({ path, name, signal }))) throw disguised(name, kind.what, real?.what)
  return kind.format
}
