import { readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { findMunicipality } from '../../../db/municipalities.ts'
import { testTown } from '../../support/app.ts'
import { newViewer } from '../../support/people.ts'

type Job = { state: string; error: string | null; result: Outcome | null }
type Outcome = {
  [key: string]: unknown
  incidents: { [key: string]: unknown }
  failed: { code: string; words: { sv: string }; likely: { epsg: number; words: { sv: string } }[] }
}

let town: Awaited<ReturnType<typeof testTown>>
let temporary: string
beforeAll(async () => {
  town = await testTown()
  temporary = join(inject('folder'), `uploads-${town.code}-${process.pid}`)
  await mkdir(temporary, { recursive: true })
  vi.stubEnv('TMPDIR', temporary)
})

const send = (
  query: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
  asViewer: Record<string, string> = town.asViewer,
) =>
  town.app.request(`/api/m/${town.code}/imports?${new URLSearchParams(query)}`, {
    ...{ method: 'POST', body },
    headers: { ...asViewer, 'content-type': 'application/octet-stream' },
  })

/** What came of a file that was sent, when its job has ended. */
async function bring(query: Record<string, string>, body: string): Promise<Job> {
  const answer = await send(query, body)
  expect(answer.status).toBe(201)
  const { jobId } = (await answer.json()) as { jobId: string }
  expect(answer.headers.get('location')).toBe(`/api/jobs/${jobId}`)
  const read = async () => (await town.askAnywhere<Job>('GET', `/api/jobs/${jobId}`)).body
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).not.toBe('running')
  return read()
}
const incidents = async () =>
  (await town.ask<{ items: { externalId: string }[] }>('GET', '/incidents')).body.items

const HEADER = 'Id;Kategori;Datum;Longitud;Latitud'
const file = (...rows: string[]) => [HEADER, ...rows].join('\n')
const rows = [
  'A;Rån;2026-10-03 22:00;17.05;61.3',
  'B;Hot;2026-10-04;17.06;61.3',
  'C;Hot;igår;17;61',
]

describe('a file that is sent', () => {
  test('is first tried: told what would come of it, and nothing kept', async () => {
    const job = await bring({ name: 'oktober.csv', trial: 'true' }, file(...rows))
    expect(job).toMatchObject({ state: 'done', error: null })
    expect(job.result).toMatchObject({
      ...{ kind: 'incidents', isTrial: true, batchId: null, added: 2, changed: 0, refused: 1 },
      incidents: {
        byCategory: { robbery: 1, threat: 1 },
        period: { from: '2026-10-03T20:00:00.000Z', to: '2026-10-04T21:59:59.999Z' },
        refusedRows: [{ row: 4, column: 'Datum', value: 'igår' }],
        places: [
          [17.05, 61.3],
          [17.06, 61.3],
        ],
      },
    })
    expect(await incidents()).toEqual([])
    expect((await town.ask<{ items: unknown[] }>('GET', '/import-batches')).body.items).toEqual([])
  })

  test('then brought in, told the same, and undone by its batch', async () => {
    const { result } = await bring({ name: 'oktober.csv', source: 'Polisen' }, file(...rows))
    expect(result).toMatchObject({ isTrial: false, added: 2, refused: 1 })
    expect((await incidents()).map(({ externalId }) => externalId).toSorted()).toEqual(['A', 'B'])
    const again = await bring(
      { name: 'november.csv', source: 'Polisen', trial: 'true' },
      file(...['A;Brand;2026-10-03 22:00;17.05;61.3', rows[1]!, 'D;Hot;2026-10-05;17.05;61.3']),
    )
    expect(again.result).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
    const undone = await town.ask('DELETE', `/import-batches/${result!.batchId}`, { ifMatch: 1 })
    expect(undone.body).toEqual({ removed: 2, restored: 0, kept: 0 })
    expect(await incidents()).toEqual([])
  })

  test('and cannot be read says why, in both languages, with the likeliest systems', async () => {
    const job = await bring({ name: 'x.csv' }, 'Kategori;Datum;N;E\nRån;2026-10-03;6797000;610000')
    expect(job.state).toBe('failed')
    const { failed } = job.result!
    expect(failed.code).toBe('no-coordinate-system')
    expect(failed.words.sv).toContain('koordinatsystem')
    expect(failed.likely[0]).toMatchObject({ epsg: 3006, words: { sv: 'SWEREF 99 TM' } })
    const placed = await bring(
      { name: 'x.csv', epsg: '3006', trial: 'true' },
      'Kategori;Datum;N;E\nRån;2026-10-03;6797000;610000',
    )
    expect(placed.result).toMatchObject({ added: 1, refused: 0 })
  })

  test('with a town is tried without drawing its map', async () => {
    const houses = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          ...{ type: 'Feature', properties: { highway: 'residential', name: 'Ågatan' } },
          geometry: {
            type: 'LineString',
            coordinates: [
              [17.05, 61.3],
              [17.06, 61.301],
            ],
          },
        },
        {
          ...{ type: 'Feature', properties: { highway: 'street_lamp' } },
          geometry: { type: 'Point', coordinates: [17.05, 61.3] },
        },
      ],
    })
    const { result } = await bring({ name: 'stad.geojson', trial: 'true' }, houses)
    expect(result).toMatchObject({
      ...{ kind: 'town', added: 1, isTrial: true },
      town: { drawing: 'drawn', counts: { lamps: 1, roads: 1 } },
    })
    expect((await findMunicipality(town.db, town.code))!.basemapFileId).toBeNull()
  })

  test('with cameras is refused to whoever may not add cameras', async () => {
    const camera = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          ...{ type: 'Feature', properties: { man_made: 'surveillance' } },
          geometry: { type: 'Point', coordinates: [17.05, 61.3] },
        },
      ],
    })
    const member = await newViewer(town.db, {
      ...{ unitId: town.ownerUnitId, codes: [town.code], roles: ['member'] },
    })
    const asked = { name: 'kameror.geojson', trial: 'true' }
    const answer = await send(asked, camera, { 'x-test-viewer': town.keyOf(member) })
    const { jobId } = (await answer.json()) as { jobId: string }
    const read = async () => (await town.askAnywhere<Job>('GET', `/api/jobs/${jobId}`)).body
    await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe('failed')
    expect((await read()).result!.failed.code).toBe('forbidden')
  })

  test('is nowhere left, whatever came of it', async () => {
    // Taken away as soon as its job has ended.
    await expect.poll(() => readdirSync(temporary), { timeout: 10_000 }).toEqual([])
  })
})

describe('what is no file is refused', () => {
  test.each([
    ['nothing', { name: 'a.csv' }, ''],
    ['no name', {}, 'x'],
    ['a name with folders', { name: '../a.csv' }, 'x'],
    ['a name that is a folder', { name: '..' }, 'x'],
    ['a personal identity number in the name', { name: '811218-9876.csv' }, 'x'],
    ['a system that is no number', { name: 'a.csv', epsg: 'sweref' }, 'x'],
    ['all may see', { name: 'a.csv', classification: 'public' }, 'x'],
  ])('%s', async (_what, query, body) => {
    const answer = await send(query as Record<string, string>, body)
    expect(answer.status).toBe(400)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('and one that is too large is not taken in', async () => {
    const answer = await send({ name: 'a.csv' }, new Uint8Array(100_000_001))
    expect(answer.status).toBe(413)
    expect(readdirSync(temporary)).toEqual([])
  })
})
