import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { cellText } from '../../../geodata/cells/cell-index.ts'
import { categories, classifications, precisions } from '../../../geodata/model/incident-columns.ts'
import { cellAt } from '../../../geodata/position.ts'
import { decodeIncidentColumns } from '../../../web/api/columns.ts'
import { testTown } from '../../support/app.ts'
import { newIncident, square } from '../../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
type Page = { items: { id: string; placeName: string; from: string }[]; next: string | null }

const at = (iso: string) => new Date(iso)
const make = (stated: Parameters<typeof newIncident>[1]) =>
  town.ask('POST', '/incidents', { body: newIncident(town.ownerUnitId, stated) })
const named = async (query: string) => {
  const { body } = await town.ask<Page>('GET', `/incidents?${query}`)
  return body.items.map(({ placeName }) => placeName)
}

beforeAll(async () => {
  town = await testTown()
  const from = at('2026-05-01T10:00:00Z')
  await make({ placeName: 'Ögatan', from, source: 'polisen', category: 'theft' })
  await make({
    placeName: 'hela natten',
    from: at('2026-05-01T20:00:00Z'),
    to: at('2026-05-02T06:00:00Z'),
    timePrecision: 'interval',
    description: 'Rutan är 100% krossad',
  })
  await make({
    placeName: 'hamnen',
    from: at('2026-05-03T10:00:00Z'),
    position: [17.1, 61.31],
    precision: 'place',
    radiusM: 80,
  })
  await make({
    placeName: 'kommunen',
    from: at('2026-05-04T10:00:00Z'),
    precision: 'area',
    source: 'polisen.se',
  })
})

describe('the list', () => {
  test('newest first by when it happened', async () => {
    expect(await named('')).toEqual(['kommunen', 'hamnen', 'hela natten', 'Ögatan'])
  })

  test.each([
    ['bbox=17.09,61.3,17.11,61.32', ['hamnen']],
    ['categories=theft,fire', ['Ögatan']],
    ['sources=polisen,polisen.se', ['kommunen', 'Ögatan']],
    ['text=ögata', ['Ögatan']],
    ['text=100%25', ['hela natten']],
    ['text=1_0', []],
    ['from=2026-05-03T00:00:00Z', ['kommunen', 'hamnen']],
    ['to=2026-05-01T10:00:00Z', []],
    ['from=2026-05-01T10:00:00Z&to=2026-05-01T10:00:01Z', ['Ögatan']],
    ['from=2026-05-02T05:59:00Z&to=2026-05-02T07:00:00Z', ['hela natten']],
    ['from=2026-05-02T06:00:00Z&to=2026-05-02T07:00:00Z', []],
  ])('?%s', async (query, expected) => {
    expect(await named(query)).toEqual(expected)
  })

  test.each([
    ['bbox', 'bbox=1,2,3'],
    ['bbox', 'bbox=1,61,2,60'],
    ['bbox', 'bbox=%20,%20,1,1'],
    ['bbox', 'bbox=0x10,0x3c,17,61'],
    ['from', 'from=yesterday'],
    ['categories', 'categories=theft,joy'],
    ['text', 'text=%00'],
    ['to', 'from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z'],
    ['from', 'from=0000-01-01T00:00:00Z'],
  ])('%s is named when ?%s is refused', async (field, query) => {
    const { status, body } = await town.ask('GET', `/incidents?${query}`)
    expect(status).toBe(400)
    expect(`${body.error?.fields?.[0]?.path}`.split('.')[0]).toBe(field)
  })
})

describe('what is worked out when it is written', () => {
  test('the cell, and the local hour of the week', async () => {
    const { body } = await make({ from: at('2026-11-22T23:30:00Z') })
    expect(body).toMatchObject({ cell: cellAt(square, 13), hourOfWeek: 0, ambiguousTime: false })
    const { body: moved } = await town.ask('PATCH', `/incidents/${body.id}`, {
      body: { precision: 'area' },
      ifMatch: 1,
    })
    expect(moved).toMatchObject({ cell: null, hourOfWeek: 0 })
    await town.ask('DELETE', `/incidents/${body.id}`, { ifMatch: 2 })
  })
})

describe('a time read from a clock that showed it twice', () => {
  test('is flagged until somebody says when it was', async () => {
    const { body } = await make({})
    const id = `${body.id}`
    await sql`update incident set ambiguous_time = true where id = ${id}`.execute(town.db)
    const patch = (change: object, ifMatch: number) =>
      town.ask('PATCH', `/incidents/${id}`, { body: change, ifMatch })
    const sameTime = await patch({ from: body.from, placeName: 'x' }, 1)
    expect(sameTime.body).toMatchObject({ ambiguousTime: true })
    const told = { from: '2026-10-25T01:30:00Z', to: '2026-10-25T01:30:00Z' }
    expect((await patch(told, 2)).body).toMatchObject({ ambiguousTime: false })
    await town.ask('DELETE', `/incidents/${id}`, { ifMatch: 3 })
  })
})

describe('what may not be kept', () => {
  test.each([
    ['description', 'Ring 880320-0016 om det', 'at character 6'],
    ['placeName', 'hos 811228 9874', 'at character 5'],
    ['description', 'samordning 701063-2391', 'at character 12'],
    ['description', 'i\u200bbland 880320.0016', 'at character 9'],
    ['externalId', '880320-0016', 'at character 1'],
  ])('a personal identity number in %s', async (field, text, where) => {
    const { status, body } = await make({ [field]: text })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: { fields: [{ path: field, message: expect.stringContaining(where) }] },
    })
  })

  test.each([
    ['a NUL', 'a\0b'],
    ['half a character', 'a\ud800b'],
  ])('%s', async (_what, description) => {
    const { status, body } = await make({ description })
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { fields: [{ path: 'description' }] } })
  })

  test('a number that is none is allowed', async () => {
    const { status, body } = await make({ description: 'ärende 880320-0018' })
    expect(status).toBe(201)
    await town.ask('DELETE', `/incidents/${body.id}`, { ifMatch: 1 })
  })

  test('a second one with the external id of the same source', async () => {
    const twin = { source: 'tips', externalId: 'K-1' }
    const { body } = await make(twin)
    const { status, body: refused } = await make(twin)
    expect(status).toBe(409)
    expect(refused).toMatchObject({ error: { code: 'conflict', fields: [{ path: 'externalId' }] } })
    await town.ask('DELETE', `/incidents/${body.id}`, { ifMatch: 1 })

    const afterwards = await make(twin)
    expect(afterwards.status).toBe(409)
    expect(afterwards.body).toMatchObject({
      error: { fields: [{ path: 'externalId', message: expect.stringContaining('deleted') }] },
    })
  })

  test('what was imported with such a number as its id can still be changed', async () => {
    const { body } = await make({ source: 'osm' })
    await sql`update incident set external_id = '8803200016' where id = ${`${body.id}`}`.execute(
      town.db,
    )
    const at = `/incidents/${body.id}`
    const { status } = await town.ask('PATCH', at, { body: { placeName: 'x' }, ifMatch: 1 })
    expect(status).toBe(200)
    await town.ask('DELETE', at, { ifMatch: 2 })
  })
})

describe('impossible places', () => {
  test.each([
    [[16.4, 60], 400],
    [[16.4, 60.66], 201],
    [[0, 0], 400],
    [[-162.9, -61.3], 400],
  ] as const)('%j answers %d', async (position, expected) => {
    const { status, body } = await make({ position })
    expect(status).toBe(expected)
    if (expected === 201) await town.ask('DELETE', `/incidents/${body.id}`, { ifMatch: 1 })
    else expect(body).toMatchObject({ error: { fields: [{ path: 'position' }] } })
  })

  test.each([
    ['[NaN, 61]', 'position.0'],
    ['[17, -Infinity]', 'position.1'],
    ['[1e999, 61]', 'position.0'],
    ['["17", 61]', 'position.0'],
    ['[181, 61]', 'position.0'],
    ['[17]', 'position'],
    ['[17, 61, 5]', 'position'],
    ['null', 'position'],
  ])('%s is refused at %s', async (position, path) => {
    const body = JSON.stringify(newIncident(town.ownerUnitId)).replace(
      JSON.stringify(square),
      position,
    )
    const answer = await town.ask('POST', '/incidents', { body })
    expect(answer.status).toBe(400)
    expect(`${answer.body.error?.fields?.[0]?.path}`).toMatch(new RegExp(`^${path}`))
  })
})

describe('the columns', () => {
  const columns = async (query = '') => {
    const response = await town.app.request(`/api/m/2182/incidents/columns${query}`, {
      headers: town.asViewer,
    })
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream')
    return decodeIncidentColumns(await response.arrayBuffer())
  }

  test('are what the browser decodes, oldest first', async () => {
    const decoded = await columns()
    expect(decoded.length).toBe(4)
    const source = [...decoded.source].map((index) => decoded.sources[index])
    expect(source).toEqual(['polisen', 'kommunen', 'kommunen', 'polisen.se'])
    expect([...decoded.category].map((index) => categories[index])[0]).toBe('theft')
    expect([...decoded.precision].map((index) => precisions[index])).toEqual([
      ...['exact', 'exact', 'place', 'area'],
    ])
    expect([...decoded.radiusM]).toEqual([0, 0, 80, 0])
    type Told = { items: { classification: string }[] }
    const { body } = await town.ask<Told>('GET', '/incidents?limit=10')
    const seen = [...decoded.classification].map((index) => classifications[index])
    expect(seen.sort()).toEqual(body.items.map(({ classification }) => classification).sort())
    expect(decoded.fromMs[1]).toBe(+at('2026-05-01T20:00:00Z'))
    expect(decoded.toMs[1]).toBe(+at('2026-05-02T06:00:00Z'))
    expect([decoded.lon[0], decoded.lat[0]]).toEqual([...square])
    expect(cellText([decoded.cellHi[0]!, decoded.cellLo[0]!])).toBe(cellAt(square, 13))
    expect([decoded.cellHi[3], decoded.cellLo[3]]).toEqual([0, 0])
    // Friday 1 May 2026 at 12 local time.
    expect(decoded.hourOfWeek[0]).toBe(4 * 24 + 12)
  })

  test('take the same filters, and can be empty', async () => {
    expect((await columns('?categories=theft')).length).toBe(1)
    expect((await columns('?categories=fire')).length).toBe(0)
    expect((await town.ask('GET', '/incidents/columns?limit=3')).status).toBe(400)
    const backwards = 'from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z'
    expect((await town.ask('GET', `/incidents/columns?${backwards}`)).status).toBe(400)
  })

  test('have an ETag that changes when any incident does, and with the filter', async () => {
    const etag = async (query = '') =>
      (await town.ask('GET', `/incidents/columns${query}`)).headers.get('etag')!
    const before = await etag()
    expect(await etag()).toBe(before)
    expect(await etag('?text=natten')).not.toBe(before)
    const known = { 'if-none-match': before }
    expect((await town.ask('GET', '/incidents/columns', { headers: known })).status).toBe(304)

    const { body } = await make({})
    const added = await etag()
    await town.ask('PATCH', `/incidents/${body.id}`, { body: { placeName: 'x' }, ifMatch: 1 })
    const changed = await etag()
    await town.ask('DELETE', `/incidents/${body.id}`, { ifMatch: 2 })
    expect(new Set([before, added, changed]).size).toBe(3)
    // What is there now is what was there before.
    expect(await etag()).toBe(before)
  })
})
