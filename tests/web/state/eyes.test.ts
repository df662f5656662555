import { beforeEach, expect, test, vi } from 'vitest'
import { somebody } from '../people.ts'

// The workers and the browser are elsewhere: what is asked of them is what this is about.
const geo = vi.hoisted(() => ({ loadIncidents: vi.fn(), summarise: vi.fn() }))
const coverageWorker = vi.hoisted(() => ({ load: vi.fn(), ask: vi.fn() }))
vi.mock('../../../web/worker/geo.ts', () => ({ geo }))
vi.mock('../../../web/worker/coverage.ts', () => ({ coverageWorker }))
vi.stubGlobal('window', { setTimeout, addEventListener: vi.fn() })
vi.stubGlobal('localStorage', { getItem: () => null, setItem: vi.fn(), removeItem: vi.fn() })

const { startCoverage } = await import('../../../web/state/coverage.ts')
const { lookAs } = await import('../../../web/state/eyes.ts')
const { heat, startHeat } = await import('../../../web/state/heat.ts')
const { hotspotsQuery } = await import('../../../web/state/hotspots.ts')
const { here } = await import('../../../web/state/municipality.ts')
const { queryClient } = await import('../../../web/state/queries.ts')
const { select, selection } = await import('../../../web/state/selection.ts')
const { session } = await import('../../../web/state/session.ts')
const { begin, start } = await import('../../../web/state/start.ts')
const { say, toasts } = await import('../../../web/state/toasts.ts')

const town = {
  code: '2182',
  name: 'Söderhamn',
  bbox: [16, 61, 18, 62],
  timeZone: 'Europe/Stockholm',
}
const known = (n: number) => ({ n, sources: [], spanMs: null })
const asked: string[] = []
let viewAs: string | null = null
let answers = true
/** What is on the screen in the moment the eyes change. */
let onScreen: unknown

vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
  asked.push(`${init.method} ${path}`)
  if (!answers) throw new TypeError('no network')
  if (path === '/api/session/view-as') {
    const { known, summary } = heat.getState()
    onScreen = { start: start.getState().state, town: here.getState().municipality, known, summary }
    viewAs = (JSON.parse(String(init.body)) as { role: string | null }).role
    return new Response(null, { status: 204 })
  }
  if (path === '/api/session') return Response.json({ person: { ...somebody(), viewAs }, door: {} })
  const at = '2026-01-01T00:00:00Z'
  return Response.json({ items: [{ ...town, createdAt: at, updatedAt: at }], next: null })
})

startHeat()
startCoverage()

beforeEach(async () => {
  viewAs = null
  answers = true
  here.setState({ municipality: null })
  geo.loadIncidents.mockReset().mockResolvedValue(known(3))
  geo.summarise.mockReset().mockReturnValue(new Promise(() => {}))
  coverageWorker.load.mockReset().mockResolvedValue(undefined)
  await begin()
  await vi.waitFor(() => expect(heat.getState().known?.n).toBe(3))
  asked.length = 0
  geo.loadIncidents.mockClear()
  coverageWorker.load.mockClear()
})

const key = hotspotsQuery('2182').queryKey

test('everything is let go of, then asked for anew, when projector mode begins and when it ends', async () => {
  queryClient.setQueryData(key, [])
  select({ kind: 'incident', id: 'secret' })
  say('Händelsen är sparad.')
  geo.loadIncidents.mockResolvedValue(known(1))
  await lookAs('reader')
  expect(session.getState().person?.viewAs).toBe('reader')
  expect(queryClient.getQueryData(key)).toBeUndefined()
  expect(selection.getState().selected).toBeNull()
  expect(toasts.getState().toasts).toEqual([])
  expect(geo.loadIncidents).toHaveBeenCalledOnce()
  expect(coverageWorker.load).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(heat.getState().known?.n).toBe(1))

  queryClient.setQueryData(key, [])
  await lookAs(null)
  expect(session.getState().person?.viewAs).toBeNull()
  expect(queryClient.getQueryData(key)).toBeUndefined()
  expect(geo.loadIncidents).toHaveBeenCalledTimes(2)
  expect(coverageWorker.load).toHaveBeenCalledTimes(2)
})

test('nothing is on the screen while the eyes change', async () => {
  await lookAs('member')
  expect(onScreen).toEqual({ start: 'asking', town: null, known: null, summary: null })
  expect(start.getState().state).toBe('ready')
  expect(asked[0]).toBe('POST /api/session/view-as')
})

test('incidents that were on their way for the eyes before are dropped', async () => {
  let late = (_: unknown) => {}
  geo.loadIncidents.mockReturnValueOnce(new Promise((resolve) => (late = resolve)))
  here.setState({ municipality: null })
  await begin()
  geo.loadIncidents.mockResolvedValue(known(1))
  await lookAs('reader')
  await vi.waitFor(() => expect(heat.getState().known?.n).toBe(1))
  late(known(99))
  await new Promise((resolve) => setTimeout(resolve))
  expect(heat.getState().known?.n).toBe(1)
})

test('when the server does not answer nothing is shown until it has been asked again', async () => {
  answers = false
  await lookAs('reader')
  expect(start.getState().state).toBe('failed')
  expect(here.getState().municipality).toBeNull()
  answers = true
  await begin()
  expect(start.getState().state).toBe('ready')
  expect(session.getState().person?.viewAs).toBeNull()
})
