import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { Db } from '../../db/connect.ts'
import { findIncidents } from '../../db/incidents.ts'
import { findMunicipality } from '../../db/municipalities.ts'
import { findJobs } from '../../db/work.ts'
import { openFiles } from '../../server/files.ts'
import { type ImportOptions, importFile } from '../../server/import/import-file.ts'
import { testDb } from '../support/database.ts'
import { actor, allOf, newTown, now } from '../support/factories.ts'

// Whole imports, from a file to the database: what server/import/import-file.ts is for.

let db: Db
let town: Awaited<ReturnType<typeof newTown>>
let folder: string
beforeAll(async () => {
  db = await testDb()
  town = await newTown(db)
  folder = mkdtempSync(join(inject('folder'), 'import-'))
})

async function bring(name: string, content: string, stated: Partial<ImportOptions> = {}) {
  const path = join(folder, name)
  await writeFile(path, content)
  const municipality = (await findMunicipality(db, town.code))!
  const deps = { db, files: openFiles(folder), actor, now: () => now }
  const signal = new AbortController().signal
  const { ownerUnitId } = town
  const options = { municipality, ownerUnitId, signal, onProgress: () => undefined }
  return importFile(deps, path, { ...options, ...stated })
}

const lastJob = async () => (await findJobs(db, { views: [allOf('2182')], limit: 1 }))[0]
const everything = { categories: [], sources: [] }
const incidentCount = async () =>
  (await findIncidents(db, allOf(town.code), everything, { limit: 100 })).length

type Corner = readonly [number, number]
const feature = (properties: object, type: string, coordinates: unknown) => ({
  ...{ type: 'Feature', properties, geometry: { type, coordinates } },
})
const collection = (...features: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features })
const lamp = (at: Corner) => feature({ highway: 'street_lamp' }, 'Point', at)
const house = ([x, y]: Corner) =>
  feature({ building: 'yes' }, 'Polygon', [
    [
      [x, y],
      [x + 0.001, y],
      [x + 0.001, y + 0.001],
      [x, y],
    ],
  ])
const road = feature({ highway: 'residential', name: 'Ågatan' }, 'LineString', [
  [17.05, 61.3],
  [17.06, 61.301],
])

describe('a town file', () => {
  const basemap = async () => (await findMunicipality(db, town.code))?.basemapFileId

  test('of lamps alone comes in, and draws no map', async () => {
    const imported = await bring('lyktor.geojson', collection(lamp([17.05, 61.3])))
    expect(imported).toMatchObject({ kind: 'town', added: 1, drawing: 'none' })
    expect(await basemap()).toBeNull()
  })

  test('with roads draws the map; one of houses later leaves it as it was', async () => {
    const map = await bring('karta.geojson', collection(road, house([17.05, 61.3])))
    expect(map).toMatchObject({ drawing: 'drawn' })
    const drawn = await basemap()
    expect(drawn).not.toBeNull()
    const houses = await bring('hus.geojson', collection(house([17.07, 61.3])))
    expect(houses).toMatchObject({ added: 1, drawing: 'kept' })
    expect(await basemap()).toBe(drawn)
  })

  test('that lies wholly elsewhere is refused; one that reaches in is not', async () => {
    const elsewhere = bring('skåne.geojson', collection(lamp([13, 55.6])))
    await expect(elsewhere).rejects.toMatchObject({
      code: 'elsewhere',
      words: { sv: expect.stringContaining('utanför Söderhamn') },
    })
    expect(await lastJob()).toMatchObject({ state: 'failed' })
    const wide = collection(lamp([13, 55.6]), lamp([17.06, 61.31]))
    expect(await bring('bred.geojson', wide)).toMatchObject({ added: 2 })
  })
})

describe('a file that is not what it seems', () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "b">]><osm version="0.6"></osm>'
  test.each([
    ['beslut.csv', '%PDF-1.7\n', 'file-disguised'],
    ['program.geojson', '#!/bin/sh\n', 'file-program'],
    ['bomb.osm', bomb, 'xml-declarations'],
    ['djup.geojson', '['.repeat(1_000), 'file-nested'],
    ['tom.csv', '', 'file-empty'],
  ])(
    'is refused before anything reads it, and its job says why: %s',
    async (name, content, code) => {
      const phases = new Set<string>()
      const brought = bring(name, content, { onProgress: ({ phase }) => phases.add(phase.sv) })
      const error: Error = await brought.then(
        () => expect.fail('it came in'),
        (error: Error) => error,
      )
      expect(error).toMatchObject({ name: 'ImportError', code })
      expect([...phases]).toEqual(['Granskar filen'])
      expect(await lastJob()).toMatchObject({ state: 'failed', error: error.message })
    },
  )
})

describe('a file of incidents', () => {
  const csv = (id: string) => `id,kategori,tid,lon,lat\n${id},rån,2026-05-01,17,61.2\n`

  test('comes in, and its job is done', async () => {
    expect(await bring('rån.csv', csv('a'))).toMatchObject({ added: 1 })
    expect(await lastJob()).toMatchObject({ state: 'done', progress: 1, error: null })
  })

  test.each(['Läser händelserna', 'Sparar'])(
    'stopped at “%s” leaves nothing behind',
    async (when) => {
      const before = await incidentCount()
      const stop = new AbortController()
      const bringing = bring('avbruten.csv', csv('b'), {
        signal: stop.signal,
        onProgress: ({ phase }) => {
          if (phase.sv === when) stop.abort()
        },
      })
      await expect(bringing).rejects.toMatchObject({ name: 'AbortError' })
      expect(await incidentCount()).toBe(before)
      expect(await lastJob()).toMatchObject({ state: 'cancelled', error: null })
    },
  )

  test.each([
    ['880320-0016.csv', undefined, /filens namn/],
    ['namn.csv', 'Uppgift av 880320-0016', /källans namn/],
  ])('with somebody’s number in its name or source is refused: %s', async (name, source, about) => {
    const before = await lastJob()
    const error: Error = await bring(name, csv('c'), source ? { source } : {}).then(
      () => expect.fail('it came in'),
      (error: Error) => error,
    )
    expect(error).toMatchObject({ code: 'personal-number', message: expect.stringMatching(about) })
    expect(error.message).not.toContain('0016')
    expect(await lastJob()).toEqual(before)
  })
})
