import { fileURLToPath } from 'node:url'

// What goes wrong may hold anything: a database error tells the row it was about, a parser the text it
// stumbled on, an address its password. So nothing of an error is written but what is named here, and
// never its message.

const root = fileURLToPath(new URL('..', import.meta.url))

/** What was being done: the request, by the pattern of its route without what it was filled with, or a job. */
export type Doing = { requestId?: string; method?: string; route?: string; doing?: string }

/** Writes an error to the log: one line of JSON, with nothing in it from a record, a request or a setting. */
export function logError(error: unknown, doing: Doing = {}): void {
  console.error(JSON.stringify({ level: 'error', ...doing, ...safeOf(error) }))
}

type Told = { [key: string]: unknown }

/** Names and codes of an error and of what caused it, and where in our own files it came by. */
function safeOf(error: unknown, depth = 0): Told {
  if (typeof error !== 'object' || error === null) return { name: typeof error }
  const { name, code, cause, stack, message, ...more } = error as Error & Told
  const { constraint = more.constraint_name, table_name: table, syscall } = more
  const told = {
    ...{ name: word(name) ?? 'Error', code: codeOf(code), syscall: word(syscall) },
    ...{ constraint: word(constraint), table: word(table) },
    frames: framesOf(stack, message),
  }
  return cause === undefined || depth > 2 ? told : { ...told, cause: safeOf(cause, depth + 1) }
}

/** A name that somebody wrote in a program: short, and one word. */
const word = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z]\w{0,62}$/.test(value) ? value : undefined

/** "23505", "ECONNREFUSED" or "image-broken"; what else is called a code may be a password. */
const codeOf = (value: unknown): string | undefined =>
  typeof value === 'string' &&
  /^([A-Z][A-Z0-9_]{1,50}|[0-9A-Z]{5}|[a-z]+(-[a-z]+){0,5})$/.test(value)
    ? value
    : undefined

/** "server/routes/jobs.ts:50:12", the innermost first; other people's files are left out. */
function framesOf(stack: unknown, message: unknown): string[] {
  // A message of several lines could look like frames.
  const frames = String(stack ?? '').replace(String(message ?? ''), '')
  return frames.split('\n').flatMap((line) => {
    const [, path] = /^ {4}at .*?((?:file:\/\/)?\/[^()]*:\d+:\d+)\)?$/.exec(line) ?? []
    const place = path?.replace('file://', '')
    if (!place?.startsWith(root)) return []
    const ours = place.slice(root.length)
    return /^(server|db|geodata|tests)\/[\w./-]+:\d+:\d+$/.test(ours) ? [ours] : []
  })
}
