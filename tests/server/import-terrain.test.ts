import { mkdtempSync } from 'node:fs'
import { readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { Db } from '../../db/connect.ts'
import { findMunicipality } from '../../db/municipalities.ts'
import { findRecords } from '../../db/records.ts'
import { findTerrain } from '../../db/terrain.ts'
import { findJobs, importBatches } from '../../db/work.ts'
import { decodeTerrain } from '../../geodata/visibility/terrain-file.ts'
import { type Files, openFiles } from '../../server/files.ts'
import { type ImportOptions, importFile } from '../../server/import/import-file.ts'
import { testDb } from '../support/database.ts'
import { actor, allOf, newTown, now } from '../support/factories.ts'
import { heightsOf, writeGeoTiff } from '../support/geotiff.ts'

// From a GeoTIFF to the terrain that counts.

let db: Db
let town: Awaited<ReturnType<typeof newTown>>
let folder: string
let files: Files
beforeAll(async () => {
  db = await testDb()
  town = await newTown(db)
  folder = mkdtempSync(join(inject('folder'), 'terrain-'))
  files = openFiles(folder)
  const lies = { west: 17.05, south: 61.3, cell: 0.0002 }
  const at = (name: string) => join(folder, name)
  const low = heightsOf(lies, [40, 40], () => 12)
  await writeGeoTiff(at('låg.tif'), low, { crs: 'EPSG:4326' })
  await writeGeoTiff(
    at('hög.tif'),
    heightsOf(lies, [40, 40], () => 48),
    { crs: 'EPSG:4326' },
  )
  await writeGeoTiff(at('utan system.tif'), low)
  const skane = { west: 13.1, south: 55.6, cell: 0.0002 }
  await writeGeoTiff(
    at('skåne.tif'),
    heightsOf(skane, [9, 9], () => 3),
    { crs: 'EPSG:4326' },
  )
})

async function bring(name: string, stated: Partial<ImportOptions> = {}) {
  const municipality = (await findMunicipality(db, town.code))!
  const deps = { db, files, actor, now: () => now }
  const signal = new AbortController().signal
  const options = { municipality, ownerUnitId: town.ownerUnitId, signal }
  const path = join(folder, name)
  return importFile(deps, path, { ...options, onProgress: () => undefined, ...stated })
}
const lastJob = async () => (await findJobs(db, { views: [allOf(town.code)], limit: 1 }))[0]
const standing = () => findTerrain(db, allOf(town.code))
const rowCount = async () => (await db.selectFrom('terrain').select('id').execute()).length

/** The heights that count now. */
async function kept() {
  const open = (await files.open((await standing())!.sha256))!
  const read = new Response(await open.read(0, open.size - 1))
  return decodeTerrain(new Uint8Array(await read.arrayBuffer()))
}

describe('a terrain', () => {
  test('comes in with a row, its heights and a batch, and its job is done', async () => {
    const imported = await bring('låg.tif', { source: 'Kartverket' })
    expect(imported).toMatchObject({ kind: 'terrain', added: 1, lowestM: 12, highestM: 12 })
    const { source, offsetM, values } = await kept()
    expect([source, offsetM]).toEqual(['Kartverket', 12])
    expect(new Set(values).has(0)).toBe(true)
    expect(await lastJob()).toMatchObject({ kind: 'import', state: 'done', progress: 1 })
    const [batch] = await findRecords(db, importBatches, allOf(town.code), { limit: 1 })
    expect(batch).toMatchObject({ kind: 'terrain', fileName: 'låg.tif', added: 1 })
    const [event] = await db
      .selectFrom('auditEvent')
      .select(['action', 'recordId'])
      .where('chain', '=', town.code)
      .orderBy('number', 'desc')
      .limit(1)
      .execute()
    expect(event).toEqual({ action: 'import', recordId: batch!.id })
  })

  test('the very same again changes nothing; a newer one counts', async () => {
    const before = await standing()
    expect(await bring('låg.tif', { source: 'Kartverket' })).toMatchObject({
      added: 0,
      unchanged: 1,
    })
    expect(await standing()).toEqual(before)
    expect(await bring('hög.tif')).toMatchObject({ added: 1 })
    expect(await kept()).toMatchObject({ offsetM: 48, source: 'hög' })
    expect(await bring('låg.tif', { source: 'Kartverket' })).toMatchObject({ added: 1 })
    expect((await kept()).offsetM).toBe(12)
  })

  test('is known by its content, whatever it is called', async () => {
    await rename(join(folder, 'hög.tif'), join(folder, 'hög'))
    expect(await bring('hög')).toMatchObject({ kind: 'terrain', added: 1 })
  })

  test.each([
    ['utan system.tif', 'no-coordinate-system', 'säger inte vilket koordinatsystem'],
    ['skåne.tif', 'elsewhere', 'inga höjder i Söderhamn'],
    ['trasig.tif', 'file-unreadable', 'skadad'],
    ['bild.tif', 'file-disguised', 'ska enligt sitt namn'],
  ])('%s is refused and leaves nothing', async (name, code, words) => {
    if (name === 'trasig.tif') await writeFile(join(folder, name), 'II*\0\x08\0\0\0')
    if (name === 'bild.tif') await writeFile(join(folder, name), '\x89PNG\r\n\x1A\n', 'latin1')
    const [rows, before] = [await rowCount(), await standing()]
    const stored = await readdir(join(folder, 'files'), { recursive: true })
    const error: Error = await bring(name).then(
      () => expect.fail('it came in'),
      (error: Error) => error,
    )
    expect(error).toMatchObject({ name: 'ImportError', code })
    expect(error.message).toContain(words)
    expect(await lastJob()).toMatchObject({ state: 'failed', error: error.message })
    expect([await rowCount(), await standing()]).toEqual([rows, before])
    expect(await readdir(join(folder, 'files'), { recursive: true })).toEqual(stored)
  })

  test('that is stopped as it is saved leaves no row', async () => {
    const [rows, before] = [await rowCount(), await standing()]
    const stop = new AbortController()
    const bringing = bring('låg.tif', {
      signal: stop.signal,
      onProgress: ({ phase }) => {
        if (phase.sv === 'Sparar') stop.abort()
      },
    })
    await expect(bringing).rejects.toMatchObject({ name: 'AbortError' })
    expect([await rowCount(), await standing()]).toEqual([rows, before])
    expect(await lastJob()).toMatchObject({ state: 'cancelled' })
  })
})
