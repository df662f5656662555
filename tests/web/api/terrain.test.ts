import { afterEach, expect, test, vi } from 'vitest'
import { UNKNOWN } from '../../../geodata/model/terrain.ts'
import { encodeTerrain } from '../../../geodata/visibility/terrain-file.ts'
import { fetchTerrain } from '../../../web/api/terrain.ts'

afterEach(() => vi.unstubAllGlobals())

const answering = (response: Response) => vi.stubGlobal('fetch', () => Promise.resolve(response))

test('the height of the ground is read, or there is none', async () => {
  const raster = {
    ...({ format: 'tryggkartan-terrain', version: 1, unknown: UNKNOWN } as const),
    ...{ centre: [17, 61] as const, west: 0, south: 0, stepM: 2, columns: 2, rows: 2 },
    ...{ offsetM: 3, scaleM: 0.01, source: 'höjder', values: Int16Array.of(1, 2, UNKNOWN, -4) },
  }
  answering(new Response(encodeTerrain(raster)))
  expect(await fetchTerrain('2182')).toEqual(raster)
  answering(new Response(null, { status: 204 }))
  expect(await fetchTerrain('2182')).toBeNull()
})

test('what the server refuses, and bytes that are none, are told', async () => {
  answering(Response.json({ error: { code: 'forbidden', message: 'No' } }, { status: 403 }))
  await expect(fetchTerrain('2182')).rejects.toMatchObject({ code: 'forbidden', status: 403 })
  answering(new Response('<html>'))
  await expect(fetchTerrain('2182')).rejects.toMatchObject({ code: 'terrain-unreadable' })
})
