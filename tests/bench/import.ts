import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enter } from '../browser/enter.ts'
import { openBrowser, startService } from './service.ts'

// What bringing in a file costs the others: how long the service takes to answer them while 50 MB are read; and how many
// incidents a second come in, beside ogr2ogr writing the same rows to a file of its own.

const folder = mkdtempSync(join(tmpdir(), 'tryggkartan-bench-import-'))
const { origin, stop } = await startService()
const browser = await openBrowser()
const context = await browser.newContext()
await enter(context.request, origin, 'Åsa')

const HEADER = 'id;kategori;från;longitud;latitud;plats;beskrivning'
const categories = ['rån', 'stöld', 'skadegörelse', 'inbrott', 'hot']
const row = (i: number, words: string) => {
  const day = String(1 + (i % 28)).padStart(2, '0')
  const [lon, lat] = [17.05 + (i % 997) / 50_000, 61.3 + (i % 991) / 100_000]
  return `B-${i};${categories[i % 5]};2026-10-${day} 2${i % 4}:15;${lon};${lat};Torget;${words}`
}
const table = (n: number, words: string) =>
  [HEADER, ...Array.from({ length: n }, (_, i) => row(i, words))].join('\n')

type Job = { state: string; error: string | null; result: { added: number } | null }
async function bring(
  name: string,
  text: string,
  trial: boolean,
): Promise<{ job: Job; ms: number }> {
  const began = performance.now()
  const path = `${origin}/api/m/2182/imports?name=${name}&trial=${trial}`
  const sent = await context.request.post(path, {
    data: Buffer.from(text),
    headers: { 'content-type': 'application/octet-stream' },
  })
  const { jobId } = (await sent.json()) as { jobId: string }
  for (;;) {
    const job = (await (
      await context.request.get(`${origin}/api/jobs/${jobId}`, { timeout: 300_000 })
    ).json()) as Job
    if (job.state !== 'running') return { job, ms: performance.now() - began }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** How long /healthz takes, asked twenty times a second until something is over. */
async function askedWhile(over: Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  let isOver = false
  void over.finally(() => {
    isOver = true
  })
  while (!isOver) {
    const began = performance.now()
    await fetch(`${origin}/healthz`)
    took.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return took
}
const told = (title: string, took: readonly number[]) => {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  const times = [0.5, 0.95, 0.99].map((share) => `${at(share).toFixed(1)} ms`)
  console.log(
    `  ${title.padEnd(44)} median ${times[0]}, p95 ${times[1]}, p99 ${times[2]}, ${took.length}`,
  )
}

console.log('\nAnswering others while a file is read')
told('/healthz, nothing else', await askedWhile(new Promise((done) => setTimeout(done, 5_000))))
const large = table(
  330_000,
  'Krossat glas vid entrén, anmält av förbipasserande, ingen skadad i övrigt.',
)
const reading = bring('stor.csv', large, true)
told(
  `/healthz, ${(large.length / 1e6).toFixed(0)} MB of incidents read and tried`,
  await askedWhile(reading),
)
const { job, ms } = await reading
console.log(`  the file: ${job.state}, ${job.result?.added} rows, ${(ms / 1000).toFixed(1)} s`)

const N = 100_000
const text = table(N, '')
const own = await bring('hundra.csv', text, false)
console.log(`\n${N.toLocaleString('en')} incidents`)
const perSecond = (n: number, took: number) => Math.round(n / (took / 1000)).toLocaleString('en')
console.log(`  checked, kept, indexed (embedded): ${perSecond(N, own.ms)} a second`)
if (existsSync('/usr/bin/ogr2ogr')) {
  const from = join(folder, 'hundra.csv')
  writeFileSync(from, text.replaceAll(';', ','))
  const began = performance.now()
  const options = ['-oo', 'X_POSSIBLE_NAMES=longitud', '-oo', 'Y_POSSIBLE_NAMES=latitud']
  const to = ['-f', 'GPKG', join(folder, 'hundra.gpkg'), from, ...options]
  const { status } = spawnSync('/usr/bin/ogr2ogr', to, { stdio: 'inherit' })
  if (status === 0)
    console.log(`  ogr2ogr to a GeoPackage: ${perSecond(N, performance.now() - began)} a second`)
}

await browser.close()
await stop()
rmSync(folder, { recursive: true, force: true })
