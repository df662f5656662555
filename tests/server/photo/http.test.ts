import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AppEnv } from '../../../server/context.ts'
import { onError } from '../../../server/errors.ts'
import { withoutMetadata } from '../../../server/photo/without-metadata.ts'

test('what is no photo is answered as a media type that is not taken', async () => {
  const app = new Hono<AppEnv>().onError(onError).post('/', async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return c.body(new Uint8Array(withoutMetadata(bytes, 'image/png')))
  })
  const response = await app.request('/', { method: 'POST', body: 'ingen bild' })
  expect(response.status).toBe(415)
  expect(await response.json()).toEqual({
    error: { code: 'unsupported-media-type', message: 'The file is no PNG image.' },
  })
})
