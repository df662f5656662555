/** Where in a text something stands: `text.slice(start, end)`. */
export type Span = { start: number; end: number }

// Beyond Latin letters and the dashes that the finders know themselves.
const UNUSUAL = /[^\t\n\r -~À-ɏ\u2010-\u2015\u2212]/

/**
 * What `find` finds in a text said as plainly as Unicode can, without characters that are not seen,
 * told by where it stands in the text as it was written.
 *
 * @param find looks through plain text; what it finds is never empty
 */
export function findInPlain<Found extends Span>(
  text: string,
  find: (plain: string) => Found[],
): Found[] {
  if (!UNUSUAL.test(text)) return find(text)
  const { plain, origins } = simplified(text)
  return find(plain).map((found) => ({
    ...found,
    start: origins[found.start]!,
    // Up to what follows the last one's own character, not what was unseen after it.
    end:
      origins[found.end - 1]! +
      String.fromCodePoint(text.codePointAt(origins[found.end - 1]!)!).length,
  }))
}

/** The text as plainly as Unicode can say it, and where each of its characters stood before. */
function simplified(text: string): { plain: string; origins: number[] } {
  let plain = ''
  const origins: number[] = []
  let origin = 0
  for (const character of text) {
    const simple = /\p{Cf}/u.test(character) ? '' : character.normalize('NFKC')
    plain += simple
    for (let i = 0; i < simple.length; i++) origins.push(origin)
    origin += character.length
  }
  return { plain, origins }
}
