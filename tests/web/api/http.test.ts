import { afterEach, expect, test, vi } from 'vitest'
import { ask } from '../../../web/api/http.ts'
import { listAll, withQuery } from '../../../web/api/list.ts'

afterEach(() => vi.unstubAllGlobals())
const answering = (...responses: (Response | Error)[]) => {
  const fetch = vi.fn((_path: string, _init: RequestInit) => {
    const next = responses.shift()
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next!)
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

test('a list is read to its last page', async () => {
  const fetch = answering(
    Response.json({ items: [1, 2], next: 'c' }),
    Response.json({ items: [3], next: null }),
  )
  expect(await listAll('/api/x', { limit: 2 })).toEqual([1, 2, 3])
  expect(fetch.mock.calls.map(([path]) => path)).toEqual([
    '/api/x?limit=2',
    '/api/x?limit=2&cursor=c',
  ])
})

test('what the server refuses comes as its code, fields and current record', async () => {
  const error = { code: 'stale', message: 'no', fields: [{ path: 'area.type', message: 'no' }] }
  const fetch = answering(Response.json({ error, current: { version: 3 } }, { status: 412 }))
  await expect(ask('/api/x', { method: 'PATCH', body: {}, ifMatch: 2 })).rejects.toMatchObject({
    status: 412,
    code: 'stale',
    fields: [{ path: 'area.type' }],
    current: { version: 3 },
  })
  expect(fetch.mock.calls[0]![1].headers).toMatchObject({ 'if-match': '"2"' })
})

test('silence is offline, and an answer that is not JSON is unexpected', async () => {
  answering(new TypeError('failed'), new Response('<html>', { status: 502 }))
  await expect(ask('/api/x')).rejects.toMatchObject({ code: 'offline', status: 0 })
  await expect(ask('/api/x')).rejects.toMatchObject({ code: 'unexpected-answer', status: 502 })
})

test('an aborted question is not called offline', async () => {
  const gone = AbortSignal.abort()
  answering(new DOMException('gone', 'AbortError'))
  await expect(ask('/api/x', { signal: gone })).rejects.toMatchObject({ name: 'AbortError' })
})

test('parameters without a value are left out', () => {
  expect(withQuery('/x', { a: 1, b: undefined, c: '', d: null, e: 'å ä' })).toBe(
    '/x?a=1&e=%C3%A5+%C3%A4',
  )
})
