import { beforeAll, expect, test } from 'vitest'
import { storeTerrain } from '../../../db/terrain.ts'
import { UNKNOWN } from '../../../geodata/model/terrain.ts'
import { encodeTerrain, TERRAIN_TYPE } from '../../../geodata/visibility/terrain-file.ts'
import { testApp } from '../../support/app.ts'
import { rightsTown } from '../../support/rights-town.ts'

let app: Awaited<ReturnType<typeof testApp>>
let town: Awaited<ReturnType<typeof rightsTown>>
beforeAll(async () => {
  app = await testApp()
  town = await rightsTown(app.db)
})

const ask = (who: string, headers: { [name: string]: string } = {}) => {
  const viewer = town.viewers[who]
  return app.app.request(`/api/m/${town.code}/terrain`, {
    headers: { ...(viewer && { 'x-test-viewer': app.keyOf(viewer) }), ...headers },
  })
}

const bytesOf = (offsetM: number) =>
  encodeTerrain({
    ...{ format: 'tryggkartan-terrain', version: 1, unknown: UNKNOWN, centre: [17, 61] },
    ...{ west: 0, south: 0, stepM: 2, columns: 3, rows: 2, scaleM: 0.01, source: 'höjder' },
    ...{ offsetM, values: Int16Array.of(1, 2, 3, UNKNOWN, 5, 6) },
  })

async function store(offsetM: number, classification: 'internal' | 'own', ownerUnitId: string) {
  const content = await app.files.put(bytesOf(offsetM), TERRAIN_TYPE)
  return storeTerrain(app.db, town.scope, {
    ...{ ownerUnitId, classification, fileName: 'höjder.tif', kind: 'terrain' },
    ...{ refused: 0, repaired: 0, report: {} },
    content: { ...content, name: `${offsetM}.terrain`, mediaType: TERRAIN_TYPE },
    terrain: { source: 'höjder', stepM: 2, columns: 3, rows: 2 },
  })
}

test('there is none until one is brought in; then everybody with a role here gets its bytes', async () => {
  const empty = await ask('reader')
  expect([empty.status, await empty.text()]).toEqual([204, ''])
  await store(10, 'internal', town.owners.municipal)
  for (const who of ['reader', 'reader of a shop', 'member', 'police', 'administrator']) {
    const answer = await ask(who)
    expect([who, answer.status, answer.headers.get('content-type')]).toEqual([
      who,
      200,
      TERRAIN_TYPE,
    ])
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytesOf(10))
  }
  expect([(await ask('nobody')).status, (await ask('somebody elsewhere')).status]).toEqual([
    401, 404,
  ])
})

test('is asked again by its ETag, which the newest one changes', async () => {
  const first = await ask('reader')
  const etag = first.headers.get('etag')!
  expect(first.headers.get('cache-control')).toContain('private, no-cache')
  expect((await ask('reader', { 'if-none-match': etag })).status).toBe(304)
  await store(20, 'internal', town.owners.municipal)
  const newer = await ask('reader', { 'if-none-match': etag })
  expect([newer.status, newer.headers.get('etag') === etag]).toEqual([200, false])
  expect(new Uint8Array(await newer.arrayBuffer())).toEqual(bytesOf(20))
})

test('one that somebody does not see leaves the one they see', async () => {
  await store(30, 'own', town.owners.shop)
  expect(new Uint8Array(await (await ask('reader of a shop')).arrayBuffer())).toEqual(bytesOf(30))
  expect(new Uint8Array(await (await ask('reader')).arrayBuffer())).toEqual(bytesOf(20))
})

test('takes no questions beside', async () => {
  const viewer = town.viewers.reader!
  const answer = await app.ask('GET', `/api/m/${town.code}/terrain?x=1`, { as: viewer })
  expect(answer.status).toBe(400)
})

test('the file of the one that counts stays; that of an older one may go', async () => {
  await store(40, 'own', town.owners.police)
  const { items } = (
    await app.ask<{ items: { id: string; name: string; version: number }[] }>(
      'GET',
      `/api/m/${town.code}/files`,
      { as: town.viewers.police! },
    )
  ).body
  const [newest, older] = ['40.terrain', '20.terrain'].map(
    (name) => items.find((file) => file.name === name)!,
  )
  const remove = (id: string) =>
    app.ask('DELETE', `/api/m/${town.code}/files/${id}`, {
      ...{ as: town.viewers.police!, ifMatch: 1 },
    })
  expect((await remove(newest!.id)).status).toBe(409)
  // Not theirs to delete, but nothing else stands against it.
  expect((await remove(older!.id)).status).toBe(403)
})
