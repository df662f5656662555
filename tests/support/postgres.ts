import { execFileSync } from 'node:child_process'
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL of the tests' own, and how to be rid of it. */
export type Scratch = { url: string; stop: () => void }

/**
 * Starts a PostgreSQL in a folder of its own on a free port of this machine, from Debian's packages.
 * It trusts its speed over its safety, and is gone when stopped. As root it runs as `postgres`, since
 * it refuses to run as root.
 *
 * @throws when the programs are not installed
 */
export async function startPostgres(): Promise<Scratch> {
  const bin = binaries()
  const folder = mkdtempSync(join(tmpdir(), 'tryggkartan-postgres-'))
  const asRoot = process.getuid?.() === 0
  if (asRoot) chownSync(folder, idOf('-u'), idOf('-g'))
  const run = (program: string, ...args: string[]) => {
    const command = [join(bin, program), ...args]
    const [first, ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    execFileSync(first!, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  }
  const data = join(folder, 'data')
  const stop = () => {
    try {
      run('pg_ctl', 'stop', '-D', data, '-m', 'immediate')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8')
  const port = await freePort()
  const settings = [
    `-p ${port} -h 127.0.0.1 -k ${folder}`,
    '-c fsync=off -c synchronous_commit=off -c full_page_writes=off',
  ]
  try {
    run('pg_ctl', 'start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', settings.join(' '))
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

function binaries(): string {
  const found = globSync('/usr/lib/postgresql/*/bin/initdb')
    .map((path) => path.replace(/\/initdb$/, ''))
    .sort((a, b) => Number(b.split('/')[4]) - Number(a.split('/')[4]))[0]
  if (!found)
    throw new Error(
      'The tests on the server home need PostgreSQL 15 or later with PostGIS: on Debian, apt install postgresql postgresql-15-postgis-3. Or set TEST_DATABASE_URL to a database server where databases may be made.',
    )
  return found
}

const idOf = (which: '-u' | '-g') =>
  Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(port))
    })
  })
