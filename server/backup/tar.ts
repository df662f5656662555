import type { FileHandle } from 'node:fs/promises'
import { Header } from 'tar'

// The archive: plain files one after the other, so that any tar reads it. Names are short and sizes
// known beforehand, which leaves one header of one block before each.

const BLOCK = 512

/** What goes into an archive; `body` gives exactly `sizeBytes` bytes. */
export type Part = { name: string; sizeBytes: number; body: () => AsyncIterable<Uint8Array> }

/** The bytes of an archive of these parts. @throws {RangeError} when a part gives another size */
export async function* packTar(parts: Iterable<Part>, mtime: Date): AsyncGenerator<Uint8Array> {
  for (const { name, sizeBytes, body } of parts) {
    const header = new Header({ path: name, size: sizeBytes, mode: 0o600, mtime, type: 'File' })
    header.encode()
    yield header.block!
    let given = 0
    for await (const chunk of body()) {
      given += chunk.length
      yield chunk
    }
    if (given !== sizeBytes) throw new RangeError(`${name} is ${given} bytes, not ${sizeBytes}`)
    yield new Uint8Array(padding(sizeBytes))
  }
  yield new Uint8Array(2 * BLOCK)
}

/** A part of an archive and where in it its bytes begin. */
export type Entry = { name: string; type: string; sizeBytes: number; start: number }

/** Bytes that can be looked at anywhere. */
export type Source = { size: number; read: (start: number, length: number) => Promise<Buffer> }

/** The archive is not one, or ends too early. */
export class TarDamaged extends Error {
  override readonly name = 'TarDamaged'
}

/** What an archive says is in it, in order. Bodies are passed over. @throws {TarDamaged} */
export async function* readTar({ size, read }: Source): AsyncGenerator<Entry> {
  let at = 0
  while (at + BLOCK <= size) {
    const header = new Header(await read(at, BLOCK))
    if (header.nullBlock) return
    const { path, size: sizeBytes = 0, type } = header
    if (!header.cksumValid || !path) break
    const start = at + BLOCK
    at = start + sizeBytes + padding(sizeBytes)
    if (at > size) break
    yield { name: path, type, sizeBytes, start }
  }
  throw new TarDamaged('The archive is damaged or ends too early')
}

const padding = (sizeBytes: number) => (BLOCK - (sizeBytes % BLOCK)) % BLOCK

/** An open file to look into. */
export async function fileSource(file: FileHandle): Promise<Source> {
  const { size } = await file.stat()
  const read = async (start: number, length: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start)
    return buffer.subarray(0, bytesRead)
  }
  return { size, read }
}

export const bytesSource = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  read: async (start, length) => Buffer.from(bytes.subarray(start, start + length)),
})
