// Runs in a process of its own: GDAL compiled to WebAssembly works synchronously, takes memory and
// may die. The folder it works in is its only argument; everything else comes as messages.

import { constants, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import type { DatasetInfo, GdalReply, GdalRequest } from './gdal-messages.ts'

type Dataset = { pointer: number; info?: DatasetInfo }
type Gdal = {
  open(path: string, openOptions: string[]): Promise<{ datasets: Dataset[] }>
  close(dataset: Dataset): Promise<void>
  ogr2ogr(dataset: Dataset, options: string[], output: string): Promise<{ local: string }>
  gdalwarp(dataset: Dataset, options: string[], output: string): Promise<{ local: string }>
  gdaltransform(pairs: (readonly number[])[], options: string[]): Promise<number[][]>
}
type InitGdal = (config: {
  path: string
  dest: string
  env: Record<string, string>
  logHandler: (text: string) => void
  errorHandler: (text: string) => void
}) => Promise<Gdal>

const folder = process.argv[2]!
const env = JSON.parse(process.argv[3] ?? '{}') as Record<string, string>

// Whoever started this is gone: leave nothing behind.
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(1)
})

// Ctrl-C in a terminal reaches this process too; whoever started it ends it, in good order.
process.on('SIGINT', () => undefined)

let messages: string[] = []
const hear = (text: string) => {
  if (text.trim() && messages.length < 200) messages.push(text.trim())
}

// Emscripten reads the numbers of the file flags through process.binding, which the permission
// model forbids; these are the same numbers.
Object.defineProperty(process, 'binding', { value: () => ({ fs: constants }) })

// The package is CommonJS and reads its data beside itself: the parent makes that folder the
// working directory.
const initGdal = createRequire(import.meta.url)('gdal3.js/node.js') as InitGdal
const gdal = await initGdal({ path: '.', dest: folder, env, logHandler: hear, errorHandler: hear })

process.on('message', async (request: GdalRequest) => {
  messages = []
  const reply: GdalReply = await answer(request).then(
    (value) => ({ id: request.id, ok: true, value, messages }),
    (error: unknown) => {
      // GDAL itself has fallen, most often out of memory, and can answer nothing more.
      if (error instanceof WebAssembly.RuntimeError) process.exit(70)
      return { id: request.id, ok: false, message: wordsOf(error), messages }
    },
  )
  process.send!(reply)
})
process.send!({ ready: true })

async function answer(request: GdalRequest): Promise<unknown> {
  if (request.kind === 'transform') return transform(request.pairs, request.systems)
  const opened = await gdal.open(`/output/${request.input}`, request.openOptions)
  const dataset = opened.datasets[0]
  if (!dataset) throw new Error('not a dataset')
  try {
    if (request.kind === 'info') return dataset.info ?? {}
    return await convert(dataset, request)
  } finally {
    await gdal.close(dataset)
  }
}

// A pair without a place in the other system comes back as infinities.
async function transform(pairs: (readonly [number, number])[], systems: [number, number]) {
  await assertKnown(systems)
  const [from, to] = systems.map((epsg) => `EPSG:${epsg}`)
  const placed = await gdal.gdaltransform(pairs, ['-s_srs', from!, '-t_srs', to!])
  return placed.map(([x, y]) =>
    Number.isFinite(x) && Number.isFinite(y) ? ([x, y] as const) : null,
  )
}

// gdaltransform takes a system that PROJ does not know for one and falls, which ends all of GDAL; ogr2ogr
// says so.
const known = new Set<string>()
const PROBE = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [0, 0] } }
async function assertKnown(systems: [from: number, to: number]): Promise<void> {
  const [from, to] = systems.map((epsg) => `EPSG:${epsg}`)
  if (known.has(systems.join())) return
  writeFileSync(join(folder, 'probe.geojson'), JSON.stringify(PROBE))
  const { datasets } = await gdal.open('/output/probe.geojson', [])
  const dataset = datasets[0]!
  try {
    const options = ['-f', 'GeoJSONSeq', '-s_srs', from!, '-t_srs', to!]
    // Where the probe itself has no place, the systems are known all the same.
    await gdal.ogr2ogr(dataset, options, 'probe').catch(() => undefined)
    const [unknown] = errorsIn(messages).filter((line) => /crs not found|process SRS/i.test(line))
    if (unknown) throw new Error(unknown)
  } finally {
    await gdal.close(dataset)
  }
  known.add(systems.join())
}

// gdal3.js judges by the last error's number: it takes warning 6 for a failure and error 1, which
// is what a truncated file gives, for success. So what GDAL printed decides.
async function convert(dataset: Dataset, request: GdalRequest & { kind: 'convert' | 'warp' }) {
  const { options, output } = request
  const run =
    request.kind === 'warp'
      ? gdal.gdalwarp(dataset, options, output)
      : gdal.ogr2ogr(dataset, options, output)
  const result = await run.catch((error) => {
    if (errorsIn(messages).length > 0) throw error
    return null
  })
  const [firstError] = errorsIn(messages)
  if (firstError && !(request.kind === 'convert' && request.partial)) throw new Error(firstError)
  return result && basename(result.local)
}

function errorsIn(lines: string[]): string[] {
  return lines.filter((line) => line.startsWith('ERROR'))
}

function wordsOf(error: unknown): string {
  const [firstError] = errorsIn(messages)
  if (firstError) return firstError
  const first: unknown = Array.isArray(error) ? error[0] : error
  if (first instanceof Error) return first.message
  const message = (first as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message.trim() : String(first)
}
