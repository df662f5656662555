import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { setRoles } from '../../db/roles.ts'
import { insertFile } from '../../db/work.ts'
import { createAuth } from '../../server/auth/auth.ts'
import { demoDoor } from '../../server/auth/demo-door.ts'
import { linksBelow } from '../../server/auth/links.ts'
import { underPath } from '../../server/base-path.ts'
import { asServed } from '../../server/routes/web.ts'
import { testSecret, testTown } from '../support/app.ts'
import { testDb } from '../support/database.ts'
import { newIncident } from '../support/factories.ts'
import { serveOn } from '../support/served.ts'

const page = `<!doctype html>
<html>
  <head>
    <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E" />
    <script type="module" crossorigin src="../assets/workspace-abc.js"></script>
    <link rel="stylesheet" href="/assets/workspace-abc.css">
  </head>
</html>`

let town: Awaited<ReturnType<typeof testTown>>
let served: Awaited<ReturnType<typeof serveOn>>
const bytes = Uint8Array.from({ length: 400_000 }, (_, i) => (i * i) % 251)

beforeAll(async () => {
  const webRoot = mkdtempSync(join(inject('folder'), 'web-'))
  mkdirSync(join(webRoot, 'workspace'))
  mkdirSync(join(webRoot, 'assets'))
  writeFileSync(join(webRoot, 'workspace/index.html'), page)
  writeFileSync(join(webRoot, 'assets/workspace-abc.js'), 'export {}')
  const db = await testDb()
  const links = linksBelow('http://localhost:8080/karta')
  const auth = createAuth({
    ...{ db, secret: testSecret, publicUrl: undefined, origins: ['http://localhost'] },
    ...{ directories: [], mail: undefined, links },
  })
  town = await testTown('2182', { webRoot, auth, links, demo: demoDoor(auth, db) })
  served = await serveOn(underPath('/karta', town.app.fetch))
})
afterAll(() => served.close())

const get = (path: string, init: RequestInit = {}) =>
  fetch(`${served.origin}${path}`, { redirect: 'manual', ...init })

describe('a service under /karta', () => {
  test('its own address, with or without a slash, leads to the workspace under it', async () => {
    const bare = await get('/karta?a=1')
    expect([bare.status, bare.headers.get('location')]).toEqual([308, '/karta/?a=1'])
    const root = await get('/karta/')
    expect([root.status, root.headers.get('location')]).toEqual([302, '/karta/arbete'])
    expect(bare.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  test('pages at any depth load what is under it', async () => {
    for (const path of ['/karta/arbete', '/karta/arbete/plats/7']) {
      const text = await (await get(path)).text()
      const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!)
      expect(loaded.slice(1)).toEqual([
        '/karta/assets/workspace-abc.js',
        '/karta/assets/workspace-abc.css',
      ])
      expect(loaded[0]).toMatch(/^data:/)
    }
    const asset = await get('/karta/assets/workspace-abc.js')
    expect(await asset.text()).toBe('export {}')
    expect(asset.headers.get('content-type')).toMatch(/^text\/javascript/)
  })

  test('the page about the API finds its parts and the document, which tells the path', async () => {
    const docs = await get('/karta/api/docs')
    const parts = [...(await docs.text()).matchAll(/(?:src|href)="([^"]+)"/g)]
    for (const [, part] of parts)
      expect((await fetch(new URL(part!, docs.url))).url).toContain('/karta/api/docs/')
    const document = await fetch(new URL('openapi.json', docs.url))
    expect((await document.json()).servers).toEqual([{ url: '/karta' }])
  })

  test.each(['/', '/arbete', '/api/session', '/kartan', '/kart', '/healthz', '//karta/arbete'])(
    '%s is not it',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    },
  )

  test('what is made tells its address under it', async () => {
    const body = JSON.stringify(newIncident(town.ownerUnitId))
    const headers = { ...town.asViewer, 'content-type': 'application/json' }
    const made = await get('/karta/api/m/2182/incidents', { method: 'POST', headers, body })
    expect(made.status).toBe(201)
    const location = made.headers.get('location')!
    expect(location).toMatch(/^\/karta\/api\/m\/2182\/incidents\/[0-9a-f-]+$/)
    expect((await get(location, { headers: town.asViewer })).status).toBe(200)
  })

  test('a body that comes in pieces arrives whole, and too large a one is refused', async () => {
    const send = (description: string) => {
      const text = JSON.stringify(newIncident(town.ownerUnitId, { description }))
      const pieces = text.match(/[\s\S]{1,1000}/g)!
      const body = new ReadableStream({
        pull: (controller) => {
          const piece = pieces.shift()
          if (piece === undefined) controller.close()
          else controller.enqueue(new TextEncoder().encode(piece))
        },
      })
      const headers = { ...town.asViewer, 'content-type': 'application/json' }
      const asked = { method: 'POST', headers, body, duplex: 'half' } as const
      return get('/karta/api/m/2182/incidents', asked)
    }
    const made = await send('å'.repeat(1_900))
    expect(made.status).toBe(201)
    expect((await made.json()).description).toBe('å'.repeat(1_900))
    expect((await send('x'.repeat(1_100_000))).status).toBe(413)
  })

  test('files stream through, whole and in ranges', async () => {
    const stored = await town.files.put(bytes, 'application/vnd.pmtiles')
    const { id } = await insertFile(town.db, town.scope, {
      ...{ ownerUnitId: town.ownerUnitId, classification: 'internal', ...stored },
      ...{ name: 'centrum.pmtiles', mediaType: 'application/vnd.pmtiles' },
    })
    const read = (range?: string) =>
      get(`/karta/api/m/2182/files/${id}/content`, {
        headers: { ...town.asViewer, ...(range && { range }) },
      })
    const whole = await read()
    expect(whole.headers.get('cache-control')).toBe('private, no-cache, no-transform')
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(bytes)
    const part = await read('bytes=100000-300000')
    expect(part.status).toBe(206)
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(100_000, 300_001))
  })

  test('cookies are for it alone', async () => {
    await town.db.updateTable('municipality').set({ demo: true }).execute()
    const { personId } = town.viewer
    const reader = { municipality: '2182', personId, roles: ['reader'] as const, source: 'manual' }
    await setRoles(town.db, reader)
    const body = JSON.stringify({ personId })
    const headers = { 'content-type': 'application/json' }
    const entered = await get('/karta/api/demo-door', { method: 'POST', headers, body })
    expect(entered.status).toBe(204)
    const [cookie] = entered.headers.getSetCookie()
    expect(cookie).toMatch(/; Path=\/karta(;|$)/)
    expect(cookie).toMatch(/; HttpOnly/)

    const out = await get('/karta/api/auth/sign-out', {
      ...{ method: 'POST', body: '{}' },
      headers: { ...headers, origin: served.origin, cookie: cookie!.split(';')[0]! },
    })
    expect(out.status).toBe(200)
    for (const ended of out.headers.getSetCookie()) expect(ended).toMatch(/; Path=\/karta(;|$)/)
  })

  test('where signing in elsewhere leads back to is under it already', async () => {
    const back = await get('/karta/api/auth/callback/none?error=denied')
    expect(back.status).toBe(302)
    const { pathname } = new URL(back.headers.get('location')!, served.origin)
    expect(pathname).toBe('/karta/logga-in')
  })
})

describe('a built page', () => {
  test.each(['../assets/x.js', './assets/x.js', '/assets/x.js', '../../assets/x.js'])(
    'that names %s',
    (address) => {
      const built = `<script src="${address}"></script>`
      expect(asServed(built, '/karta')).toBe('<script src="/karta/assets/x.js"></script>')
      expect(asServed(built, '')).toBe('<script src="/assets/x.js"></script>')
    },
  )

  test.each(['data:,x', 'https://elsewhere.example/', '//elsewhere.example/x', '#top'])(
    'keeps %s as it is',
    (address) => {
      expect(asServed(`<a href="${address}">`, '/karta')).toBe(`<a href="${address}">`)
    },
  )
})
