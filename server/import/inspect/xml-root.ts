/** Stands for the root of XML that declares something before it: a document type, entities. */
export const DECLARATION = '!'

// Each ends at its first end: the text has one reading, and the time is linear.
const BEFORE_ROOT = /\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->)?/y
const ROOT = /<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])/y
const WEB_PAGE = /<!doctype\s+html\b/iy

/**
 * The local name of a text's first element: `html` for a web page, `DECLARATION` when something is
 * declared before it, and `undefined` when the text does not begin as XML.
 */
export function rootOf(text: string): string | undefined {
  let at = 0
  for (;;) {
    BEFORE_ROOT.lastIndex = at
    BEFORE_ROOT.exec(text)
    if (BEFORE_ROOT.lastIndex === at) break
    at = BEFORE_ROOT.lastIndex
  }
  WEB_PAGE.lastIndex = at
  if (WEB_PAGE.test(text)) return 'html'
  if (text.startsWith('<!', at)) return DECLARATION
  ROOT.lastIndex = at
  return ROOT.exec(text)?.[1]?.toLowerCase()
}
