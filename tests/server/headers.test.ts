import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, testTown } from '../support/app.ts'
import { newIncident } from '../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
beforeAll(async () => {
  town = await testTown()
})

describe('what may be kept of an answer', () => {
  test('no JSON of a municipality, be it a list, a record, an error or a change', async () => {
    const { ask, ownerUnitId, code } = town
    const made = await ask('POST', '/incidents', { body: newIncident(ownerUnitId) })
    expect(made.status).toBe(201)
    const answers = [
      made,
      await ask('GET', '/incidents'),
      await ask('GET', `/incidents/${made.body.id}`),
      await ask('GET', '/incidents/x'),
      await ask('GET', '/nothing'),
      await ask('PUT', '/incidents'),
      await ask('GET', '/incidents', { as: null }),
      await ask('DELETE', `/incidents/${made.body.id}`, { ifMatch: 1 }),
      await town.askAnywhere('GET', `/api/m/${code}0/incidents`),
      await town.askAnywhere('GET', '/api/session'),
    ]
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store')
  })

  test('big sets by whoever asked alone, who asks whether they are still so', async () => {
    for (const path of ['/incidents/columns', '/obstacles/features']) {
      const first = await town.ask('GET', path)
      expect(first.status).toBe(200)
      expect(first.headers.get('cache-control')).toBe('private, no-cache')
      const etag = first.headers.get('etag')!
      const again = await town.ask('GET', path, { headers: { 'if-none-match': etag } })
      expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'private, no-cache'])
      expect(again.headers.get('etag')).toBe(etag)
    }
  })
})

describe('a change from a browser that does not tell Sec-Fetch-Site', () => {
  const change = (origin: string, host = 'localhost:8080') =>
    town.askAnywhere('POST', '/api/jobs/x/cancel', { headers: { origin, host } })

  test.each([
    'https://elsewhere.example',
    'http://localhost',
    'http://localhost:8081',
    'https://localhost:8080',
    'http://localhost:8080.elsewhere.example',
    'http://127.0.0.1:8080',
    'null',
    'localhost:8080',
    '*',
  ])('from %s', async (origin) => {
    const { status, body } = await change(origin)
    expect([status, `${body.error?.code}`]).toEqual([403, 'cross-site'])
  })

  test('but not from our own page, and not what changes nothing', async () => {
    expect((await change('http://localhost:8080')).status).toBe(400)
    expect((await change('http://LOCALHOST:8080')).status).toBe(400)
    expect((await change('http://[::1]:8080', '[::1]:8080')).status).toBe(400)
    const headers = { origin: 'https://elsewhere.example' }
    expect((await town.askAnywhere('GET', '/api/jobs', { headers })).status).toBe(200)
  })

  test('our own page is that of PUBLIC_URL, its scheme included', async () => {
    const { ask } = await testApp({ publicUrl: 'https://karta.example.se' })
    const from = async (origin: string, host = 'karta.example.se') =>
      (await ask('POST', '/api/auth/sign-out', { body: {}, headers: { origin, host } })).status
    expect(await from('https://karta.example.se')).toBe(200)
    expect(await from('http://karta.example.se')).toBe(403)
    expect(await from('https://karta.example.se:8443')).toBe(403)
    expect(await from('https://karta.example.se', 'localhost:8080')).toBe(403)
  })
})
