import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Municipality } from '../../../geodata/model/municipality.ts'
import { readAside } from '../../../server/import/read-aside.ts'
import type { ReadingStated } from '../../../server/import/read-file.ts'
import { madeKinds, makeFile } from './made-files.ts'
import { scratchFolder } from './support.ts'

const folder = scratchFolder()
const municipality = {
  ...{ code: '2182', name: 'Söderhamn', bbox: [16.4, 61.1, 17.6, 61.6] },
  ...{ timeZone: 'Europe/Stockholm', basemapFileId: null, attribution: '' },
} as unknown as Municipality
const read = (path: string, stated: Partial<ReadingStated> = {}, means: object = {}) =>
  readAside(
    path,
    { municipality, ...stated },
    { signal: new AbortController().signal, onProgress: () => undefined, ...means },
  )
const written = async (name: string, text: string) => {
  const path = join(folder(), name)
  await writeFile(path, text)
  return path
}

test('what a file holds comes whole out of the thread', async () => {
  const path = await written(
    'a.csv',
    'Kategori;Datum;Longitud;Latitud\nRån;2026-10-03;17.05;61.3\n',
  )
  expect(await read(path)).toMatchObject({
    kind: 'incidents',
    read: { rows: [{ from: new Date('2026-10-02T22:00:00Z'), position: [17.05, 61.3] }] },
  })
})

test('and so does why it cannot be read, with the likeliest coordinate systems', async () => {
  const path = await written('b.csv', 'Kategori;Datum;N;E\nRån;2026-10-03;6797000;610000\n')
  const refused = await read(path).catch((error) => error)
  expect(refused).toMatchObject({
    ...{ name: 'ImportError', code: 'no-coordinate-system' },
    asks: { likely: [{ epsg: 3006, isSwapped: false, share: 1 }, {}] },
  })
  const placing = refused.asks.likely[0]
  expect(await read(path, { placing })).toMatchObject({ read: { refused: [] } })
})

test('what is read is told by its content: points with a time and a category are incidents', async () => {
  const point = (properties: object) => ({
    ...{ type: 'Feature' as const, properties: { ...properties } },
    geometry: { type: 'Point' as const, coordinates: [17.05, 61.3] },
  })
  const incident = point({ Kategori: 'Rån', Datum: '2026-10-03' })
  const asIncidents = await makeFile(folder(), 'brott', madeKinds.geopackage, [incident])
  expect(await read(asIncidents)).toMatchObject({ kind: 'incidents' })
  const lamp = point({ highway: 'street_lamp', start_date: '2020' })
  const asTown = await makeFile(folder(), 'lyktor', madeKinds.geopackage, [lamp])
  expect(await read(asTown)).toMatchObject({ kind: 'town' })
  expect(await read(asIncidents, { kind: 'incidents' })).toMatchObject({ kind: 'incidents' })
})

test('stopped in the middle, it leaves neither a process nor a folder', async () => {
  const temporary = join(folder(), 'temporary')
  await mkdir(temporary)
  vi.stubEnv('TMPDIR', temporary)
  const row = 'Rån;2026-10-03;6797000;610000\n'
  const path = await written('c.csv', `Kategori;Datum;N;E\n${row.repeat(60_000)}`)
  const stop = new AbortController()
  const placing = { epsg: 3006, isSwapped: false }
  const reading = read(
    path,
    { placing },
    {
      signal: stop.signal,
      onProgress: ({ phase }: { phase: { sv: string } }) => {
        if (phase.sv.startsWith('Räknar om')) stop.abort(new Error('enough'))
      },
    },
  )
  await expect(reading).rejects.toThrow('enough')
  await expect.poll(() => readdir(temporary), { timeout: 5_000 }).toEqual([])
  vi.unstubAllEnvs()
})
