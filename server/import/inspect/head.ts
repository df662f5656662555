import { open } from 'node:fs/promises'

/** How the characters of a text are kept, as far as its first bytes tell. */
export type Encoding = 'utf-16le' | 'utf-16be' | 'bytes'

/** The first bytes of a file, and the text that they may be. */
export type Head = {
  bytes: Buffer
  encoding: Encoding
  /** Without a byte order mark. One character a byte unless it is UTF-16: enough to know signs by. */
  text: string
}

const HEAD_BYTES = 65_536

/** The beginning of a file. */
export async function headOf(path: string): Promise<Head> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return asHead(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

export function asHead(bytes: Buffer): Head {
  const encoding = encodingOf(bytes)
  return {
    bytes,
    encoding,
    text: textDecoder(encoding)(bytes).replace(/^(?:\uFEFF|\u00EF\u00BB\u00BF)/, ''),
  }
}

/**
 * UTF-16 by its byte order mark, or by the zero beside the first `<` of XML without one. All other
 * encodings that are read keep ASCII in single bytes.
 */
export function encodingOf(bytes: Buffer): Encoding {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  return 'bytes'
}

/** Text from bytes that come in pieces; a character may be cut between two. */
export function textDecoder(encoding: Encoding): (bytes: Buffer) => string {
  if (encoding === 'bytes') return (bytes) => bytes.toString('latin1')
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes) => decoder.decode(bytes, { stream: true })
}

// Beyond tab, line breaks, form feed and escape. A zero here and there is an old program's mistake.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0E-\x1A\x1C-\x1F]/g
const MOST_CONTROL_SHARE = 0.01

/** Whether it is text at all: programs, pictures and packed files are full of control characters. */
export const isText = ({ text }: Head): boolean =>
  (text.match(CONTROL)?.length ?? 0) <= text.length * MOST_CONTROL_SHARE
