import { type Head, isText } from './head.ts'

// ELF; Mach-O of 32 and 64 bits in both byte orders; Mach-O of several kinds, and Java; WebAssembly;
// Android; a Windows shortcut.
const SIGNS = [
  '\x7FELF',
  '\xFE\xED\xFA\xCE',
  '\xFE\xED\xFA\xCF',
  '\xCE\xFA\xED\xFE',
  '\xCF\xFA\xED\xFE',
  '\xCA\xFE\xBA\xBE',
  '\0asm',
  'dex\n',
  'L\0\0\0\x01\x14\x02\0',
].map((sign) => Buffer.from(sign, 'latin1'))

/** Whether it is something to be run: a program of any common system, or a script that says so. */
export function isProgram(head: Head): boolean {
  if (SIGNS.some((sign) => head.bytes.subarray(0, sign.length).equals(sign))) return true
  if (/^#! ?\//.test(head.text)) return true
  // Two letters that could begin a table as well: Windows programs are no text.
  return head.text.startsWith('MZ') && !isText(head)
}
