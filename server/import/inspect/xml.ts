import { encodingOf, textDecoder } from './head.ts'
import { declaresEntities, strangeEncoding } from './refusals.ts'
import type { Watch } from './watch.ts'

// What begins here, and where it ends. Anything else after `<!` declares something.
const BEGINS = /<(?:!--|!\[CDATA\[|\?|!)/g
const ENDS: Record<string, string> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }
const LONGEST_SIGN = '<![CDATA['.length

// Encodings in which `<` and `!` are themselves, in one byte or two.
const PLAIN = /^(?:utf-?8|us-ascii|ascii|latin-?1|iso-?8859-\d+|windows-125\d|utf-16(?:le|be)?)$/i
const STATED = /^[\uFEFF\u00EF\u00BB\u00BF]*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/

/**
 * Refuses XML that declares a document type or entities, wherever it stands: a few such lines can
 * unfold to gigabytes, or fetch what lies on the server. What is in comments, CDATA and processing
 * instructions declares nothing.
 *
 * @throws {ImportError} xml-declarations; file-unreadable for an encoding in which they could hide
 */
export const watchXml: Watch = (name) => {
  let decode: ((bytes: Buffer) => string) | undefined
  let rest = ''
  let end = ''
  return (bytes) => {
    if (!decode) {
      const encoding = encodingOf(bytes)
      decode = textDecoder(encoding)
      rest = decode(bytes)
      const stated = STATED.exec(rest)?.[1]
      if (stated !== undefined && !isReadAs(stated, encoding)) throw strangeEncoding(name, stated)
    } else rest += decode(bytes)
    ;({ rest, end } = afterDeclared(rest, end, name))
  }
}

const isReadAs = (stated: string, encoding: string): boolean =>
  PLAIN.test(stated) && (encoding !== 'bytes' || !/^utf-16/i.test(stated))

/** Goes on from `end`, what is being waited for. @returns what could still be the start of a sign */
function afterDeclared(
  text: string,
  waitedFor: string,
  name: string,
): { rest: string; end: string } {
  let at = 0
  let end = waitedFor
  for (;;) {
    if (end !== '') {
      const found = text.indexOf(end, at)
      if (found < 0) return { rest: text.slice(Math.max(at, text.length - end.length + 1)), end }
      at = found + end.length
      end = ''
    }
    BEGINS.lastIndex = at
    const found = BEGINS.exec(text)
    if (!found) return { rest: text.slice(Math.max(at, text.length - 1)), end }
    if (found[0] === '<!') {
      const sign = text.slice(found.index, found.index + LONGEST_SIGN)
      const isCut = Object.keys(ENDS).some((begin) => begin.startsWith(sign))
      if (isCut) return { rest: text.slice(found.index), end }
      throw declaresEntities(name)
    }
    end = ENDS[found[0]]!
    at = found.index + found[0].length
  }
}
