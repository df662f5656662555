/** A text as a database column can hold it: what it cannot, NUL and half characters, is replaced. */
export const keepable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed()

/**
 * A text file's words, whatever it was saved as: UTF-8 with or without BOM, UTF-16 with BOM (Excel's
 * "Unicode text"), and otherwise Windows-1252, in which every byte means something.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
