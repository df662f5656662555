import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionLimits } from './limits.ts'

// Node sees to slow senders itself (headersTimeout, requestTimeout) and to whoever takes nothing at all
// (timeout). Not to somebody who takes a little at a time, for ever, nor to many of them.

/** A connection, and what goes on in it. */
type Line = {
  /** Answers that are not over. */
  answers: Set<ServerResponse>
  /** When it last became busy or idle, and how much had been sent by then. */
  sinceMs: number
  sentBefore: number
  /** Since when something is being sent. */
  sendingSinceMs: number | undefined
}

type Limits = Pick<
  ConnectionLimits,
  'connections' | 'graceMs' | 'bytesPerS' | 'waitingBytes' | 'everyMs'
>

/**
 * Cuts off whoever reads an answer slower than `bytesPerS`, and those who have read for longest while
 * the answers that wait for readers are more than `waitingBytes`. A connection over the limit takes the
 * place of the one that has been idle, or an answer been read from, for longest: so those who hold on to
 * theirs never keep others out.
 *
 * @param server one that does not listen yet
 */
export function cutOffSlow(server: Server, limits: Limits): void {
  const lines = new Map<Socket, Line>()
  const now = () => performance.now()

  server.on('connection', (socket: Socket) => {
    if (lines.size >= limits.connections) {
      const place = longest(lines, (line) => line.answers.size === 0 || waitingIn(line) > 0)
      cutOff(place ?? socket)
      if (!place) return
      lines.delete(place)
    }
    const fresh = { sinceMs: now(), sentBefore: 0, sendingSinceMs: undefined }
    lines.set(socket, { answers: new Set(), ...fresh })
    socket.once('close', () => lines.delete(socket))
  })

  server.on('request', ({ socket }, answer) => {
    const line = lines.get(socket)
    if (!line) return
    const turn = () => {
      if (line.answers.size > 0) return
      line.sinceMs = now()
      line.sentBefore = socket.bytesWritten
      line.sendingSinceMs = undefined
    }
    turn()
    line.answers.add(answer)
    answer.once('close', () => {
      line.answers.delete(answer)
      turn()
    })
  })

  const timer = setInterval(() => {
    for (const [socket, line] of lines) {
      if ([...line.answers].some(({ headersSent }) => headersSent)) line.sendingSinceMs ??= now()
      if (isOverdue(socket, line, limits, now())) cutOff(socket)
    }
    let waiting = [...lines.values()].reduce((sum, line) => sum + waitingIn(line), 0)
    while (waiting > limits.waitingBytes) {
      const socket = longest(lines, (line) => waitingIn(line) > 0)
      if (!socket) break
      waiting -= waitingIn(lines.get(socket)!)
      lines.delete(socket)
      cutOff(socket)
    }
  }, limits.everyMs)
  timer.unref()
  server.once('close', () => clearInterval(timer))
}

/** Bytes of a line's answers that the other end has not taken. */
const waitingIn = ({ answers }: Line): number => {
  let bytes = 0
  for (const answer of answers) bytes += answer.writableLength
  return bytes
}

// What waits in memory counts as sent here, so an answer handed over at once is given the time its size
// takes; `waitingBytes` bounds what such answers hold together.
function isOverdue(socket: Socket, line: Line, limits: Limits, nowMs: number): boolean {
  const { sendingSinceMs, sentBefore } = line
  if (sendingSinceMs === undefined || waitingIn(line) === 0) return false
  const sent = socket.bytesWritten - sentBefore
  return nowMs - sendingSinceMs > limits.graceMs + (1_000 * sent) / limits.bytesPerS
}

/** Of the lines that meet `which`, the one that has been as it is for longest. */
function longest(
  lines: ReadonlyMap<Socket, Line>,
  which: (line: Line) => boolean,
): Socket | undefined {
  let found: { socket: Socket; sinceMs: number } | undefined
  for (const [socket, line] of lines)
    if (which(line) && line.sinceMs < (found?.sinceMs ?? Number.POSITIVE_INFINITY))
      found = { socket, sinceMs: line.sinceMs }
  return found?.socket
}

// A reset lets go of what the system still holds for the other end; an ordinary close would keep it.
const cutOff = (socket: Socket): void => {
  socket.resetAndDestroy()
}
