import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ReadTownOptions } from '../../../../server/import/town/read-town.ts'
import { readTown } from '../../../../server/import/town/read-town.ts'
import { filesIn, isAlive, OsmFile, scratchFolder, square } from '../support.ts'

const folder = scratchFolder()

async function read(
  name: string,
  content: string | Uint8Array,
  options?: Partial<ReadTownOptions>,
) {
  const path = join(folder(), name)
  await writeFile(path, content)
  return readTown(path, { name: 'X', tempDir: join(folder(), `${name}-work`), ...options })
}

const house = () => {
  const osm = new OsmFile()
  osm.way(square(0, 0, 10), { building: 'yes' })
  return osm.toString()
}

describe('a file that cannot be read gives one clear error', () => {
  const vrt =
    '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'
  test.each([
    ['empty.osm.pbf', '', 'file-empty'],
    ['words.osm', 'Hej hopp', 'file-disguised'],
    // Looked through in linear time: the test would otherwise never end.
    ['comments.osm', '<!---->'.repeat(600), 'file-disguised'],
    ['elsewhere.geojson', vrt, 'file-disguised'],
    ['elsewhere', vrt, 'file-unknown'],
    ['words.txt', 'Hej hopp', 'file-unknown'],
    ['nothing.osm', '<?xml version="1.0"?><osm version="0.6"></osm>', 'file-empty'],
    ['none.geojson', '{"type":"FeatureCollection","features":[]}', 'file-empty'],
    ['cut.osm', house().slice(0, 400), 'file-unreadable'],
    ['cut.geojson', '{"type":"FeatureCollection","features":[{"type":"Fea', 'file-unreadable'],
    ['cut.gpkg', 'SQLite format 3\0 and then nothing', 'file-unreadable'],
    // A header blob of 2 bytes is announced, and none comes.
    ['cut.osm.pbf', '\0\0\0\x0d\x0a\x09OSMHeader\x18\x02', 'file-unreadable'],
    ['torn.osm.pbf', '\0\0\0\x0d\x0a\x09OSMHeader\x18\x02ab\0\0', 'file-unreadable'],
  ])('%s', async (name, content, code) => {
    await expect(read(name, content)).rejects.toMatchObject({
      name: 'ImportError',
      code,
      words: { sv: expect.stringMatching(/\.$/), en: expect.stringMatching(/\.$/) },
    })
    expect(await filesIn(join(folder(), `${name}-work`))).toEqual([])
  })

  test('a file that is not there', async () => {
    const missing = readTown(join(folder(), 'missing.osm'), { name: 'X' })
    await expect(missing).rejects.toMatchObject({ code: 'file-missing' })
  })
})

test('a cancelled reading ends its process and leaves no files', async () => {
  const stop = new AbortController()
  let pid = 0
  const reading = read('house.osm', house(), {
    signal: stop.signal,
    onStart: (started) => (pid = started),
    onProgress: ({ done }) => {
      if (done > 0.1) stop.abort(new Error('avbruten'))
    },
  })
  await expect(reading).rejects.toThrow('avbruten')
  expect(pid).toBeGreaterThan(0)
  expect(isAlive(pid)).toBe(false)
  expect(await filesIn(join(folder(), 'house.osm-work'))).toEqual([])
})

test('a byte order mark and a comment before the first element are no hindrance', async () => {
  const text = house().replace('<osm', '<!-- Söderhamn -->\n<osm')
  const { report } = await read('bom.osm', `\uFEFF${text}`)
  expect(report.counts.buildings).toBe(1)
})
