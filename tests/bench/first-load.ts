import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { enter } from '../browser/enter.ts'
import { openBrowser, startService } from './service.ts'

// First load of the built workspace: bytes over the wire and time to the first hexagon, beside a bare
// MapLibre page that draws one hexagon and nothing else.

const ROUNDS = 5
const MARK = 'first-hexagon'

const { origin, stop } = await startService()

const library = new URL('../../node_modules/maplibre-gl/dist/', import.meta.url)
const barePage = `<!doctype html><link rel="stylesheet" href="/maplibre-gl.css"><div id="map" style="height:900px"></div>
<script type="module">
import { Map, setWorkerUrl } from '/maplibre-gl.mjs'
setWorkerUrl('/maplibre-gl-worker.mjs')
const ring = [0, 60, 120, 180, 240, 300, 0].map((d) => [Math.cos(d * Math.PI / 180), Math.sin(d * Math.PI / 180)])
const data = { type: 'Polygon', coordinates: [ring] }
const map = new Map({ container: 'map', center: [0, 0], zoom: 6, style: { version: 8,
  sources: { hexagon: { type: 'geojson', data } },
  layers: [{ id: 'hexagon', type: 'fill', source: 'hexagon' }] } })
map.once('idle', () => performance.mark('${MARK}'))
</script>`
const bare = createServer((request, response) => {
  if (request.url === '/') return response.setHeader('content-type', 'text/html').end(barePage)
  const name = request.url!.slice(1)
  if (!existsSync(new URL(name, library))) return response.writeHead(404).end()
  response.setHeader('content-type', name.endsWith('.css') ? 'text/css' : 'text/javascript')
  response.end(readFileSync(new URL(name, library)))
}).listen(0, '127.0.0.1')
await new Promise((resolve) => bare.once('listening', resolve))
const bareOrigin = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`

const browser = await openBrowser()

type Load = { ms: number; bytes: number }

/** Loads a page until it has marked its first hexagon. Bytes are those that crossed the wire. */
async function load(page: Page, url: string): Promise<Load> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(url)
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, MARK)
  const ms = await page.evaluate((mark) => performance.getEntriesByName(mark)[0]!.startTime, MARK)
  await session.detach()
  return { ms, bytes }
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const runs: Record<'cold' | 'again' | 'bare', Load[]> = { cold: [], again: [], bare: [] }
for (let round = 0; round < ROUNDS; round++) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await enter(context.request, origin, 'Åsa')
  const page = await context.newPage()
  runs.cold.push(await load(page, `${origin}/arbete`))
  runs.again.push(await load(page, `${origin}/arbete`))
  const other = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  runs.bare.push(await load(await other.newPage(), bareOrigin))
  await other.close()
  await context.close()
}

console.log(`\nFirst load: the demo town at 1440 × 900, median of ${ROUNDS}`)
const peer = median(runs.bare.map(({ ms }) => ms))
for (const [name, title] of [
  ['bare', 'MapLibre alone, one hexagon (not compressed)'],
  ['cold', 'workspace, empty cache'],
  ['again', 'workspace, second visit'],
] as const) {
  const ms = median(runs[name].map((one) => one.ms))
  const kB = Math.round(median(runs[name].map(({ bytes }) => bytes)) / 1000)
  const ratio = `${(ms / peer).toFixed(2)} ×`
  console.log(`  ${ratio.padStart(12)}  ${title.padEnd(48)} ${Math.round(ms)} ms, ${kB} kB`)
}

await browser.close()
bare.close()
await stop()
