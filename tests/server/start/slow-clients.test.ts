import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { type ConnectionLimits, connectionLimits } from '../../../server/limits.ts'
import { serveOn } from '../../support/served.ts'

// Sockets of our own over loopback, against the server that main.ts uses, with shorter times.

const short: ConnectionLimits = {
  ...connectionLimits,
  ...{ connections: 400, headersMs: 700, requestMs: 1_200, keepAliveMs: 1_500, silenceMs: 3_000 },
  ...{ graceMs: 2_000, bytesPerS: 4_000_000, everyMs: 100 },
}

/** For an answer that takes no time, on a machine that others use too. */
const PATIENCE_MS = 3_000
const BIG = 16_000_000
const big = new Uint8Array(BIG)

/** As the app answers: columns are in memory at once, files come piece by piece. */
const answers = async (request: Request): Promise<Response> => {
  const { pathname } = new URL(request.url)
  if (pathname === '/columns') return new Response(big.slice())
  if (pathname === '/file') return new Response(pieces())
  if (request.method === 'POST') return new Response(`${(await request.text()).length}`)
  return new Response('here')
}

const pieces = () => {
  let left = BIG / 64_000
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (left-- > 0) controller.enqueue(big.subarray(0, 64_000))
      else controller.close()
    },
  })
}

type Served = Awaited<ReturnType<typeof serveOn>>
const opened: Socket[] = []
let served: Served
const begin = async (limits: Partial<ConnectionLimits> = {}) => {
  served = await serveOn(answers, { ...short, ...limits })
}
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy()
  await served.close()
})

type Line = { socket: Socket; openedAt: number; closedAt: number | undefined; said: string }

/** A connection that says `first` and then nothing, and does not read unless told to. */
function open(first: string, reads = false): Line {
  const socket = connect({ port: served.port, host: '127.0.0.1' })
  const line: Line = { socket, openedAt: performance.now(), closedAt: undefined, said: '' }
  opened.push(socket)
  socket.write(first)
  socket.on('error', () => undefined)
  socket.on('close', () => {
    line.closedAt = performance.now()
  })
  if (reads)
    socket.on('data', (chunk) => {
      line.said += chunk.toString('latin1')
    })
  return line
}

const many = (count: number, first: string, reads = false) =>
  Array.from({ length: count }, () => open(first, reads))
const isOpen = ({ closedAt }: Line) => closedAt === undefined
const asked = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`

/** Takes a byte of an answer now and then. A socket that is not read from tells nothing of its end. */
function sip(lines: readonly Line[]): () => void {
  const timer = setInterval(() => {
    for (const { socket } of lines) socket.read(1)
  }, 250)
  return () => clearInterval(timer)
}

/** How long somebody who behaves waits for an answer. */
async function answerMs(): Promise<number> {
  const start = performance.now()
  const response = await fetch(`${served.origin}/`, { headers: { connection: 'close' } })
  expect(await response.text()).toBe('here')
  return performance.now() - start
}

const connections = () =>
  new Promise<number>((resolve) => served.server.getConnections((_, count) => resolve(count)))

describe('many who read slowly', () => {
  test.each([
    ['/columns', 8],
    ['/file', 150],
  ])('%s: others are answered, and they are cut off', async (path, count) => {
    await begin()
    const slow = many(count, asked(path))
    const stop = sip(slow)
    await pause(500)
    expect(await connections()).toBeGreaterThan(count / 2)
    expect(await answerMs()).toBeLessThan(PATIENCE_MS)
    // A grace of two seconds, and four more for what is in memory already.
    await expect.poll(connections, { timeout: 12_000 }).toBe(0)
    stop()
    expect(await answerMs()).toBeLessThan(PATIENCE_MS)
  })

  test('what their answers hold in memory is bounded long before', async () => {
    await begin({ waitingBytes: 3 * BIG, graceMs: 60_000, silenceMs: 60_000 })
    many(40, asked('/columns'))
    await expect.poll(connections, { timeout: 8_000 }).toBeLessThanOrEqual(4)
    await pause(500)
    expect(await connections()).toBeGreaterThanOrEqual(2)
  })

  test('who reads as fast as is asked gets all of it', async () => {
    await begin()
    for (const path of ['/columns', '/file']) {
      const response = await fetch(served.origin + path)
      const reader = response.body!.getReader()
      let [read, rest] = [0, 1_000_000]
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        read += value.byteLength
        // A little slower than one could, and longer than the grace.
        if (read >= rest) await pause(150)
        if (read >= rest) rest += 1_000_000
      }
      expect(read).toBe(BIG)
    }
  })
})

describe('many who send slowly', () => {
  test('headers that never end', async () => {
    await begin()
    const slow = many(200, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n', true)
    const drip = setInterval(() => {
      for (const { socket } of slow.filter(isOpen)) socket.write('X-B: c\r\n')
    }, 200)
    expect(await answerMs()).toBeLessThan(PATIENCE_MS)
    await expect.poll(() => slow.filter(isOpen).length, { timeout: 5_000 }).toBe(0)
    clearInterval(drip)
    expect(slow.every(({ said }) => said === '' || said.startsWith('HTTP/1.1 408'))).toBe(true)
  })

  test('a body that never ends', async () => {
    await begin()
    const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n'
    const slow = many(200, head, true)
    const drip = setInterval(() => {
      for (const { socket } of slow.filter(isOpen)) socket.write('x')
    }, 200)
    expect(await answerMs()).toBeLessThan(PATIENCE_MS)
    await expect.poll(() => slow.filter(isOpen).length, { timeout: 6_000 }).toBe(0)
    clearInterval(drip)
  })

  test('nothing at all', async () => {
    await begin()
    const slow = many(200, '', true)
    expect(await answerMs()).toBeLessThan(PATIENCE_MS)
    await expect.poll(() => slow.filter(isOpen).length, { timeout: 6_000 }).toBe(0)
  })
})

describe('more connections than there may be', () => {
  const patient = { headersMs: 60_000, requestMs: 60_000, keepAliveMs: 60_000, graceMs: 60_000 }

  test('those who wait longest make room, be it those who send or those who read', async () => {
    await begin({ ...patient, connections: 100, waitingBytes: 1_000 * BIG })
    const readers = many(50, asked('/file'))
    await pause(300)
    const senders = many(50, 'GET / HTTP/1.1\r\n', true)
    await pause(300)
    expect(await connections()).toBe(100)
    for (let i = 0; i < 10; i++) expect(await answerMs()).toBeLessThan(PATIENCE_MS)
    expect(senders.every(isOpen)).toBe(true)

    const more = many(150, asked('/file'))
    await pause(500)
    expect(await connections()).toBeLessThanOrEqual(100)
    expect(await answerMs()).toBeLessThan(PATIENCE_MS)
    for (const { socket } of [...readers, ...more]) socket.resume()
    await expect.poll(() => readers.filter(isOpen).length, { timeout: 5_000 }).toBe(0)
    expect(senders.some(isOpen)).toBe(false)
  })
})

describe('requests that are none', () => {
  test.each([
    [
      'headers of 20 kB',
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['an impossible host', 'GET / HTTP/1.1\r\nHost: a b"<\r\n\r\n', 400],
    ['an address that is none', 'GET http://[::1 HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: l\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      400,
    ],
    [
      'a length and pieces',
      'POST / HTTP/1.1\r\nHost: l\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx',
      400,
    ],
  ])('%s', async (_, text, status) => {
    await begin()
    const line = open(text, true)
    await expect.poll(() => line.said, { timeout: 5_000 }).toMatch(/\r\n\r\n/)
    expect(line.said).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(line.said).not.toMatch(/at .*:\d+:\d+|node_modules|<html/i)
  })
})
