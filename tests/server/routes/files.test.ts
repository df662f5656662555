import { utimesSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../db/connect.ts'
import { setBasemap } from '../../../db/municipalities.ts'
import { insertFile } from '../../../db/work.ts'
import { filePath } from '../../../server/files.ts'
import { lookAround } from '../../../server/jobs/night.ts'
import { testTown } from '../../support/app.ts'
import { newTown, now, sign } from '../../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
let path: string
let sha256: string
const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * i) % 251)

beforeAll(async () => {
  town = await testTown()
  const stored = await town.files.put(bytes, 'application/vnd.pmtiles')
  sha256 = stored.sha256
  const { id } = await insertFile(town.db, town.scope, {
    ...{ ownerUnitId: town.ownerUnitId, classification: 'public', ...stored },
    ...{ name: 'centrum å.pmtiles', mediaType: 'application/vnd.pmtiles' },
  })
  path = `/files/${id}`
})

const get = (range?: string, more: { [name: string]: string } = {}, method = 'GET') =>
  town.app.request(`/api/m/2182${path}/content`, {
    method,
    headers: { ...town.asViewer, ...(range !== undefined && { range }), ...more },
  })
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('bytes of a file', () => {
  test('the whole, with its digest as ETag', async () => {
    const response = await get()
    expect(response.status).toBe(200)
    expect(response.headers.get('etag')).toBe(`"${sha256}"`)
    expect(response.headers.get('accept-ranges')).toBe('bytes')
    expect(response.headers.get('content-length')).toBe('70000')
    expect(response.headers.get('content-disposition')).toContain('centrum%20%C3%A5.pmtiles')
    expect(await bytesOf(response)).toEqual(bytes)
    expect((await get(undefined, { 'if-none-match': `"${sha256}"` })).status).toBe(304)
  })

  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=16384-65535', 16_384, 65_535],
    ['bytes=69999-', 69_999, 69_999],
    ['bytes=60000-99999', 60_000, 69_999],
    ['bytes=-5', 69_995, 69_999],
    ['bytes=-99999', 0, 69_999],
  ])('%s', async (range, start, end) => {
    const response = await get(range)
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/70000`)
    expect(response.headers.get('content-length')).toBe(`${end - start + 1}`)
    expect(await bytesOf(response)).toEqual(bytes.slice(start, end + 1))
  })

  test.each(['bytes=70000-', 'bytes=99999-100000', 'bytes=-0'])(
    '%s: no such bytes',
    async (range) => {
      const response = await get(range)
      expect(response.status).toBe(416)
      expect(response.headers.get('content-range')).toBe('bytes */70000')
      expect(await response.json()).toMatchObject({ error: { code: 'range-not-satisfiable' } })
    },
  )

  test.each(['bytes=5-2', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=-', 'rubbish'])(
    '%s is passed over',
    async (range) => {
      expect((await get(range)).status).toBe(200)
    },
  )

  test('a range of something older is the whole of the newer', async () => {
    expect((await get('bytes=0-9', { 'if-range': '"old"' })).status).toBe(200)
    expect((await get('bytes=0-9', { 'if-range': `"${sha256}"` })).status).toBe(206)
  })

  test('HEAD tells the same without the bytes', async () => {
    const response = await get('bytes=0-9', {}, 'HEAD')
    expect(response.status).toBe(206)
    expect(response.headers.get('content-length')).toBe('10')
    expect(await bytesOf(response)).toHaveLength(0)
  })
})

describe('the rows', () => {
  test('list, read and delete; what draws the map stays', async () => {
    const { body } = await town.ask('GET', path)
    expect(body).toMatchObject({ name: 'centrum å.pmtiles', sizeBytes: 70_000, sha256, version: 1 })
    expect((await town.ask('GET', '/basemap.pmtiles')).status).toBe(404)
    const id = `${body.id}`
    const basemap = { fileId: id, attribution: '© påhittat' }
    await inTransaction(town.db, (tx) => setBasemap(tx, '2182', basemap, town.scope))

    const map = await town.app.request('/api/m/2182/basemap.pmtiles?v=1', {
      headers: { ...town.asViewer, range: 'bytes=0-16' },
    })
    expect([map.status, map.headers.get('content-type')]).toEqual([206, 'application/vnd.pmtiles'])
    expect(await bytesOf(map)).toEqual(bytes.slice(0, 17))
    expect((await town.ask('DELETE', path, { ifMatch: 1 })).status).toBe(409)

    const other = await insertFile(town.db, town.scope, {
      ...{ ownerUnitId: town.ownerUnitId, classification: 'own', sha256, sizeBytes: 70_000 },
      ...{ name: 'kopia', mediaType: 'text/plain' },
    })
    expect((await town.ask('DELETE', `/files/${other.id}`, { ifMatch: 1 })).status).toBe(204)
    const { body: page } = await town.ask<{ items: { id: string }[] }>('GET', '/files')
    expect(page.items.map((file) => file.id)).toEqual([id])
    // The same content can come again under the name that was deleted.
    const again = await insertFile(town.db, town.scope, {
      ...{ ownerUnitId: town.ownerUnitId, classification: 'own', sha256, sizeBytes: 70_000 },
      ...{ name: 'kopia', mediaType: 'text/plain' },
    })
    expect(again.id).not.toBe(other.id)
    expect((await town.ask('POST', '/files', { body: {} })).status).toBe(405)
  })
})

describe('the bytes of a deleted file', () => {
  const night = () =>
    lookAround(town.db, { now: () => new Date('2099-01-01T12:00:00Z'), sign, files: town.files })

  test('go when no row of any municipality names them any more', async () => {
    const stored = await town.files.put(new TextEncoder().encode('ett protokoll'), 'text/plain')
    const there = await newTown(town.db, { code: '2183' })
    const make = ({ scope, ownerUnitId }: typeof there, name: string) =>
      insertFile(town.db, scope, {
        ...{ ownerUnitId, classification: 'own', ...stored, name, mediaType: 'text/plain' },
      })
    const own = await make(town, 'a.txt')
    const copy = await make(town, 'b.txt')
    const elsewhere = await make(there, 'c.txt')
    const isKept = async () => (await town.files.open(stored.sha256)) !== undefined
    for (const { id } of [own, copy])
      expect((await town.ask('DELETE', `/files/${id}`, { ifMatch: 1 })).status).toBe(204)
    await night()
    expect(await isKept()).toBe(true)
    const as = { ...town.viewer, unitId: there.ownerUnitId, unitIds: [there.ownerUnitId] }
    const gone = await town.askAnywhere('DELETE', `/api/m/2183/files/${elsewhere.id}`, {
      ...{ ifMatch: 1, as: { ...as, roles: new Map([['2183', ['camera-owner'] as const]]) } },
    })
    expect(gone.status).toBe(204)
    await night()
    expect(await isKept()).toBe(false)
    // The bytes that others name stand.
    expect(await town.files.open(sha256)).toBeDefined()
  })

  test('stay for a day, and when they were put anew', async () => {
    const bytes = new TextEncoder().encode('ett till')
    const stored = await town.files.put(bytes, 'text/plain')
    const { id } = await insertFile(town.db, town.scope, {
      ...{ ownerUnitId: town.ownerUnitId, classification: 'own', ...stored },
      ...{ name: 'd.txt', mediaType: 'text/plain' },
    })
    await town.ask('DELETE', `/files/${id}`, { ifMatch: 1 })
    const isKept = async () => (await town.files.open(stored.sha256)) !== undefined
    const at = (now: Date) => lookAround(town.db, { now: () => now, sign, files: town.files })
    utimesSync(filePath(town.dataDir, stored.sha256), 0, 0)
    await at(new Date(+now + 23 * 3_600_000))
    expect(await isKept()).toBe(true)
    await town.files.put(bytes, 'text/plain')
    await at(new Date(+now + 25 * 3_600_000))
    expect(await isKept()).toBe(true)
    utimesSync(filePath(town.dataDir, stored.sha256), 0, 0)
    await at(new Date(+now + 25 * 3_600_000))
    expect(await isKept()).toBe(false)
  })
})
