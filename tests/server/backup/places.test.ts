import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { lockFolder } from '../../../db/folder-lock.ts'
import { asOnlyRestore } from '../../../db/restore-mark.ts'
import { filePath, openFiles } from '../../../server/files.ts'
import { openHome } from '../../../server/home.ts'
import { homeKind } from '../../support/database.ts'
import { emptyPlace, findRemains, migratedPlace, type Place, visit } from '../../support/places.ts'
import { partsOf, withManifest } from './edited.ts'
import { backUp, newPath, restore, smallPlace } from './support.ts'

// Embedded databases are opened again and again here, each in seconds.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

// Places that nothing is taken from or brought into: each is left as it was.

const content = new TextEncoder().encode('ett protokoll')
const path = newPath()
let town: Place
let sha256: string
beforeAll(async () => {
  town = await smallPlace(content)
  sha256 = (await openFiles(town.dataDir).put(content, 'text/plain')).sha256
  await backUp(town, path)
})

const open = async (place: Place) => (await openHome(place, () => undefined)).close()

async function expectLeft(place: Place, asked: () => Promise<unknown>, about: RegExp) {
  const before = await findRemains(place)
  await expect(asked()).rejects.toThrow(about)
  expect(await findRemains(place)).toEqual(before)
}

describe('a backup', () => {
  test('overwrites nothing', async () => {
    const taken = newPath()
    writeFileSync(taken, 'något annat')
    await expectLeft(town, () => backUp(town, taken), /finns redan/)
    expect(readFileSync(taken, 'utf8')).toBe('något annat')
    expect(readdirSync(dirname(taken))).toEqual(['kopia.tar'])
  })

  test('goes into a folder that is there', async () => {
    const nowhere = join(newPath(), 'kopia.tar')
    await expectLeft(town, () => backUp(town, nowhere), /finns inte eller går inte att skriva i/)
  })

  test('is of something', async () => {
    const place = await emptyPlace()
    const told = newPath()
    await expectLeft(place, () => backUp(place, told), /inget att säkerhetskopiera/)
    expect(readdirSync(dirname(told))).toEqual([])
  })

  test('is made by one process at a time', async () => {
    const told = newPath()
    const unlock = lockFolder(`${told}.unfinished`)
    await expectLeft(town, () => backUp(town, told), /annan process arbetar redan i/)
    unlock()
  })

  test('tells of a file that is damaged, and is not made; of one that is missing, and is', async () => {
    const place = await smallPlace(content)
    const kept = filePath(place.dataDir, sha256)
    writeFileSync(kept, 'ett PROTOKOLL')
    const told = newPath()
    await expectLeft(place, () => backUp(place, told), new RegExp(`${sha256} är skadad`))
    expect(readdirSync(dirname(told))).toEqual([])
    rmSync(kept)
    expect(await backUp(place, told)).toMatchObject({ files: 0, missing: [sha256] })
    await restore(await emptyPlace(), told)
  })
})

describe('a restore', () => {
  test('overwrites no database', async () => {
    const full = homeKind === 'server' ? /Databasen är inte tom/ : /finns redan en databas i/
    await expectLeft(town, () => restore(town, path), full)
    const place = await migratedPlace()
    await expectLeft(place, () => restore(place, path), full)
  })

  test('mixes with no other files', async () => {
    const place = await emptyPlace()
    await openFiles(place.dataDir).put(new TextEncoder().encode('ett annat'), 'text/plain')
    await expectLeft(place, () => restore(place, path), /hör inte till säkerhetskopian/)
  })

  test('takes no other content for its own', async () => {
    const place = await emptyPlace()
    await openFiles(place.dataDir).put(content, 'text/plain')
    writeFileSync(filePath(place.dataDir, sha256), 'ett PROTOKOLL')
    await expectLeft(place, () => restore(place, path), /hör inte till säkerhetskopian/)
  })

  test('is made by one process at a time', async () => {
    const place = await emptyPlace()
    const unlock = lockFolder(join(place.dataDir, 'restoring'))
    await expectLeft(place, () => restore(place, path), /annan process arbetar redan i/)
    unlock()
  })

  test('that was killed leaves nothing once the place is opened; one that goes on is let be', async () => {
    const place = await migratedPlace()
    const staged = join(place.dataDir, 'restoring', 'new')
    mkdirSync(staged, { recursive: true })
    const unlock = lockFolder(dirname(staged))
    await open(place)
    expect(existsSync(staged)).toBe(true)
    unlock()
    await open(place)
    expect(existsSync(dirname(staged))).toBe(false)
  })
})

const failing = async () => {
  throw new Error('gallringen gick inte')
}

if (homeKind === 'embedded')
  describe('a restore into a folder', () => {
    test('that fails before opening leaves nothing', async () => {
      const place = await emptyPlace()
      await expectLeft(place, () => restore(place, path, failing), /gallringen gick inte/)
    })

    test('that a service has is refused', async () => {
      const place = await emptyPlace()
      const unlock = lockFolder(place.dataDir)
      await expectLeft(place, () => restore(place, path), /används redan av en annan process/)
      unlock()
    })
  })
else
  describe('a restore into a database', () => {
    const isMarked = /återställning till databasen pågår eller avbröts/

    /** Neither opened, backed up, nor restored into until somebody has emptied it. */
    async function expectMarked(place: Place): Promise<void> {
      await expect(open(place)).rejects.toThrow(isMarked)
      await expect(backUp(place, newPath())).rejects.toThrow(isMarked)
      await expect(restore(place, path)).rejects.toThrow(/Databasen är inte tom/)
      expect(await findRemains(place)).toContain('restore_pending')
      expect(existsSync(filePath(place.dataDir, sha256))).toBe(false)
    }

    test('that fails before opening leaves it marked', async () => {
      const place = await emptyPlace()
      await expect(restore(place, path, failing)).rejects.toThrow(/gallringen gick inte/)
      await expectMarked(place)
      const { databaseUrl } = await emptyPlace()
      await restore({ ...place, databaseUrl }, path)
    })

    test('of fewer rows than the manifest counts leaves it marked', async () => {
      const other = newPath()
      const changed = withManifest(await partsOf(readFileSync(path)), ({ contents }) => ({
        contents: { ...contents, counts: { ...contents.counts, municipality: 2 } },
      }))
      writeFileSync(other, await changed)
      const place = await emptyPlace()
      await expect(restore(place, other)).rejects.toThrow(/är skadad eller inte hel/)
      await expectMarked(place)
    })

    test('that breaks off half-way changes nothing', async () => {
      const place = await emptyPlace()
      // No table, but in the way of one.
      await visit(place, ({ db }) => sql`create domain street_lamp as text`.execute(db))
      await expectLeft(place, () => restore(place, path), /tog inte emot .*street_lamp/)
    })

    test('with a mark and nothing else is made', async () => {
      const place = await emptyPlace()
      await visit(place, ({ db }) => sql`create table restore_pending (at int)`.execute(db))
      await expect(open(place)).rejects.toThrow(isMarked)
      await restore(place, path)
      await open(place)
    })

    test('with PostGIS and tables of others elsewhere is made', async () => {
      const place = await emptyPlace()
      await visit(place, async ({ db }) => {
        for (const statement of ['extension postgis', 'schema annat', 'table annat.incident ()'])
          await sql`create ${sql.raw(statement)}`.execute(db)
      })
      await restore(place, path)
      await open(place)
    })

    test('is made by one process at a time', async () => {
      const place = await emptyPlace()
      await visit(place, ({ db }) =>
        asOnlyRestore(db, async () => {
          await expect(restore(place, path)).rejects.toThrow(/annan återställning .* pågår/)
        }),
      )
    })
  })
