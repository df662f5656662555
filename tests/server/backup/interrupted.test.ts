import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { openHome } from '../../../server/home.ts'
import { homeKind } from '../../support/database.ts'
import { allRows, emptyPlace, findRemains, type Place, visit } from '../../support/places.ts'
import { backUp, newPath, restore, smallPlace } from './support.ts'

// Embedded databases are opened again and again here, each in seconds.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

// The commands as a person starts them, and stops them midway.

type Ended = { code: number | null; told: string; said: string }

/** Starts a command. @returns how to send it a signal, and how it ends */
function start(command: 'backup' | 'restore', { dataDir, databaseUrl }: Place, path: string) {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn('node', [`server/cli/${command}.ts`, path], {
    env: { ...env, DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  let said = ''
  child.stdout.on('data', (chunk) => {
    told += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, told, said })),
  )
  /** Sends a signal as soon as `phase` has been said. */
  const stopAt = (phase: RegExp, signal: NodeJS.Signals) => {
    child.stdout.on('data', () => phase.test(told) && child.kill(signal))
    return ended
  }
  return { ended, stopAt, stop: (signal: NodeJS.Signals) => child.kill(signal) }
}

const path = newPath()
let town: Place
beforeAll(async () => {
  // Big enough to be stopped while it is packed.
  town = await smallPlace(new Uint8Array(300_000_000))
  await backUp(town, path)
})

describe('a backup', () => {
  const packing = /Packar databasen/

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s leaves nothing', async (signal) => {
    const place = newPath()
    const { code, said } = await start('backup', town, place).stopAt(packing, signal)
    expect(said).toBe(
      'Säkerhetskopieringen avbröts. Inget har sparats.\nThe backup was stopped. Nothing was saved.\n',
    )
    expect(code).toBe(1)
    expect(readdirSync(dirname(place))).toEqual([])
  })

  test('that is killed leaves no archive, and the next one clears after it', async () => {
    const place = newPath()
    await start('backup', town, place).stopAt(packing, 'SIGKILL')
    expect(readdirSync(dirname(place))).toEqual(['kopia.tar.unfinished'])
    const { code, told } = await start('backup', town, place).ended
    expect(told).toMatch(/Säkerhetskopian är klar: .*kopia\.tar \(.* kB, filer: 1\)/)
    expect(code).toBe(0)
    expect(readdirSync(dirname(place))).toEqual(['kopia.tar'])
  })
})

describe('a restore', () => {
  test.each([/Packar upp/, /Läser in/])('that is stopped at %s leaves nothing', async (phase) => {
    const place = await emptyPlace()
    const { code, told, said } = await start('restore', place, path).stopAt(phase, 'SIGINT')
    // What has come all the way into a PostgreSQL is brought to its end.
    if (homeKind === 'server' && code === 0) return expect(told).toMatch(/Återställt till läget/)
    expect(said).toMatch(/^Återställningen avbröts. Inget har ändrats.\n.*\n$/)
    expect(code).toBe(1)
    expect(await findRemains(place)).toEqual([])
  })

  test('that is killed leaves no database and no files, and the next one clears after it', async () => {
    const place = await emptyPlace()
    await start('restore', place, path).stopAt(/Packar upp/, 'SIGKILL')
    const left = readdirSync(place.dataDir).filter((name) => !name.startsWith('lock.sqlite'))
    expect(left).toEqual(['restoring'])
    const { code, told } = await start('restore', place, path).ended
    expect(told).toMatch(/Återställt till läget 2026-11-23/)
    expect(code).toBe(0)
    expect(existsSync(join(place.dataDir, 'restoring'))).toBe(false)
    const rows = await visit(place, ({ db }) => allRows(db))
    expect(rows).toEqual(await visit(town, ({ db }) => allRows(db)))
  })
})

test.each(['backup', 'restore'] as const)('%s tells how it is used', async (command) => {
  const { code, said } = await start(command, await emptyPlace(), '--hjälp').ended
  const FILE = [`npm run ${command} -- FIL`, `npm run ${command} -- FILE`]
  expect(said).toBe(`Så här: ${FILE[0]}\nUsage: ${FILE[1]}\n`)
  expect(code).toBe(1)
})

if (homeKind === 'server')
  describe('a restore that waits in the middle of its transaction', () => {
    /** Runs `body` while a table that is not there yet is made by another, who decides nothing. */
    const whileHeld = (place: Place, body: () => Promise<void>) =>
      visit(place, async ({ db }) => {
        const done = new Error('rolled back on purpose')
        await db
          .transaction()
          .execute(async (tx) => {
            await sql`create table street_lamp ()`.execute(tx)
            await body()
            throw done
          })
          .catch((error: unknown) => {
            if (error !== done) throw error
          })
      })

    /** Until the program stands in the queue behind the other one. */
    const untilWaiting = (place: Place) =>
      visit(place, async ({ db }) => {
        for (;;) {
          const { rows } = await sql`select 1 from pg_stat_activity
            where datname = current_database() and application_name = 'tryggkartan-restore'
              and wait_event_type = 'Lock'`.execute(db)
          if (rows.length > 0) return
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      })

    test('is stopped, and leaves nothing', async () => {
      const place = await emptyPlace()
      await whileHeld(place, async () => {
        const { ended, stop } = start('restore', place, path)
        await untilWaiting(place)
        stop('SIGINT')
        expect((await ended).said).toMatch(/^Återställningen avbröts/)
      })
      expect(await findRemains(place)).toEqual([])
    })

    test('is killed, and what its program does after it does not open', async () => {
      const place = await emptyPlace()
      const open = () => openHome(place, () => undefined)
      const pending = /återställning till databasen pågår eller avbröts/
      await whileHeld(place, async () => {
        const { ended, stop } = start('restore', place, path)
        await untilWaiting(place)
        stop('SIGKILL')
        await ended
        await expect(open()).rejects.toThrow(pending)
        await expect(restore(place, path)).rejects.toThrow(/annan återställning .* pågår/)
      })
      // Nothing stands in the program's way now: it ends what it began.
      await expect.poll(() => findRemains(place)).toContain('street_lamp')
      await expect(open()).rejects.toThrow(pending)
    })
  })
