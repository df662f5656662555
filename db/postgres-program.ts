import { execFile, spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { promisify } from 'node:util'
import { HomeError } from './errors.ts'

/** A PostgreSQL client program that is here. */
export type Program = { path: string; major: number }

/** Where client programs may be: on Debian each version's own, then what PATH finds. */
const placesOf = (name: string): string[] => [
  ...globSync(`/usr/lib/postgresql/*/bin/${name}`),
  name,
]

/**
 * The oldest `name` that is no older than `atLeast`: an older one refuses the server, and one that is
 * much newer writes what the server does not understand.
 *
 * @param atLeast a major version
 * @throws {HomeError} when there is none
 */
export async function findProgram(
  name: 'pg_dump' | 'pg_restore',
  atLeast: number,
  places: readonly string[] = placesOf(name),
): Promise<Program> {
  const found = (await Promise.all(places.map(versionOf))).flatMap((program) => program ?? [])
  const fit = found.filter(({ major }) => major >= atLeast).sort((a, b) => a.major - b.major)[0]
  if (fit) return fit
  const get = `PostgreSQL ${atLeast}`
  const newest = Math.max(...found.map(({ major }) => major))
  if (found.length > 0)
    throw new HomeError(
      `Programmet ${name} är version ${newest} och för gammalt. Installera klientprogrammen för ${get} eller senare.`,
      `The program ${name} is version ${newest}, which is too old. Install the client programs of ${get} or later.`,
    )
  throw new HomeError(
    `Programmet ${name} saknas. Installera klientprogrammen för ${get} eller senare (på Debian: apt install postgresql-client).`,
    `The program ${name} is missing. Install the client programs of ${get} or later (on Debian: apt install postgresql-client).`,
  )
}

async function versionOf(path: string): Promise<Program | undefined> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'])
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1])
    return Number.isNaN(major) ? undefined : { path, major }
  } catch {
    return undefined
  }
}

// Where they would lead elsewhere than the address does, they are left out.
const misleading = ['PGHOSTADDR', 'PGSERVICE', 'PGSERVICEFILE']

/** The address for PostgreSQL's own programs, as environment: a password shows on no command line. */
export function environmentOf(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const sslMode = searchParams.get('sslmode') ?? searchParams.get('ssl')
  const told: { [name: string]: string | null } = {
    PGHOST: decodeURIComponent(hostname),
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: pathname.slice(1),
    PGSSLMODE: sslMode && (sslModes[sslMode] ?? sslMode),
    PGOPTIONS: searchParams.get('options'),
  }
  const environment: NodeJS.ProcessEnv = { PGCONNECT_TIMEOUT: '10', ...process.env }
  for (const name of misleading) delete environment[name]
  for (const [name, value] of Object.entries(told)) if (value) environment[name] = value
  return environment
}

// What the driver calls otherwise.
const sslModes: { [ssl: string]: string } = { false: 'disable', true: 'verify-full' }

/**
 * Runs a program to its end.
 *
 * @param options.output an open file for what it writes; unless given that is returned
 * @throws {ProgramError} when it says no
 */
export async function run(
  { path }: Program,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; signal: AbortSignal; output?: number },
): Promise<string> {
  const { env, signal, output } = options
  signal.throwIfAborted()
  // In a group of its own: a Ctrl-C comes to us, and we end it. What it says is looked through below.
  const child = spawn(path, args, {
    env: { ...env, LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', output ?? 'pipe', 'pipe'],
  })
  const stop = () => child.kill()
  signal.addEventListener('abort', stop)
  let written = ''
  let objections = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    written += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    objections = (objections + text).slice(0, 10_000)
  })
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('close', resolve)
      child.once('error', reject)
    })
    signal.throwIfAborted()
    if (code !== 0) throw new ProgramError(firstError(objections))
    return written
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** What a program said when it gave up. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError'
}

/** The first line that is an error, without the program's name before it. */
function firstError(objections: string): string {
  const lines = objections.trim().split('\n')
  const line = lines.find((text) => /error/i.test(text)) ?? lines[0] ?? ''
  return line.replace(/^pg_\w+: (error: )?/, '').trim()
}
