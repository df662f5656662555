import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'

type Schema = { [keyword: string]: unknown }
type Operation = {
  operationId: string
  tags: string[]
  summary: string
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: { [media: string]: { schema: Schema } } }
  responses: { [status: string]: { description: string; content?: { [media: string]: unknown } } }
}
type Document = {
  openapi: string
  info: { title: string; version: string }
  paths: { [path: string]: { [method: string]: Operation } }
  components: { schemas: { [name: string]: Schema } }
}

let document: Document
let routes: string[]
beforeAll(async () => {
  const { app, ask } = await testApp()
  document = (await ask<Document>('GET', '/api/openapi.json')).body
  routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    // The page that shows the document, and the document itself, are not part of the API.
    .filter((route) => !/ \/api\/(docs|openapi\.json)/.test(route))
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the OpenAPI document', () => {
  test('is 3.1 and names the service', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/)
    expect(document.info).toMatchObject({ title: 'Tryggkartan', version: expect.any(String) })
  })

  test('has every route, and nothing that is not one', () => {
    const told = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`)
    expect(told.sort()).toEqual([...new Set(routes)].sort())
    expect(told.length).toBeGreaterThan(60)
  })

  test('every operation has a name of its own, a heading and a summary', () => {
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { operation } of operations()) {
      expect(operation.tags).toHaveLength(1)
      expect(operation.summary).toMatch(/^[A-Z]/)
    }
  })

  test('every path parameter is told, and required', () => {
    for (const { path, operation } of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const told = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
      expect(told.map(({ name }) => name).sort()).toEqual(named.sort())
      expect(told.every(({ required }) => required)).toBe(true)
    }
  })

  test('every answer has a schema, and every error the common one', () => {
    for (const { operation } of operations()) {
      const statuses = Object.keys(operation.responses)
      expect(statuses.some((status) => /^2/.test(status))).toBe(true)
      for (const [status, { description, content }] of Object.entries(operation.responses)) {
        expect(description).toMatch(/^[A-Z]/)
        if (/^[45]/.test(status))
          expect(content).toEqual({
            'application/json': { schema: { $ref: '#/components/schemas/Error' } },
          })
        else if (status === '200' || status === '201') expect(content).toBeDefined()
      }
    }
  })

  test('what changes a record says what it is based on', () => {
    const changes = operations().filter(
      ({ method, path }) => ['patch', 'delete'].includes(method) || path.endsWith('/carry-out'),
    )
    expect(changes.length).toBeGreaterThan(18)
    for (const { operation } of changes) {
      const names = (operation.parameters ?? []).map(({ name }) => name)
      expect(names).toContain('If-Match')
      expect(Object.keys(operation.responses)).toEqual(
        expect.arrayContaining(['412', '428', '404']),
      )
    }
  })

  test('every reference leads somewhere', () => {
    const text = JSON.stringify(document)
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((m) => m[1]!)
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(named))
    expect(text).not.toContain('"$defs"')
    expect(text).not.toContain('"readOnly"')
  })

  test('instants are text in ISO 8601, both ways', () => {
    const { properties } = document.components.schemas.Incident as { properties: Schema }
    for (const field of ['createdAt', 'from', 'to'])
      expect(properties[field]).toMatchObject({ type: 'string', format: 'date-time' })
    const post = document.paths['/api/m/{municipality}/incidents']!.post!
    const sent = post.requestBody!.content['application/json']!.schema as {
      properties: Schema
      required: string[]
    }
    expect(sent.properties.from).toMatchObject({ type: 'string', format: 'date-time' })
    expect(sent.required).not.toContain('setting')
    expect((document.components.schemas.Incident as Schema).required).toContain('setting')
  })

  test('lists tell of their filters', () => {
    const { get } = document.paths['/api/m/{municipality}/incidents']!
    expect(get!.parameters!.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...['bbox', 'from', 'to', 'categories', 'sources', 'text', 'limit', 'cursor'],
      ]),
    )
  })
})
