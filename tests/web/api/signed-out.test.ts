import { afterEach, expect, test, vi } from 'vitest'
import { ask, onSignedOut } from '../../../web/api/http.ts'

afterEach(() => vi.unstubAllGlobals())
const refusing = (status: number, code: string) =>
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ error: { code, message: 'no' } }, { status })),
  )

test('that nobody is signed in any more is told, and the request still fails', async () => {
  const told = vi.fn()
  const stop = onSignedOut(told)
  refusing(401, 'unauthenticated')
  await expect(ask('/api/x')).rejects.toMatchObject({ status: 401 })
  expect(told).toHaveBeenCalledOnce()
  stop()
  await expect(ask('/api/x')).rejects.toMatchObject({ status: 401 })
  expect(told).toHaveBeenCalledOnce()
})

test.each([
  [401, 'invalid-email-or-password'],
  [403, 'forbidden'],
  [403, 'projector'],
])('%i %s is not being signed out', async (status, code) => {
  const told = vi.fn()
  const stop = onSignedOut(told)
  refusing(status, code)
  await expect(ask('/api/x')).rejects.toMatchObject({ code })
  expect(told).not.toHaveBeenCalled()
  stop()
})
