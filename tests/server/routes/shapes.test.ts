import { beforeAll, describe, expect, test } from 'vitest'
import { testTown } from '../../support/app.ts'
import { block, newHotspot, newObstacle, square } from '../../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
beforeAll(async () => {
  town = await testTown()
})

const [lon, lat] = square
const at = (x: number, y: number) => [lon + x / 1000, lat + y / 1000]
const ring = (...corners: [number, number][]) => [...corners, corners[0]!].map(([x, y]) => at(x, y))
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })
const post = (area: unknown) =>
  town.ask('POST', '/hotspots', { body: { ...newHotspot(town.ownerUnitId), area } })

describe('shapes that cannot be', () => {
  test('a bow tie, with the place where it crosses', async () => {
    const { status, body } = await post(polygon(ring([0, 0], [1, 1], [1, 0], [0, 1])))
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: {
        fields: [{ path: 'area.coordinates.0', message: 'crosses itself at 17.059000, 61.304200' }],
      },
    })
  })

  test('one too intricate to look through, by its field', async () => {
    const rays = Array.from({ length: 19_000 }, (_, i) => {
      const [angle, r] = [(i / 19_000) * 2 * Math.PI, i % 2 === 0 ? 0.1 : 0.01]
      return [17 + r * Math.cos(angle), 61.3 + r * Math.sin(angle)]
    })
    const { status, body } = await post(polygon([...rays, rays[0]]))
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: { fields: [{ path: 'area', message: expect.stringContaining('too intricate') }] },
    })
  })

  test('a hole that crosses its ring', async () => {
    const outer = ring([0, 0], [2, 0], [2, 2], [0, 2])
    const { status, body } = await post(polygon(outer, ring([1, 1], [3, 1], [1, 1.5])))
    expect(status).toBe(400)
    expect(`${body.error?.fields?.[0]?.path}`).toMatch(/^area\.coordinates/)
  })

  test('a hole outside its ring, and a ring without area', async () => {
    const outer = ring([0, 0], [1, 0], [1, 1])
    for (const area of [
      polygon(outer, ring([5, 5], [6, 5], [6, 6])),
      polygon(ring([0, 0], [0, 0], [0, 0])),
    ]) {
      const { status, body } = await post(area)
      expect(status).toBe(400)
      expect(body).toMatchObject({ error: { fields: [{ path: 'area' }] } })
    }
  })

  test('one corner far away is named', async () => {
    const far = ring([0, 0], [1, 0], [1, 1])
    far[2] = [17.06, 62.5]
    const { status, body } = await post(polygon(far))
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: {
        fields: [{ path: 'area.coordinates.0.2', message: 'is 100 km outside Söderhamn' }],
      },
    })
  })

  test.each([
    ['an open ring', [at(0, 0), at(1, 0), at(1, 1), at(0, 1)]],
    ['three positions', [at(0, 0), at(1, 0), at(0, 0)]],
    ['strings', [['a', 'b'], at(1, 0), at(1, 1), ['a', 'b']]],
  ])('%s', async (_what, coordinates) => {
    const { status, body } = await post(polygon(coordinates))
    expect(status).toBe(400)
    expect(`${body.error?.fields?.[0]?.path}`).toMatch(/^area\.coordinates\.0/)
  })

  test.each(['Point', 'GeometryCollection', 7, undefined])('type %s', async (type) => {
    const { status, body } = await post({ type, coordinates: square })
    expect(status).toBe(400)
    expect(`${body.error?.fields?.[0]?.path}`).toMatch(/^area/)
  })

  test('more than 20,000 positions, also when spread over many rings', async () => {
    const zigzag = Array.from({ length: 20_001 }, (_, i) => [17, 61 + i / 1e5])
    const one = await post(polygon([...zigzag, zigzag[0]]))
    expect(one.status).toBe(400)
    expect(`${one.body.error?.fields?.[0]?.path}`).toBe('area.coordinates.0')
    const triangles = Array.from({ length: 900 }, () =>
      Array.from({ length: 25 }, (_, i) => [17, i === 24 ? 61 : 61 + i]),
    )
    const many = await post(polygon(...triangles))
    expect(many.status).toBe(400)
    expect(many.body).toMatchObject({ error: { fields: [{ path: 'area' }] } })
  })

  test('ten megabytes', async () => {
    const { status, body } = await post(
      polygon(Array.from({ length: 500_000 }, () => [17.12345678, 61.12345678])),
    )
    expect(status).toBe(413)
    expect(body).toMatchObject({ error: { code: 'too-large' } })
  })
})

describe('shapes that can', () => {
  test('a courtyard, and a multipolygon, come back as they were sent', async () => {
    const courtyard = polygon(
      ring([0, 0], [2, 0], [2, 2], [0, 2]).map((p) => p.map((v) => Number(v.toFixed(6)))),
      ring([0.5, 0.5], [0.5, 1], [1, 1]).map((p) => p.map((v) => Number(v.toFixed(6)))),
    )
    const { status, body } = await post(courtyard)
    expect(status).toBe(201)
    expect(body.area).toEqual(courtyard)
    const several = {
      type: 'MultiPolygon',
      coordinates: [block().coordinates, block([17.07, 61.31]).coordinates],
    }
    expect((await post(several)).body.area).toEqual(several)
  })

  test('are found by the box they meet, not by their middle', async () => {
    const near = block([17.2, 61.4])
    await post(near)
    const count = async (bbox: string) =>
      (await town.ask<{ items: unknown[] }>('GET', `/hotspots?bbox=${bbox}`)).body.items.length
    expect(await count('17.2019,61.4009,17.3,61.5')).toBe(1)
    expect(await count('17.2021,61.4011,17.3,61.5')).toBe(0)
  })
})

describe('obstacles as features', () => {
  test('one collection of all, with what views are computed from', async () => {
    const tree = {
      ...newObstacle(town.ownerUnitId, {
        kind: 'tree',
        crownRadiusM: 3,
        heightSource: 'estimated',
      }),
      shape: { type: 'Point', coordinates: square },
    }
    const { body: house } = await town.ask('POST', '/obstacles', {
      body: newObstacle(town.ownerUnitId),
    })
    const { body: made } = await town.ask('POST', '/obstacles', { body: tree })
    const { body, headers } = await town.ask<{ features: unknown[] }>('GET', '/obstacles/features')
    const etag = headers.get('etag')!
    expect(body.features).toHaveLength(2)
    expect(body.features[1]).toEqual({
      type: 'Feature',
      geometry: tree.shape,
      properties: {
        id: made.id,
        kind: 'tree',
        heightM: 9,
        heightSource: 'estimated',
        crownRadiusM: 3,
        use: 'house',
      },
    })
    expect((await town.ask('GET', '/obstacles/features?limit=3')).status).toBe(400)
    const known = { headers: { 'if-none-match': etag } }
    expect((await town.ask('GET', '/obstacles/features', known)).status).toBe(304)
    await town.ask('DELETE', `/obstacles/${house.id}`, { ifMatch: 1 })
    expect((await town.ask('GET', '/obstacles/features', known)).status).toBe(200)
  })

  test('kinds and sources narrow the list, up to 5,000 a page', async () => {
    const { body } = await town.ask<{ items: { kind: string }[] }>(
      'GET',
      '/obstacles?kind=tree,wall&limit=5000',
    )
    expect(body.items.map(({ kind }) => kind)).toEqual(['tree'])
    expect((await town.ask('GET', '/obstacles?limit=5001')).status).toBe(400)
  })
})
