import { type ChildProcess, fork } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DatasetInfo, GdalReady, GdalReply, GdalRequest } from './gdal-messages.ts'
import { ImportError } from './import-error.ts'

export type GdalOptions = {
  /** Stops the child at once; the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Where the session's own folder is made; the system's temporary folder unless given. */
  tempDir?: string | undefined
  /** GDAL configuration options, set before anything is opened. */
  env?: Record<string, string>
  /** Most megabytes the WebAssembly memory may take. */
  memoryMb?: number
  /** How long it may work in all, in milliseconds. */
  limitMs?: number
  /** Told the child's process id, for tests and measurements. */
  onStart?: (pid: number) => void
}

/** A running GDAL. Names are bare file names in `folder`: put inputs there, find outputs there. */
export type Gdal = {
  readonly folder: string
  /** Layers, fields, bands, coordinate systems of a file. @throws {GdalRefusal} when GDAL cannot open it */
  info: (input: string, openOptions?: string[]) => Promise<DatasetInfo>
  /**
   * `ogr2ogr`.
   *
   * @param output name without extension: GDAL's driver adds its own
   * @param options as on ogr2ogr's command line
   * @returns the output's name, and what GDAL printed
   * @throws {GdalRefusal} on any error GDAL printed, unless `partial`: then what could be converted is
   */
  convert: (
    input: string,
    output: string,
    options: string[],
    more?: { openOptions?: string[]; partial?: boolean },
  ) => Promise<{ file: string; messages: string[] }>
  /**
   * `gdalwarp`: a raster laid out anew.
   *
   * @param output name without extension: GDAL's driver adds its own
   * @returns the output's name
   * @throws {GdalRefusal} on any error GDAL printed
   */
  warp: (input: string, output: string, options: string[]) => Promise<{ file: string }>
  /**
   * `gdaltransform`: pairs of numbers from one coordinate system to another, in the same order.
   *
   * @param from to numbers in the EPSG registry; the first of a pair is to the east, whatever the registry says
   * @returns null for pairs that have no place in the other system
   * @throws {GdalRefusal} when PROJ knows no such system
   */
  transform: (
    pairs: readonly (readonly [x: number, y: number])[],
    systems: { from: number; to: number },
  ) => Promise<(readonly [x: number, y: number] | null)[]>
}

/** GDAL said no to one request; the session goes on. */
export class GdalRefusal extends Error {
  override readonly name = 'GdalRefusal'
}

/**
 * Unless stated: enough for a municipality, far from all of a small server. GDAL does not start
 * under about 512 MB of address space, though it really takes some 250 MB.
 */
export const GDAL_MEMORY_MB = 2_048
const JS_HEAP_MB = 512
/** Unless stated: a municipality's map takes some minutes. */
const GDAL_LIMIT_MS = 20 * 60_000
const PAGES_PER_MB = 16

/**
 * Runs `body` with GDAL in a child process of its own.
 *
 * The child may read the program and its own folder, write only that folder, and sees no
 * environment. When `body` is done, fails, or the signal aborts, the child is ended and the folder
 * removed. Progress comes request by request: each answer is a message from the child.
 *
 * @throws {ImportError} reader-died when the child ends by itself, as it does out of memory; reader-slow when it works
 *   longer than it may
 */
export async function withGdal<T>(
  options: GdalOptions,
  body: (gdal: Gdal) => Promise<T>,
): Promise<T> {
  options.signal?.throwIfAborted()
  const parent = options.tempDir ?? tmpdir()
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(join(parent, 'gdal-'))
  try {
    const child = startChild(folder, options)
    try {
      return await talk(child, folder, options, body)
    } finally {
      await end(child)
    }
  } finally {
    // What `body` had begun to write when it was stopped may still come.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function startChild(folder: string, options: GdalOptions): ChildProcess {
  const script = fileURLToPath(new URL('./gdal-child.ts', import.meta.url))
  const gdalHome = dirname(createRequire(import.meta.url).resolve('gdal3.js/node.js'))
  const memoryMb = options.memoryMb ?? GDAL_MEMORY_MB
  const child = fork(script, [folder, JSON.stringify(options.env ?? {})], {
    // gdal3.js looks for its data in the working directory.
    cwd: join(gdalHome, 'dist', 'package'),
    env: {},
    execArgv: [
      '--permission',
      `--allow-fs-read=${dirname(script)}`,
      `--allow-fs-read=${dirname(gdalHome)}`,
      `--allow-fs-read=${folder}`,
      `--allow-fs-write=${folder}`,
      `--max-old-space-size=${JS_HEAP_MB}`,
      `--wasm-max-mem-pages=${memoryMb * PAGES_PER_MB}`,
      '--disable-warning=ExperimentalWarning',
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  if (child.pid !== undefined) options.onStart?.(child.pid)
  return child
}

async function talk<T>(
  child: ChildProcess,
  folder: string,
  options: GdalOptions,
  body: (gdal: Gdal) => Promise<T>,
): Promise<T> {
  const waiting = new Map<number, (reply: GdalReply) => void>()
  const ready = Promise.withResolvers<void>()
  const over = Promise.withResolvers<never>()
  over.promise.catch(() => {})

  let lastWords = ''
  child.stderr?.on('data', (chunk) => {
    lastWords = (lastWords + chunk).slice(-2_000)
  })
  child.on('message', (message: GdalReply | GdalReady) => {
    if ('ready' in message) ready.resolve()
    else waiting.get(message.id)?.(message)
  })
  // Stays on: a message sent as the child ends must not become an unheard error.
  child.on('error', (error) => over.reject(error))
  child.once('exit', (code, signal) => over.reject(died(code, signal, lastWords, options)))
  const abort = () => over.reject(options.signal?.reason)
  options.signal?.addEventListener('abort', abort, { once: true })

  const limitMs = options.limitMs ?? GDAL_LIMIT_MS
  const limit = setTimeout(() => over.reject(tooSlow(limitMs)), limitMs)

  let nextId = 0
  const ask = async (request: DistributiveOmit<GdalRequest, 'id'>) => {
    const id = nextId++
    const answered = Promise.withResolvers<GdalReply>()
    waiting.set(id, answered.resolve)
    await Promise.race([over.promise, ready.promise])
    child.send({ ...request, id })
    const reply = await Promise.race([answered.promise, over.promise])
    waiting.delete(id)
    if (!reply.ok) throw new GdalRefusal(reply.message)
    return reply
  }

  try {
    return await Promise.race([body(asGdal(folder, ask)), over.promise])
  } finally {
    clearTimeout(limit)
    options.signal?.removeEventListener('abort', abort)
  }
}

type DistributiveOmit<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never
type Ask = (
  request: DistributiveOmit<GdalRequest, 'id'>,
) => Promise<{ value: unknown; messages: string[] }>

const asGdal = (folder: string, ask: Ask): Gdal => ({
  folder,
  info: async (input, openOptions = []) => {
    const { value } = await ask({ kind: 'info', input, openOptions })
    // The child answers "info" with what ogrinfo printed, or {}.
    return value as DatasetInfo
  },
  convert: async (input, output, options, { openOptions = [], partial = false } = {}) => {
    const request = { kind: 'convert', input, output, options, openOptions, partial } as const
    const { value, messages } = await ask(request)
    if (typeof value !== 'string') throw new GdalRefusal(messages.join(' ') || 'no output')
    return { file: value, messages }
  },
  warp: async (input, output, options) => {
    const { value, messages } = await ask({ kind: 'warp', input, output, options, openOptions: [] })
    if (typeof value !== 'string') throw new GdalRefusal(messages.join(' ') || 'no output')
    return { file: value }
  },
  transform: async (pairs, { from, to }) => {
    if (pairs.length === 0) return []
    const { value } = await ask({ kind: 'transform', pairs: [...pairs], systems: [from, to] })
    // The child answers pair by pair.
    return value as (readonly [number, number] | null)[]
  },
})

function tooSlow(limitMs: number): ImportError {
  const minutes = Math.max(1, Math.round(limitMs / 60_000))
  return new ImportError('reader-slow', {
    sv: `Filen tog längre tid att läsa än ${minutes} min, som är gränsen: klipp ut ett mindre område eller dela filen och försök igen.`,
    en: `The file took longer to read than ${minutes} min, which is the limit: cut out a smaller area or split the file and try again.`,
  })
}

function died(
  code: number | null,
  signal: NodeJS.Signals | null,
  lastWords: string,
  options: GdalOptions,
): Error {
  if (options.signal?.aborted) return options.signal.reason as Error
  const limit = options.memoryMb ?? GDAL_MEMORY_MB
  const how = signal ?? `exit ${code}`
  const error = new ImportError('reader-died', {
    sv: `Läsaren av kartfiler avbröts (${how}). Oftast är filen för stor för minnesgränsen, ${limit} MB: klipp ut ett mindre område och försök igen.`,
    en: `The reader of map files stopped (${how}). Usually the file is too large for the memory limit, ${limit} MB: cut out a smaller area and try again.`,
  })
  // Without the minified source line that Node prints first.
  error.cause = lastWords
    .split('\n')
    .filter((line) => line.trim() && line.length < 500)
    .join('\n')
  return error
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await exited
}
