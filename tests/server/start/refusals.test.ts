import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { objectionTo } from '../../../db/connect.ts'
import { lockFolder } from '../../../db/folder-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'tryggkartan-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the service as a person would, and waits until it has given up. */
function start(env: { [name: string]: string }): Promise<{ code: number | null; said: string }> {
  const child = spawn('node', ['server/start.mjs'], {
    env: { ...process.env, DATA_DIR: join(folder, 'data'), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, said })))
}

/** One sentence in Swedish and one in English, no stack, and a code that says no. */
function expectOneSentence({ code, said }: { code: number | null; said: string }, about: RegExp) {
  expect(said.trim().split('\n')).toHaveLength(2)
  expect(said).toMatch(about)
  expect(said).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
}

describe('what cannot start says why', () => {
  test('a port in use', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    )
    expectOneSentence(await start({ PORT: `${port}` }), /används redan av ett annat program/)
    other.close()
  })

  test('a database that does not answer', async () => {
    const told = await start({ DATABASE_URL: 'postgres://nobody:hemligt@127.0.0.1:1/none' })
    expectOneSentence(told, /DATABASE_URL svarar inte/)
    expect(told.said).not.toContain('hemligt')
  })

  test('a data folder that cannot be written', async () => {
    const file = join(folder, 'en-fil')
    writeFileSync(file, '')
    const env = { DATA_DIR: join(file, 'data') }
    expectOneSentence(await start(env), /går inte att skriva i/)
    const server = { ...env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    expectOneSentence(await start(server), /går inte att skriva i/)
  })

  test('a data folder that another process has', async () => {
    const taken = join(folder, 'upptagen')
    const unlock = lockFolder(taken)
    expectOneSentence(await start({ DATA_DIR: taken }), /används redan av en annan process/)
    unlock()
  })

  test('a data folder whose lock file is damaged', () => {
    const folderWithDamage = join(folder, 'skadad')
    mkdirSync(folderWithDamage)
    writeFileSync(join(folderWithDamage, 'lock.sqlite'), 'detta är ingen databas'.repeat(200))
    expect(() => lockFolder(folderWithDamage)).toThrow(/går inte att öppna/)
  })

  test('an address that others could reach', async () => {
    expectOneSentence(await start({ HOST: '0.0.0.0' }), /^HOST .* ska vara en adress på den egna/)
  })
})

describe('objectionTo', () => {
  test.each([
    [{ version: 150_018, postgis: '3.3.2' }],
    [{ version: 180_003, postgis: '3.6.2' }],
    [{ version: 160_000, postgis: '4.0.0' }],
  ])('nothing against %o', (server) => {
    expect(objectionTo(server)).toBeUndefined()
  })

  test.each([
    [{ version: 140_010, postgis: '3.4.0' }, /PostgreSQL 14; version 15/],
    [{ version: 150_000, postgis: null }, /saknar PostGIS 3.3/],
    [{ version: 150_000, postgis: '3.2.9' }, /saknar PostGIS 3.3 eller senare \(den har 3.2.9\)/],
  ])('%o is refused', (server, about) => {
    expect(objectionTo(server)?.message).toMatch(about)
  })
})

test('the folder’s lock goes with the process that had it', async () => {
  const shared = join(folder, 'delad')
  const script = `import { lockFolder } from '${join(import.meta.dirname, '../../../db/folder-lock.ts')}'
    lockFolder(${JSON.stringify(shared)}); console.log('tagen'); setInterval(() => {}, 1000)`
  const child = spawn('node', ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(() => lockFolder(shared)).toThrow(/används redan/)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  lockFolder(shared)()
})
