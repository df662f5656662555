import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Feature } from 'geojson'
import { describe, expect, test } from 'vitest'
import {
  type IncidentFileOptions,
  readIncidentFile,
} from '../../../../server/import/incidents/incident-file.ts'
import { readIncidents } from '../../../../server/import/incidents/read-incidents.ts'
import type { StatedCategories } from '../../../../server/import/incidents/values.ts'
import { inspectFile } from '../../../../server/import/inspect/inspect-file.ts'
import { madeKinds, makeFile } from '../made-files.ts'
import { scratchFolder } from '../support.ts'

const folder = scratchFolder()
const here = { name: 'Söderhamn', bbox: [16.4, 61.1, 17.6, 61.6] } as const
const incident = (fields: object, at: readonly [number, number]): Feature => ({
  type: 'Feature',
  properties: {
    Kategori: 'Rån',
    Datum: '2026-10-03',
    Klockslag: '7:05',
    Plats: 'Köpmangatan å',
    ...fields,
  },
  geometry: { type: 'Point', coordinates: [...at] },
})
const incidents = [
  incident({ Id: 'A-1' }, [17.0575, 61.3037]),
  incident(
    { Id: 'A-2', Kategori: 'Skadegörelse', Datum: '2026-10-04', Klockslag: '23.30' },
    [17.06, 61.305],
  ),
]

async function read(
  path: string,
  more: Partial<IncidentFileOptions> = {},
  categories: StatedCategories = {},
) {
  const signal = new AbortController().signal
  const table = await readIncidentFile(path, await inspectFile(path), {
    ...{ here, onProgress: () => undefined, signal, ...more },
  })
  return readIncidents(table, {
    ...{ timeZone: 'Europe/Stockholm', here, defaultSource: 'Polisen', sourceName: basename(path) },
    categories,
  })
}
const written = async (name: string, text: string) => {
  const path = join(folder(), name)
  await writeFile(path, text)
  return path
}

/** Sheets have no shapes: there the place stands in columns. */
const inColumns = (feature: Feature): Feature => {
  const [lon, lat] = (feature.geometry as { coordinates: number[] }).coordinates
  return { ...feature, properties: { ...feature.properties, Longitud: lon, Latitud: lat } }
}

describe('incidents are read out of', () => {
  const { kml, ...kinds } = madeKinds
  test.each(Object.entries(kinds))('%s', async (kind, made) => {
    const isSheet = kind === 'xlsx' || kind === 'ods'
    // A file of GeoJSON is in degrees; the others are kept in SWEREF 99 TM.
    const epsg = isSheet || kind.startsWith('geojson') ? 4326 : 3006
    const features = isSheet ? incidents.map(inColumns) : incidents
    const path = await makeFile(folder(), `handelser-${kind}`, made, features, { epsg })
    const { rows, refused } = await read(path)
    expect(refused).toEqual([])
    expect(rows).toHaveLength(2)
    // FlatGeobuf sorts by place.
    const [first, second] = rows.toSorted((a, b) => a.externalId.localeCompare(b.externalId))
    expect(first).toMatchObject({
      ...{ externalId: 'A-1', category: 'robbery', placeName: 'Köpmangatan å' },
      ...{ from: new Date('2026-10-03T05:05:00Z'), timePrecision: 'exact' },
    })
    expect(second).toMatchObject({ category: 'vandalism', from: new Date('2026-10-04T21:30:00Z') })
    expect(first!.position[0]).toBeCloseTo(17.0575, 6)
    expect(first!.position[1]).toBeCloseTo(61.3037, 6)
  })

  test('kml, whose points have a name and a description alone', async () => {
    const path = await makeFile(folder(), 'punkter', kml, incidents)
    await expect(read(path)).rejects.toMatchObject({ code: 'no-columns' })
  })
})

describe('a file that does not say which coordinate system it is in', () => {
  const table = 'Kategori;Datum;N;E\nRån;2026-10-03;6797000;610000\nHot;2026-10-03;6797010;610020\n'

  test('is asked about, with the likeliest', async () => {
    const refused = await read(await written('sweref.csv', table)).catch((error) => error)
    expect(refused.code).toBe('no-coordinate-system')
    expect(refused.asks.likely[0]).toEqual({ epsg: 3006, isSwapped: false, share: 1 })
    expect(refused.asks.likely.length).toBeLessThanOrEqual(3)
    expect(refused.words.sv).toContain('SWEREF 99 TM (3006)')
  })

  test('is read by the one that somebody states', async () => {
    const path = await written('stated.csv', table)
    const { rows, refused } = await read(path, { placing: { epsg: 3006, isSwapped: false } })
    expect(refused).toEqual([])
    expect(rows[0]!.position[0]).toBeCloseTo(17.0528862, 6)
    expect(rows[0]!.position[1]).toBeCloseTo(61.2916319, 6)
  })

  test.each([
    [3014, '150000', '6797000', 'SWEREF 99 17 15'],
    [3021, '1570000', '6800000', 'RT 90 2,5 gon V'],
    [32_633, '610000', '6797000', 'UTM 33 N, WGS 84'],
    [3857, '1898000', '8690000', 'Web Mercator'],
  ])('may be in EPSG:%i', async (epsg, x, y, name) => {
    const text = `Kategori;Datum;Öst;Nord\nRån;2026-10-03;${x};${y}\n`
    const refused = await read(await written(`epsg-${epsg}.csv`, text)).catch((error) => error)
    expect(refused.asks.likely.map((one: { epsg: number }) => one.epsg)).toContain(epsg)
    expect(refused.words.sv).toContain(name)
  })

  test('and has north first where it says east, is told of', async () => {
    const text = 'Kategori;Datum;X;Y\nRån;2026-10-03;6797000;610000\n'
    const path = await written('swapped.csv', text)
    const refused = await read(path).catch((error) => error)
    expect(refused.asks.likely[0]).toEqual({ epsg: 3006, isSwapped: true, share: 1 })
    expect(refused.words.sv).toContain('norr först')
    const { rows } = await read(path, { placing: refused.asks.likely[0] })
    expect(rows[0]!.position[1]).toBeCloseTo(61.2916319, 6)
  })

  test('whatever its columns are called, numbers too large for degrees are none', async () => {
    const text = 'Kategori;Datum;Longitud;Latitud\nRån;2026-10-03;610000;6797000\n'
    const refused = await read(await written('called.csv', text)).catch((error) => error)
    expect(refused.asks.likely[0]).toMatchObject({ epsg: 3006 })
  })

  test('and lies in the municipality under none, says so', async () => {
    const text = 'Kategori;Datum;N;E\nRån;2026-10-03;12345678901;3\n'
    const refused = await read(await written('nowhere.csv', text)).catch((error) => error)
    expect(refused.asks.likely).toEqual([])
    expect(refused.words.sv).toContain('Inget av de vanliga systemen')
  })

  test('and gets one that does not exist, is refused', async () => {
    const path = await written('unknown.csv', table)
    const refused = read(path, { placing: { epsg: 99_999, isSwapped: false } })
    await expect(refused).rejects.toMatchObject({ code: 'unknown-system' })
  })
})

test('rows without a place are refused row by row, never moved', async () => {
  const text = [
    'Kategori;Datum;N;E',
    ...['6797000;610000', '0;0', ';610000', 'norr;610000', '7500000;610000'].map(
      (at) => `Rån;2026-10-03;${at}`,
    ),
  ].join('\n')
  const path = await written('places.csv', text)
  const { rows, refused } = await read(path, { placing: { epsg: 3006, isSwapped: false } })
  expect(rows).toHaveLength(1)
  expect(refused.map(({ row, column, reason }) => [row, column, reason.sv])).toEqual([
    [3, 'E', 'läget 0, 0 betyder att läget saknas'],
    [4, 'E', 'koordinaterna är inte tal'],
    [5, 'E', 'koordinaterna är inte tal'],
    [6, 'E', expect.stringContaining('utanför Söderhamn')],
  ])
})

test('a shape that is no point is refused with its row', async () => {
  const line: Feature = {
    ...incidents[0]!,
    geometry: {
      type: 'LineString',
      coordinates: [
        [17.05, 61.3],
        [17.06, 61.3],
      ],
    },
  }
  const path = await makeFile(folder(), 'former', madeKinds.geojson, [incidents[0]!, line])
  const { rows, refused } = await read(path)
  expect(rows).toHaveLength(1)
  expect(refused).toMatchObject([{ row: 2, reason: { sv: 'formen är inte en punkt' } }])
})

describe('of several sheets or layers', () => {
  test('the one that tells when is read', async () => {
    const { GPKG, both } = { GPKG: madeKinds.geopackage, both: incidents }
    const path = await makeFile(folder(), 'ensam', GPKG, both, { epsg: 3006, layer: 'brott 2026' })
    const { rows } = await read(path, { table: 'brott 2026' })
    expect(rows).toHaveLength(2)
    await expect(read(path, { table: 'brott 2025' })).rejects.toMatchObject({
      ...{ code: 'several-tables', asks: { tables: ['brott 2026'] } },
      words: { sv: expect.stringContaining('brott 2026') },
    })
  })
})

describe('columns whose headers nobody knows', () => {
  const text = [
    'Dnr;Brott;När;Klockan;Lat-WGS;Lon-WGS;Kommentar',
    '1;Misshandel;3/10 2026;7.05;61,3037;17,0575;en',
    '2;Rymdfärd;4/10 2026;23.30;61,3050;17,0600;två',
    '3;Stöld;5/10 2026;kl 12.00;61,3051;17,0601;tre',
  ].join('\n')

  test('are taken for what stands in them, and told with examples', async () => {
    const { rows, refused, columns, unknownCategories } = await read(await written('d.csv', text))
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ category: 'violence', from: new Date('2026-10-03T05:05:00Z') })
    expect(refused).toMatchObject([{ row: 3, column: 'Brott', value: 'Rymdfärd' }])
    expect(columns.map(({ header, field }) => [header, field])).toEqual([
      ...[
        ['Dnr', null],
        ['Brott', 'category'],
        ['När', 'date'],
        ['Klockan', 'time'],
      ],
      ...[
        ['Lat-WGS', 'lat'],
        ['Lon-WGS', 'lon'],
        ['Kommentar', null],
      ],
    ])
    expect(columns[1]!.examples).toEqual(['Misshandel', 'Rymdfärd', 'Stöld'])
    expect(unknownCategories).toEqual([{ value: 'Rymdfärd', n: 1 }])
  })

  test('are read as somebody says, and categories mean what somebody says', async () => {
    const path = await written('e.csv', text)
    const columns = {
      ...{ externalId: 'Dnr', category: 'Brott', date: 'När', time: 'Klockan' },
      ...{ lat: 'Lat-WGS', lon: 'Lon-WGS', description: 'Kommentar' },
    }
    const { rows, refused } = await read(path, { columns }, { rymdfärd: 'other' })
    expect(refused).toEqual([])
    expect(rows[1]).toMatchObject({ externalId: '2', category: 'other', description: 'två' })
    const less = await read(path, { columns: { ...columns, description: undefined } as never })
    expect(less.rows[0]!.description).toBe('')
  })

  test('a day that a database tells at midnight is a day, and its hour stands beside it', async () => {
    const days = 'Dag;Klockan;Kategori;Lat;Lon\n2026-11-23 00:00:00;14:30;Rån;61.3037;17.0575\n'
    const { rows } = await read(await written('h.csv', days))
    expect(rows[0]).toMatchObject({
      from: new Date('2026-11-23T13:30:00Z'),
      timePrecision: 'exact',
    })
    const alone = await read(
      await written('i.csv', days.replace('Klockan', 'X').replace('14:30', '')),
    )
    expect(alone.rows[0]!.timePrecision).toBe('day')
  })

  test('of which two look alike, neither is taken', async () => {
    const two =
      'Registrerad;Brottstid;Kategori;Lat;Lon\n2026-11-23 08:00;2026-11-22 23:00;Rån;61.3;17.05\n'
    await expect(read(await written('j.csv', two))).rejects.toMatchObject({
      ...{ code: 'no-columns', asks: { missing: ['time'] } },
    })
  })

  test('are asked about when they cannot be told', async () => {
    const path = await written('f.csv', 'Ett;Två\nalfa;beta\n')
    const refused = await read(path).catch((error) => error)
    expect(refused).toMatchObject({
      code: 'no-columns',
      asks: {
        missing: ['lon', 'lat', 'time', 'category'],
        columns: [
          { header: 'Ett', field: null, examples: ['alfa'] },
          { header: 'Två', field: null, examples: ['beta'] },
        ],
      },
    })
  })

  test('and examples hold no personal identity number', async () => {
    const path = await written('g.csv', 'Ett;Två\n811218-9876;beta\n')
    const refused = await read(path).catch((error) => error)
    expect(refused.asks.columns[0].examples).toEqual([])
  })
})

test('a personal identity number in any column stops its row, and is not repeated', async () => {
  const text = [
    'Kategori;Datum;Longitud;Latitud;Anmälare;Kvot',
    'Rån;2026-10-03;17.0575000001;61.3037000001;811218-9876;0.8112189876',
    'Rån;2026-10-03;17.0575000001;61.3037000001;Kalle;0.8112189876',
  ].join('\n')
  const { rows, refused } = await read(await written('namn.csv', text))
  expect(rows).toHaveLength(1)
  expect(refused).toEqual([
    {
      row: 2,
      column: 'Anmälare',
      value: '',
      reason: expect.objectContaining({ sv: expect.stringContaining('personnummer') }),
    },
  ])
})
