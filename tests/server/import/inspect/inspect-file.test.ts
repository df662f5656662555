import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ImportError } from '../../../../server/import/import-error.ts'
import { inspectFile } from '../../../../server/import/inspect/inspect-file.ts'
import { OsmFile, scratchFolder, square } from '../support.ts'
import { blobOf, pbfOf } from './pbf-maker.ts'
import { zipOf } from './zip-maker.ts'

const folder = scratchFolder()

async function inspect(name: string, content: string | Uint8Array, signal?: AbortSignal) {
  const path = join(folder(), name)
  await writeFile(path, content)
  return inspectFile(path, signal && { signal })
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const padded = (start: string, bytes = 200) => Buffer.concat([latin1(start), Buffer.alloc(bytes)])
const osm = () => {
  const file = new OsmFile()
  file.way(square(0, 0, 10), { building: 'yes', name: 'Rådhuset' })
  return file.toString()
}
const workbook = () =>
  zipOf([
    { name: '[Content_Types].xml', content: '<?xml version="1.0"?><Types/>' },
    { name: 'xl/workbook.xml', content: '<?xml version="1.0"?><workbook/>' },
  ])
const gml =
  '<?xml version="1.0"?><!-- ät --><gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2"/>'

/** A file of each kind, under a name it goes by. */
const honest: [name: string, format: string, content: string | Buffer][] = [
  ['stad.osm.pbf', 'osm-pbf', pbfOf(blobOf('OSMData', Buffer.from('innehåll')))],
  ['stad.gpkg', 'geopackage', padded('SQLite format 3\0')],
  ['bild.png', 'png', padded('\x89PNG\r\n\x1A\n')],
  ['bild.jpeg', 'jpeg', padded('\xFF\xD8\xFF\xE0')],
  ['bild.webp', 'webp', padded('RIFF\0\0\0\0WEBPVP8 ')],
  // A head, and a directory of one entry without a next.
  ['flygbild.tif', 'tiff', padded('II*\0\x08\0\0\0\x01\0\0\x01\x03\0\x01\0\0\0\x05\0\0\0\0\0\0\0')],
  ['arkiv.zip', 'zip', zipOf([{ name: 'å.txt', content: 'hej' }])],
  ['rutor.xlsx', 'xlsx', workbook()],
  ['tabell.csv.gz', 'gzip', padded('\x1F\x8B\x08')],
  ['arkiv.tar', 'tar', Buffer.concat([Buffer.alloc(257), latin1('ustar')])],
  ['beslut.pdf', 'pdf', padded('%PDF-1.7\n')],
  ['gammal.xls', 'ole', padded('\xD0\xCF\x11\xE0')],
  ['fel.html', 'web-page', '\uFEFF<!DOCTYPE html>\n<html><body>404</body></html>'],
  ['stad.osm', 'osm-xml', osm()],
  ['stad.kml', 'kml', '<kml xmlns="http://www.opengis.net/kml/2.2"/>'],
  ['stad.gml', 'gml', gml],
  ['schema.xml', 'xml', '<schema/>'],
  ['stad.geojson', 'json', '\uFEFF{"type":"FeatureCollection","features":[]}'],
  ['rån.csv', 'table', 'id;kategori\r\n1;rån\r\n'],
  ['RÅN.CSV', 'table', Buffer.from('id;kategori\r\n1;rån\r\n', 'latin1')],
  ['excel.txt', 'table', Buffer.from('\uFEFFid\tkategori\r\n1\trån', 'utf16le')],
  ['klamrar.csv', 'table', '[Id],[Kategori]\n1,rån\n'],
]

describe('a file that is what its name says', () => {
  test.each(honest)('%s', async (name, format, content) => {
    expect(await inspect(name, content)).toBe(format)
  })

  test.each([
    ['stad', osm(), 'osm-xml'],
    ['Söderhamn 2026', '{"type":"Feature"}', 'json'],
    ['stad.xml', osm(), 'xml'],
    ['anteckningar.md', 'Hej hopp', 'table'],
  ])('and one whose name says nothing, told by its content: %s', async (name, content, format) => {
    expect(await inspect(name, content)).toBe(format)
  })

  test('goes by another name than where it lies, when that is told', async () => {
    const path = join(folder(), '0f3a')
    await writeFile(path, 'id,kategori\n')
    expect(await inspectFile(path, { name: 'rån.csv' })).toBe('table')
    await expect(inspectFile(path, { name: 'bild.png' })).rejects.toMatchObject({
      code: 'file-disguised',
      message: expect.stringContaining('bild.png'),
    })
  })
})

describe('a file that is not what its name says is refused', () => {
  const kinship = new Set(['osm-xml', 'kml', 'gml', 'xml'])
  const isKin = (name: string, content: string) =>
    name === content ||
    (name === 'xml' && kinship.has(content)) ||
    (name === 'zip' && content === 'xlsx')

  test.each(honest)('%s with the content of any other', async (name, format) => {
    for (const [, other, content] of honest) {
      if (isKin(format, other)) continue
      await expect(inspect(name, content), other).rejects.toMatchObject({
        name: 'ImportError',
        code: 'file-disguised',
        words: { sv: expect.stringMatching(/\.$/), en: expect.stringMatching(/\.$/) },
      })
    }
  })

  test('and told what it is', async () => {
    await expect(inspect('rån.csv', padded('%PDF-1.7\n'))).rejects.toMatchObject({
      words: {
        sv: 'Filen rån.csv ska enligt sitt namn vara en tabell eller text, men innehållet är en PDF.',
        en: 'The file rån.csv should by its name be a table or text, but its content is a PDF.',
      },
    })
    await expect(inspect('stad.osm', padded('\x01\x02\x03'))).rejects.toMatchObject({
      message: expect.stringContaining('något annat'),
    })
  })

  test('even when it reads like text', async () => {
    const stored = zipOf([
      { name: 'a.csv', content: 'id;kategori\n'.repeat(5_000), isStored: true },
    ])
    for (const content of [stored, `%PDF-1.7\n${'1 0 obj\n'.repeat(100)}`])
      await expect(inspect('rån.csv', content)).rejects.toMatchObject({ code: 'file-disguised' })
  })

  test('as is what neither name nor content tells', async () => {
    await expect(inspect('okänd.dat', padded('\x01\x02\x03'))).rejects.toMatchObject({
      code: 'file-unknown',
    })
  })
})

describe('a file is refused that is', () => {
  test('empty', async () => {
    await expect(inspect('tom.csv', '')).rejects.toMatchObject({ code: 'file-empty' })
  })

  test('not there, or a folder', async () => {
    const missing = inspectFile(join(folder(), 'saknas.csv'))
    await expect(missing).rejects.toMatchObject({ code: 'file-missing' })
    await mkdir(join(folder(), 'mapp.csv'))
    const isFolder = inspectFile(join(folder(), 'mapp.csv'))
    await expect(isFolder).rejects.toMatchObject({ code: 'file-missing' })
  })

  const programs = {
    Linux: padded('\x7FELF\x02\x01\x01'),
    Windows: Buffer.concat([padded('MZ\x90\0\x03'), latin1('PE\0\0')]),
    Mac: padded('\xCF\xFA\xED\xFE'),
    Java: padded('\xCA\xFE\xBA\xBE\0\0\0\x34'),
    WebAssembly: padded('\0asm\x01\0\0\0'),
    'a script': latin1('#!/bin/sh\nrm -rf /\n'),
    'a shortcut': padded('L\0\0\0\x01\x14\x02\0'),
  }
  test.each(Object.entries(programs))('a program: %s', async (_, content) => {
    for (const name of ['rån.csv', 'stad.osm.pbf', 'bild.png', 'namnlös'])
      await expect(inspect(name, content)).rejects.toMatchObject({ code: 'file-program' })
  })

  test('but a table whose first column is called MZ is none', async () => {
    expect(await inspect('mz.csv', 'MZ;kategori\n1;rån\n')).toBe('table')
  })
})

describe('blocks of a PBF file', () => {
  const data = (lies: object) => pbfOf(blobOf('OSMData', Buffer.alloc(100), lies))
  const MB = 1_024 ** 2

  test.each([
    ['header', { headerBytes: 65_537 }],
    ['header of gigabytes', { headerBytes: 0xffff_ffff }],
    ['blob', { blobBytes: 32 * MB + 1 }],
    ['content', { unpackedBytes: 32 * MB + 1 }],
    ['content of terabytes', { unpackedBytes: 2 ** 45 }],
  ])('that claim more than the format allows are refused: %s', async (_, lies) => {
    await expect(inspect('stort.osm.pbf', data(lies))).rejects.toMatchObject({
      code: 'file-oversized',
    })
  })

  test('that claim as much as it allows are not', async () => {
    expect(await inspect('nog.osm.pbf', data({ unpackedBytes: 32 * MB }))).toBe('osm-pbf')
  })

  test('that are cut short are refused', async () => {
    const whole = data({})
    for (const bytes of [whole.length - 1, whole.length - 60, 40])
      await expect(inspect('kort.osm.pbf', whole.subarray(0, bytes))).rejects.toMatchObject({
        code: 'file-unreadable',
      })
  })
})

test('whatever the bytes, a file has a kind or is refused in words', async () => {
  const starts = honest.map(([, , content]) => Buffer.from(content).subarray(0, 300))
  const content = fc.tuple(
    fc.constantFrom(...starts),
    fc.uint8Array({ maxLength: 300 }),
    fc.nat(300),
  )
  await fc.assert(
    fc.asyncProperty(content, fc.constantFrom(...honest), async ([start, noise, at], [name]) => {
      const bytes = Buffer.concat([start.subarray(0, at), noise, start.subarray(at)])
      const outcome = await inspect(name, bytes).catch((error: unknown) => error)
      if (typeof outcome !== 'string') expect(outcome).toBeInstanceOf(ImportError)
    }),
    { numRuns: 500 },
  )
})

describe('a large file', () => {
  const BYTES = 512 * 1_024 ** 2

  test('is looked through without being held in memory', async () => {
    const path = join(folder(), 'stor.geojson')
    const file = await open(path, 'w')
    await file.write(`{"features":[${' '.repeat(100_000)}`)
    // The rest is a hole in the file, which reads as zeros.
    await file.truncate(BYTES)
    await file.close()
    const before = process.memoryUsage().rss
    let most = 0
    const measuring = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - before)
    }, 5)
    expect(await inspectFile(path)).toBe('json')
    clearInterval(measuring)
    expect(most).toBeLessThan(BYTES / 4)
  })

  test('is not looked through when the signal has been given', async () => {
    const stopped = inspect('stopp.osm', osm(), AbortSignal.abort())
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
  })
})
