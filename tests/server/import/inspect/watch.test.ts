import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEEPEST_JSON, watchJson } from '../../../../server/import/inspect/json.ts'
import type { Watch } from '../../../../server/import/inspect/watch.ts'
import { watchXml } from '../../../../server/import/inspect/xml.ts'

/** Lets bytes pass in pieces of the given sizes, the first one long enough to know them by. */
function pass(watch: Watch, bytes: Buffer, sizes: readonly number[] = [], first = 0): void {
  const see = watch('stad.osm')
  let at = 0
  for (const size of [first, ...sizes]) {
    if (size > 0 && at < bytes.length) see(bytes.subarray(at, at + size))
    at += size
  }
  if (at < bytes.length) see(bytes.subarray(at))
}

const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
const encodings: [name: string, encode: (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['Windows-1252', (text) => Buffer.from(text, 'latin1')],
  ['UTF-16 LE with a mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 BE with a mark', (text) => swapped(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ['UTF-16 LE without', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16 BE without', (text) => swapped(Buffer.from(text, 'utf16le'))],
]

const laughs = `<?xml version="1.0"?>
<!DOCTYPE lolz [
  <!ENTITY lol "ha">
  <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
]>
<osm version="0.6"><tag v="&lol2;"/></osm>`

describe.each(encodings)('XML in %s', (_, encode) => {
  test.each([
    ['entities that unfold', laughs],
    ['an external entity', '<!DOCTYPE osm [<!ENTITY x SYSTEM "file:///etc/passwd">]><osm/>'],
    ['an external document type', '<!DOCTYPE osm SYSTEM "http://example.com/x.dtd"><osm/>'],
    ['a parameter entity', '<!DOCTYPE osm [<!ENTITY % x "y"> %x;]><osm/>'],
    ['after a comment', '<!-- å --> <!-- > --><?pi <?>\n<!DOCTYPE osm><osm/>'],
    ['small letters', '<!doctype osm><osm/>'],
    ['in the middle', `<osm>${'<node/>'.repeat(50_000)}<!ENTITY x "y"></osm>`],
    ['at the end', '<osm></osm><!ATTLIST osm>'],
    ['after CDATA', '<osm><![CDATA[ ]] > ]]><!ENTITY x "y"></osm>'],
    ['after a mark that is none', '<osm><![cdata[ <!ENTITY x "y"> ]]></osm>'],
  ])('that declares something is refused: %s', (_, text) => {
    expect(() => pass(watchXml, encode(text))).toThrow(
      expect.objectContaining({ code: 'xml-declarations' }),
    )
  })

  test.each([
    [
      'a plain map',
      '<?xml version="1.0"?><osm><tag k="name" v="Åttan &lt;!DOCTYPE&gt; &amp;"/></osm>',
    ],
    ['in a comment', '<!-- <!DOCTYPE osm [<!ENTITY x "y">]> --><osm/>'],
    ['in CDATA', '<kml><![CDATA[<!DOCTYPE html><!ENTITY x>]]></kml>'],
    ['in an instruction', '<?php <!DOCTYPE osm> ?><osm/>'],
    ['signs that begin alike', '<osm>< ! <!-----> <? ?><![CDATA[]]]]><!----></osm>'],
  ])('that declares nothing passes: %s', (_, text) => {
    expect(() => pass(watchXml, encode(text))).not.toThrow()
  })
})

describe('XML however it comes', () => {
  const piece = fc.constantFrom(
    ...[
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<!DOCTYPE x>',
      '<osm>',
      '-',
      ']',
      '<',
      '!',
      'å',
    ],
  )
  const isRefused = (bytes: Buffer, sizes?: number[]) => {
    try {
      pass(watchXml, bytes, sizes, 40)
      return false
    } catch {
      return true
    }
  }

  test('in pieces is judged as in one', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 40 }),
        fc.constantFrom(...encodings),
        (pieces, sizes, [, encode]) => {
          const bytes = encode(`<?xml version="1.0"?><osm>${pieces.join('')}`)
          expect(isRefused(bytes, sizes)).toBe(isRefused(bytes))
        },
      ),
      { numRuns: 3_000 },
    )
  })

  test('in an encoding that could hide declarations is refused', () => {
    for (const encoding of ['UTF-7', 'EBCDIC-CP-FI', 'IBM037', 'gb18030', 'UTF-16', 'utf-32'])
      expect(() =>
        pass(watchXml, Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><osm/>`)),
      ).toThrow(expect.objectContaining({ code: 'file-unreadable' }))
    for (const encoding of ['utf-8', 'UTF-8', 'ISO-8859-1', 'windows-1252', 'us-ascii'])
      expect(() =>
        pass(watchXml, Buffer.from(`<?xml version='1.0' encoding='${encoding}' ?><osm/>`)),
      ).not.toThrow()
    const utf16 = Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><osm/>', 'utf16le')
    expect(() => pass(watchXml, utf16)).not.toThrow()
  })

  test('takes linear time', () => {
    const nothing = '<!-'.repeat(200_000)
    const started = performance.now()
    pass(watchXml, Buffer.from(`<osm><!--${nothing}`), Array(2_000).fill(300), 40)
    pass(watchXml, Buffer.from(`<osm>${'<![CDATA[]]>'.repeat(100_000)}`))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('JSON', () => {
  const nested = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth))
  const refused = expect.objectContaining({ code: 'file-nested' })

  test('nested deeper than the limit is refused', () => {
    expect(() => pass(watchJson, nested(DEEPEST_JSON))).not.toThrow()
    expect(() => pass(watchJson, nested(DEEPEST_JSON + 1))).toThrow(refused)
    const objects = Buffer.from('{"a":'.repeat(100_000))
    expect(() => pass(watchJson, objects)).toThrow(refused)
  })

  test('as deep as GeoJSON goes passes', () => {
    const ring = [[[[17, 61]]]]
    const collection = { type: 'GeometryCollection', geometries: [{ coordinates: ring }] }
    const nested = { geometries: [collection, { geometries: [collection] }] }
    const file = { features: [{ geometry: nested, properties: { a: { b: [1] } } }] }
    expect(() => pass(watchJson, Buffer.from(JSON.stringify(file)))).not.toThrow()
  })

  test('with brackets in its words passes, in whatever pieces', () => {
    const words = fc.array(fc.constantFrom('[', '{', '"', '\\', ']', 'å', '\\"'), { maxLength: 90 })
    fc.assert(
      fc.property(words, fc.array(fc.integer({ min: 1, max: 5 })), (parts, sizes) => {
        const many = Array.from({ length: 5 }, () => ({ name: parts.join('') }))
        expect(() => pass(watchJson, Buffer.from(JSON.stringify(many)), sizes)).not.toThrow()
        const deep = Buffer.concat([Buffer.from(JSON.stringify(many)), nested(DEEPEST_JSON + 1)])
        expect(() => pass(watchJson, deep, sizes)).toThrow(refused)
      }),
    )
  })
})
