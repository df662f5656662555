import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { openFiles } from '../../server/files.ts'
import type { Viewer } from '../../server/viewer.ts'
import { testApp, testDeps } from '../support/app.ts'
import { municipalRoles, newOrganisationWith } from '../support/people.ts'
import { serveOn } from '../support/served.ts'

const webRoot = mkdtempSync(join(tmpdir(), 'tryggkartan-web-'))
let app: Awaited<ReturnType<typeof testApp>>
let administrator: Viewer
beforeAll(async () => {
  mkdirSync(join(webRoot, 'workspace'))
  mkdirSync(join(webRoot, 'assets'))
  writeFileSync(join(webRoot, 'workspace/index.html'), '<title>Tryggkartan</title>')
  writeFileSync(join(webRoot, 'assets/main-abc123.js'), 'export {}')
  writeFileSync(join(webRoot, 'favicon.svg'), '<svg/>')
  app = await testApp({ webRoot })
  administrator = (await newOrganisationWith(app.db, 'municipality', municipalRoles)).viewer
  app.askAs(administrator)
})
afterAll(() => rmSync(webRoot, { recursive: true }))

describe('health', () => {
  test('alive, and ready while the database answers', async () => {
    expect((await app.ask('GET', '/healthz')).body).toEqual({ status: 'ok' })
    expect((await app.ask('GET', '/readyz')).body).toEqual({ status: 'ok' })
  })

  test('alive but not ready when the database does not answer', async () => {
    const refusing = app.db.withPlugin({ transformQuery: refuse, transformResult: refuse })
    const files = openFiles(webRoot)
    const without = createApp({ ...testDeps(refusing), files })
    expect((await without.request('/healthz')).status).toBe(200)
    const response = await without.request('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ error: { code: 'not-ready' } })
  })
})

describe('two changes that stand in each other’s way', () => {
  test.each(['40P01', '40001'])('%s: the one that gives in is told to try again', async (code) => {
    const clash = () => {
      throw Object.assign(new Error('gave in'), { code })
    }
    const clashing = app.db.withPlugin({ transformQuery: clash, transformResult: clash })
    const files = openFiles(webRoot)
    const without = createApp({ ...testDeps(clashing), files, identify: async () => administrator })
    const response = await without.request('/api/municipalities')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ error: { code: 'busy' } })
  })
})

const refuse = (): never => {
  throw new Error('no connection')
}

describe('the web', () => {
  test('/ leads to the workspace, which is asked for anew each time', async () => {
    const root = await app.ask('GET', '/')
    expect([root.status, root.headers.get('location')]).toEqual([302, '/arbete'])
    for (const path of ['/arbete', '/arbete/plats/7']) {
      const { status, headers, body } = await app.ask('GET', path)
      expect([status, `${body}`]).toEqual([200, '<title>Tryggkartan</title>'])
      expect(headers.get('content-type')).toMatch(/^text\/html/)
      expect(headers.get('cache-control')).toBe('no-cache')
    }
  })

  test('what has a hash in its name is kept for good', async () => {
    const { headers } = await app.ask('GET', '/assets/main-abc123.js')
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await app.ask('GET', '/favicon.svg')).headers.get('cache-control')).toBe('no-cache')
  })

  test.each([
    '/finns-inte',
    '/assets/none.js',
    '/assets/../../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
  ])('%s is not there', async (path) => {
    expect((await app.ask('GET', path)).status).toBe(404)
  })
})

describe('headers', () => {
  test.each(['/arbete', '/api/municipalities', '/api/docs', '/api/nothing'])(
    '%s loads nothing from elsewhere',
    async (path) => {
      const { headers } = await app.ask('GET', path)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-inline')
      expect(policy).not.toMatch(/https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{20,}$/)
    },
  )

  test('big JSON is compressed for whoever can read that', async () => {
    const asked = { headers: { 'accept-encoding': 'gzip' } }
    const response = await app.app.request('/api/openapi.json', asked)
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('vary')).toMatch(/accept-encoding/i)
  })
})

describe('requests that cannot be', () => {
  test('an unknown path under /api, and a method it does not take', async () => {
    const unknown = await app.ask('GET', '/api/nothing')
    expect([unknown.status, `${unknown.body.error?.code}`]).toEqual([404, 'not-found'])
    const method = await app.ask('PUT', '/api/municipalities/2182', { body: {} })
    expect([method.status, `${method.body.error?.code}`]).toEqual([405, 'method-not-allowed'])
    expect(method.headers.get('allow')).toBe('GET, HEAD, PATCH')
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonx',
  ])('a body of %s', async (type) => {
    const { status, body } = await app.ask('POST', '/api/municipalities', {
      body: '{}',
      headers: { 'content-type': type },
    })
    expect([status, `${body.error?.code}`]).toEqual([415, 'unsupported-media-type'])
  })

  test.each(['{', '{"code":}', '[1,2', '\ufeff\ufeff{}', 'null', '[]', '7'])(
    'the body %j',
    async (body) => {
      const answer = await app.ask('POST', '/api/municipalities', { body })
      expect([answer.status, `${answer.body.error?.code}`]).toEqual([400, 'invalid-request'])
    },
  )

  test('no body at all', async () => {
    expect((await app.ask('POST', '/api/municipalities')).status).toBe(400)
  })

  test('more than a megabyte', async () => {
    const body = JSON.stringify({ code: '2182', name: 'x'.repeat(1_100_000) })
    const { status, body: answer } = await app.ask('POST', '/api/municipalities', { body })
    expect([status, `${answer.error?.code}`]).toEqual([413, 'too-large'])
  })

  test('half a megabyte of quotes that never end, in a moment', async () => {
    const start = performance.now()
    const { status } = await app.ask('POST', '/api/municipalities', { body: '\\"'.repeat(250_000) })
    expect(status).toBe(400)
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  test.each(['cross-site', 'same-site'])('a change that a page %s sends', async (site) => {
    const headers = { 'sec-fetch-site': site }
    const { status, body } = await app.ask('POST', '/api/jobs/x/cancel', { headers })
    expect([status, `${body.error?.code}`]).toEqual([403, 'cross-site'])
    expect((await app.ask('GET', '/api/jobs', { headers })).status).toBe(200)
  })

  test.each(['same-origin', 'none'])('but a change from %s is taken', async (site) => {
    const headers = { 'sec-fetch-site': site }
    expect((await app.ask('POST', '/api/jobs/x/cancel', { headers })).status).toBe(400)
  })

  test.each(['example.com', 'localhost.example.com', '10.0.0.7:8080', '127.0.0.1.nip.io', '[::2]'])(
    'by the name %s, which any site may give this machine',
    async (host) => {
      for (const path of ['/api/municipalities', '/arbete', '/healthz']) {
        const { status, body } = await app.ask('GET', path, { headers: { host } })
        expect([status, `${body.error?.code}`]).toEqual([421, 'misdirected'])
      }
    },
  )

  test.each(['localhost', 'LOCALHOST:8080', '127.0.0.1:1', '127.8.0.1', '[::1]:8080', '[::1]'])(
    'but by its own name %s it answers',
    async (host) => {
      expect((await app.ask('GET', '/api/municipalities', { headers: { host } })).status).toBe(200)
    },
  )
})

describe('the page about the API', () => {
  test('has every part of it here, and no script in the page itself', async () => {
    const { body } = await app.ask('GET', '/api/docs')
    const page = `${body}`
    expect(page).not.toMatch(/<script(?![^>]*src)/)
    const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      (match) => new URL(match[1]!, 'http://localhost/api/docs').pathname,
    )
    expect(parts).toHaveLength(4)
    for (const part of parts) {
      expect(part).toMatch(/^\/api\/docs\//)
      expect((await app.ask('GET', part)).status).toBe(200)
    }
    for (const other of ['package.json', 'constructor', '__proto__'])
      expect((await app.ask('GET', `/api/docs/${other}`)).status).toBe(404)
  })
})

describe('over a real connection', () => {
  test('ten megabytes are refused with an answer, not a broken line', async () => {
    const { origin, close } = await serveOn(app.app.fetch)
    try {
      const response = await fetch(`${origin}/api/municipalities`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `"${'x'.repeat(10_000_000)}"`,
      })
      expect(response.status).toBe(413)
      expect(await response.json()).toMatchObject({ error: { code: 'too-large' } })
      expect((await fetch(`${origin}/healthz`)).status).toBe(200)
    } finally {
      await close()
    }
  })
})
