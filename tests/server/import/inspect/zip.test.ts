import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImportError } from '../../../../server/import/import-error.ts'
import { inspectFile } from '../../../../server/import/inspect/inspect-file.ts'
import { MOST_ENTRIES, MOST_UNPACKED_BYTES } from '../../../../server/import/inspect/zip.ts'
import { scratchFolder } from '../support.ts'
import { type Packed, zipOf } from './zip-maker.ts'

const folder = scratchFolder()

async function inspect(archive: Buffer, name = 'karta.zip') {
  const path = join(folder(), name)
  await writeFile(path, archive)
  return inspectFile(path)
}
const refusal = (code: string, words?: RegExp) => ({
  name: 'ImportError',
  code,
  ...(words && { message: expect.stringMatching(words) }),
  words: { sv: expect.stringMatching(/\.$/), en: expect.stringMatching(/\.$/) },
})

const text = 'Söderhamn\n'.repeat(1_000)
const MB = 1_024 ** 2

describe('an honest archive passes', () => {
  const files: [string, Packed[]][] = [
    ['deflated', [{ name: 'a.csv', content: text }]],
    ['stored', [{ name: 'a.csv', content: text, isStored: true }]],
    ['in folders', [{ name: 'lager/' }, { name: 'lager/å/a.shp', content: '\0\0\x27\x0a' }]],
    ['with sizes of 64 bits', [{ name: 'a.csv', content: text, isZip64: true }]],
    ['made to a pipe', [{ name: 'a.csv', content: text, isToldAfter: true }, { name: 'b' }]],
    ['of many files', Array.from({ length: 300 }, (_, i) => ({ name: `${i}.txt`, content: text }))],
    ['of a map', [{ name: 'stad.osm', content: '<osm><!-- <!ENTITY> --></osm>' }]],
    ['of pictures', [{ name: 'a.jpg', content: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) }]],
    ['with dots in names', [{ name: 'a..b/...c/.d', content: text }]],
    ['packed tightly, but small', [{ name: 'nollor.bin', content: Buffer.alloc(MB) }]],
    ['of nothing', []],
  ]
  test.each(files)('%s', async (_, packed) => {
    expect(await inspect(zipOf(packed))).toBe('zip')
  })
})

describe('an archive is refused that', () => {
  const a: Packed = { name: 'a.csv', content: text }

  test.each<[string, Packed[], RegExp]>([
    ['grows a thousand times', [{ name: 'a', content: Buffer.alloc(10 * MB) }], /200 gånger/],
    [
      'claims to grow beyond the limit',
      [{ name: 'a', central: { unpacked: MOST_UNPACKED_BYTES + 1, packed: 100 * MB } }],
      /2 GB/,
    ],
    [
      'claims so in 64 bits',
      [{ name: 'a', isZip64: true, central: { unpacked: 2 ** 50, packed: 2 ** 45 } }],
      /2 GB/,
    ],
    [
      'grows beyond it all together',
      Array.from({ length: 3 }, (_, i) => ({
        name: `${i}`,
        central: { unpacked: MOST_UNPACKED_BYTES / 2, packed: 100 * MB },
      })),
      /2 GB/,
    ],
    [
      'grows more than both its headers tell',
      [{ ...a, central: { unpacked: 10 }, local: { unpacked: 10 } }],
      /säger emot sig/,
    ],
    [
      'grows less',
      [{ ...a, central: { unpacked: 90_000 }, local: { unpacked: 90_000 } }],
      /säger emot sig/,
    ],
    ['tells two unpacked sizes', [{ ...a, local: { unpacked: 9 } }], /säger emot sig/],
    ['tells two packed sizes', [{ ...a, local: { packed: 9 } }], /säger emot sig/],
    ['tells two in 64 bits', [{ ...a, isZip64: true, local: { packed: 9 } }], /säger emot sig/],
    ['tells two names', [{ ...a, local: { name: 'b.csv' } }], /säger emot sig/],
    ['tells two packings', [{ ...a, local: { method: 0 } }], /säger emot sig/],
    [
      'stores a file of another size',
      [{ ...a, isStored: true, central: { packed: 9 } }],
      /säger emot sig/,
    ],
    ['gives one content to two files', [a, { ...a, central: { offset: 0 } }], /samma innehåll/],
    ['climbs out', [{ name: '../a.csv' }], /utanför sin mapp/],
    ['climbs out further in', [{ name: 'a/b/../../../a.csv' }], /utanför sin mapp/],
    ['climbs out as Windows does', [{ name: 'a\\..\\..\\b' }], /utanför sin mapp/],
    ['is absolute', [{ name: '/etc/passwd' }], /utanför sin mapp/],
    ['is absolute as Windows is', [{ name: 'C:\\Windows\\a' }], /utanför sin mapp/],
    ['is absolute on a network', [{ name: '\\\\server\\a' }], /utanför sin mapp/],
    ['hides its end', [{ name: 'a.csv\0.exe' }], /utanför sin mapp/],
    ['is a link', [{ name: 'a', content: '/etc/passwd', mode: 0o120_777 }], /länk/],
    ['holds an archive by name', [{ name: 'inre/a.zip', content: 'x' }], /annat arkiv/],
    ['holds one by content', [{ name: 'a.csv', content: zipOf([a]) }], /annat arkiv/],
    ['holds a gzip', [{ name: 'a', content: Buffer.from([0x1f, 0x8b, 8, 0]) }], /annat arkiv/],
    ['is packed in another way', [{ ...a, method: 12 }], /inte läses/],
  ])('%s', async (_, packed, words) => {
    await expect(inspect(zipOf(packed))).rejects.toMatchObject(refusal('archive-unsafe', words))
  })

  test('holds too many files, before they are read', async () => {
    const many = zipOf([a], { entries: MOST_ENTRIES + 1 })
    await expect(inspect(many)).rejects.toMatchObject(refusal('archive-unsafe', /10000 filer/))
  })

  test.each<[string, Packed]>([
    ['a password', { ...a, flags: 1 }],
    ['a strong one', { ...a, flags: 0x41 }],
  ])('has %s', async (_, packed) => {
    const locked = inspect(zipOf([packed]))
    await expect(locked).rejects.toMatchObject(refusal('archive-encrypted', /lösenord/))
  })

  test('is damaged', async () => {
    const whole = zipOf([a])
    const noise = Buffer.from(whole)
    noise.fill(0x55, 60, 80)
    for (const archive of [
      whole.subarray(0, -10),
      whole.subarray(0, 40),
      zipOf([{ ...a, central: { crc: 1 } }]),
      zipOf([a], { entries: 2 }),
      noise,
    ])
      await expect(inspect(archive)).rejects.toMatchObject(refusal('file-unreadable'))
  })

  test.each<[string, Packed, string]>([
    ['a program', { name: 'a.csv', content: '\x7FELF\x02' }, 'file-program'],
    [
      'XML with entities',
      { name: 'a.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' },
      'xml-declarations',
    ],
    [
      'such XML under another name',
      { name: 'a.txt', content: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' },
      'xml-declarations',
    ],
    ['deep JSON', { name: 'a.geojson', content: '['.repeat(1_000) }, 'file-nested'],
  ])('holds %s', async (_, packed, code) => {
    await expect(inspect(zipOf([a, packed]))).rejects.toMatchObject(refusal(code))
  })

  test('repeats no name of what is in it', async () => {
    const secret = inspect(zipOf([{ name: '../880320-0016.csv' }]))
    await expect(secret).rejects.toMatchObject({ message: expect.not.stringContaining('880320') })
  })
})

test('a damaged archive is refused in words, whatever is wrong with it', async () => {
  const whole = zipOf([
    { name: 'a.csv', content: text },
    { name: 'b/å.xml', content: '<a/>', isZip64: true },
    { name: 'c', content: 'abc', isToldAfter: true, isStored: true },
  ])
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(), async (bytes, cut) => {
      const archive = Buffer.from(whole)
      for (const [at, byte] of bytes) archive[at] = byte
      const end = cut % 4 === 0 ? cut % whole.length : whole.length
      const outcome = await inspect(archive.subarray(0, end)).catch((error: unknown) => error)
      if (outcome !== 'zip') expect(outcome).toBeInstanceOf(ImportError)
    }),
    { numRuns: 500 },
  )
})

describe('an Excel workbook', () => {
  const types = { name: '[Content_Types].xml', content: '<Types/>' }
  const book = { name: 'xl/workbook.xml', content: '<workbook/>' }

  test('is one when it has a workbook in it', async () => {
    expect(await inspect(zipOf([types, book]), 'rutor.xlsx')).toBe('xlsx')
    await expect(inspect(zipOf([types]), 'rutor.xlsx')).rejects.toMatchObject(
      refusal('file-disguised', /Excel-bok.*zip-arkiv/),
    )
  })

  test('with entities in a sheet is refused', async () => {
    const sheet = { name: 'xl/worksheets/sheet1.xml', content: '<!DOCTYPE a><a/>' }
    await expect(inspect(zipOf([types, book, sheet]), 'rutor.xlsx')).rejects.toMatchObject(
      refusal('xml-declarations'),
    )
  })
})
