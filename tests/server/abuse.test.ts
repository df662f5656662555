import { beforeAll, expect, test, vi } from 'vitest'
import { random as seeded } from '../../geodata/demo/random.ts'
import type { Viewer } from '../../server/viewer.ts'
import { testApp } from '../support/app.ts'
import { rightsTown } from '../support/rights-town.ts'

// Hostile input at every route of the OpenAPI document, in every parameter, header and field: never a
// fault of ours, never a page, always our own words.

type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  properties?: { [name: string]: Schema }
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  $ref?: string
  minimum?: number
  minItems?: number
  prefixItems?: Schema[]
}
type Operation = {
  parameters?: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: { 'application/json'?: { schema: Schema } } }
}
type Document = {
  paths: { [path: string]: { [method: string]: Operation } }
  components: { schemas: { [name: string]: Schema } }
}

let app: Awaited<ReturnType<typeof testApp>>
let document: Document
let viewer: Viewer

beforeAll(async () => {
  app = await testApp()
  const { viewers } = await rightsTown(app.db)
  const { member } = viewers
  const roles = ['member', 'camera-owner', 'coordinator', 'administrator'] as const
  viewer = { ...member!, roles: new Map([['2182', roles]]) }
  document = (await app.ask<Document>('GET', '/api/openapi.json')).body
})

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

const texts = [
  `'; drop table incident; --`,
  `' or 1=1) union select null,version() --`,
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '%2e%2e%2f%00',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u200b\ufeffåäö',
  'x'.repeat(100_000),
  '{{7*7}}',
  '\r\nSet-Cookie: x=1',
  '__proto__',
  'constructor',
  'NaN',
  '-0',
  '1e400',
  '9'.repeat(400),
  '0x10',
  '880320-0016',
  'file:///etc/passwd',
  '00000000-0000-0000-0000-000000000000',
  'null',
  '',
]
const values: unknown[] = [
  ...texts,
  ...[null, true, -1, 0, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2, [], {}, [[]]],
  { toString: 'x' },
  { $ne: null },
  Array.from({ length: 5_000 }, () => 'x'),
  JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
  JSON.parse(deep(2_000)),
]
const bodies = [
  deep(20_000),
  `{"a":${deep(9_000)}}`,
  '{"name":"a","name":"b"}',
  '[',
  '"',
  'NaN',
  '{"a":1e999}',
  '\u0000',
  '{"__proto__":null}',
  `"${'\\u0000'.repeat(1_000)}"`,
]

/** Something that fits a schema, more or less. */
function sample(schema: Schema, depth = 0): unknown {
  const { $ref, anyOf, oneOf, type, format } = schema
  if ($ref) return sample(document.components.schemas[$ref.split('/').at(-1)!] ?? {}, depth)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [choice] = anyOf ?? oneOf ?? []
  if (choice) return sample(choice, depth)
  if (format === 'uuid') return '01a20770-751a-7768-8412-f5f281ccac0f'
  if (format === 'date-time') return '2026-11-23T12:00:00Z'
  if (format === 'date') return '2026-11-23'
  if (type === 'number' || type === 'integer') return Math.max(1, schema.minimum ?? 1)
  if (type === 'boolean') return true
  if (type === 'array')
    return depth > 6
      ? []
      : (schema.prefixItems ?? [schema.items ?? {}]).map((s) => sample(s, depth + 1))
  if (type === 'object' || schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, of]) => [name, sample(of, depth + 1)]),
    )
  return 'a'
}

type Shot = { method: string; path: string; init: RequestInit; what: string }

/** Requests at one operation, each with one thing in it that is hostile. */
function* shotsAt(path: string, method: string, { parameters = [], requestBody }: Operation) {
  const random = seeded(1, `${method} ${path}`)
  const some = <T>(all: readonly T[], count: number): T[] =>
    Array.from({ length: count }, () => random.pick(all))
  const fitting = (name: string): string =>
    name === 'municipality' || name === 'code' ? '2182' : '01a20770-751a-7768-8412-f5f281ccac0f'
  const filled = (stated: { [name: string]: string } = {}) =>
    path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(stated[name] ?? fitting(name)))
  const schema = requestBody?.content['application/json']?.schema
  const fits = schema ? sample(schema) : undefined
  const headers = { 'if-match': '"1"', ...(schema && { 'content-type': 'application/json' }) }
  const send = (
    at: string,
    what: string,
    more: { body?: string; headers?: object } = {},
  ): Shot => ({
    ...{ method: method.toUpperCase(), path: at, what },
    init: {
      headers: { ...headers, ...more.headers },
      ...(schema && { body: more.body ?? JSON.stringify(fits) }),
    },
  })
  const safe = texts.filter((text) => text.isWellFormed())
  for (const name of [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))
    for (const text of some(safe, 6)) yield send(filled({ [name]: text }), `${name}=${text}`)
  for (const { name } of parameters.filter((one) => one.in === 'query'))
    for (const text of some(safe, 4))
      yield send(`${filled()}?${name}=${encodeURIComponent(text)}`, `?${name}=${text}`)
  for (const query of ['x=1&x=2', '%', '%ff=%fe', 'limit=1&limit=2', 'cursor=eyJpZCI6MX0'])
    yield send(`${filled()}?${query}`, query)
  for (const odd of ['*', '"-1"', 'W/"1"', '"99999999999999999999"', '1', '""'])
    yield send(filled(), `if-match ${odd}`, { headers: { 'if-match': odd } })
  for (const odd of ['bytes=0-', 'bytes=9-1', 'bytes=-99999999999999', 'x'])
    yield send(filled(), `range ${odd}`, { headers: { range: odd, 'if-none-match': '*' } })
  if (!schema) return
  for (const body of bodies) yield send(filled(), `body ${body.slice(0, 30)}`, { body })
  for (const type of ['text/html', 'application/xml', 'multipart/form-data; boundary=x', ''])
    yield send(filled(), `content-type ${type}`, { headers: { 'content-type': type } })
  const fields = fits !== null && typeof fits === 'object' ? Object.keys(fits) : []
  for (const field of [...fields, 'unknown', '__proto__'])
    for (const value of some(values, 6)) {
      const body = JSON.stringify({ ...(fits as object), [field]: value })
      yield send(filled(), `${field}=${JSON.stringify(value)?.slice(0, 40)}`, { body })
    }
}

const media =
  /^(application\/(json|vnd\.apache\.arrow\.stream|vnd\.pmtiles|octet-stream)|text\/csv)/

test.each([
  ['somebody with many roles', () => viewer],
  ['nobody', () => null],
])(
  'hostile input from %s: never a fault of ours, never a page',
  async (_, who) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const as = who()
    let shots = 0
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(methods))
        for (const { method: verb, path: at, init, what } of shotsAt(path, method, operation)) {
          shots++
          const words = `${verb} ${path} ${what}`.slice(0, 160)
          const headers = { ...init.headers, ...(as && { 'x-test-viewer': app.keyOf(as) }) }
          const response = await app.app.request(at, { ...init, method: verb, headers })
          const type = response.headers.get('content-type') ?? ''
          const text = await response.text()
          expect([words, response.status < 500]).toEqual([words, true])
          expect([words, text === '' || media.test(type)]).toEqual([words, true])
          if (response.status >= 400 && text !== '')
            expect([words, typeof JSON.parse(text).error?.code]).toEqual([words, 'string'])
        }
    expect(shots).toBeGreaterThan(2_000)
    expect(logged.mock.calls).toEqual([])
    vi.restoreAllMocks()
  },
  180_000,
)
