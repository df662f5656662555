import { expect, test } from 'vitest'
import { basePathOf, below, within } from '../../../web/api/base.ts'

test.each([
  ['http://localhost:8080/assets/workspace-a1.js', '/'],
  ['https://host.example/karta/assets/geo-worker-b2.js', '/karta/'],
  ['https://host.example/a/b/assets/x.js', '/a/b/'],
])('a script at %s belongs to a service under %s', (script, base) => {
  expect(basePathOf(script)).toBe(base)
})

test('in development everything is at the root, and back again', () => {
  expect(below('/api/session')).toBe('/api/session')
  expect(within('/arbete')).toBe('/arbete')
})
