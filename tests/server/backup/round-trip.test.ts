import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Migrator } from 'kysely/migration'
import { list } from 'tar'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { migrations } from '../../../db/migrations/index.ts'
import { plans } from '../../../db/plans.ts'
import { setRule } from '../../../db/retention.ts'
import { ALL } from '../../../db/sight.ts'
import { insertJob } from '../../../db/work.ts'
import { insertRecord } from '../../../db/write-records.ts'
import type { BeforeOpening } from '../../../server/backup/restore-steps.ts'
import { DEMO_MUNICIPALITY, makeDemo } from '../../../server/demo.ts'
import { filePath, openFiles } from '../../../server/files.ts'
import { openHome } from '../../../server/home.ts'
import { thinAll } from '../../../server/jobs/night.ts'
import { homeKind, newDatabase, testDb, urlOf } from '../../support/database.ts'
import { actor, newPlacement, newTown, now, sign } from '../../support/factories.ts'
import { execute } from '../../support/global-setup.ts'
import { newViewer } from '../../support/people.ts'
import {
  allDefinitions,
  allRows,
  emptyPlace,
  migratedPlace,
  type Place,
  visit,
} from '../../support/places.ts'
import { backUp, newPath, restore, smallPlace } from './support.ts'

// Embedded databases are opened again and again here, each in seconds.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const everything = ({ dataDir, databaseUrl }: Place) =>
  visit({ dataDir, databaseUrl }, async ({ db }) => ({
    rows: await allRows(db),
    definitions: await allDefinitions(db),
  }))

/** What a restore does before anybody may open what has come. */
const thinnedAt =
  (now: Date): BeforeOpening =>
  ({ db }, dataDir) =>
    thinAll(db, { now, sign, files: openFiles(dataDir) })

/** Every file below the data folder's `files`, by path, with the digest of its bytes. */
const filesIn = ({ dataDir }: Place) =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const digest = createHash('sha256').update(readFileSync(join(parentPath, name)))
      return [join(parentPath, name).slice(dataDir.length), digest.digest('hex')]
    })
    .sort()

describe('a town that is backed up', () => {
  const path = newPath()
  let town: Place
  let before: Awaited<ReturnType<typeof everything>>

  beforeAll(async () => {
    town = await migratedPlace()
    const files = openFiles(town.dataDir)
    await visit(town, async ({ db }) => {
      await makeDemo({ db, files, now }, () => undefined)
      const scope = { municipality: DEMO_MUNICIPALITY, seen: ALL, actor, now }
      const { id: ownerUnitId } = await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()
      const placements = [newPlacement('0192f0c1-2f3a-7000-8000-000000000001')]
      const plan = { ownerUnitId, classification: 'own', name: 'Våren', notes: 'å\t"\\\n' } as const
      await insertRecord(db, plans, scope, { ...plan, placements })
      const rule = { months: 24, decision: 'KS 1', decidedOn: '2026-11-01' }
      for (const subject of ['incident-text', 'closed-people'] as const)
        await setRule(
          db,
          { municipality: DEMO_MUNICIPALITY, subject, keeper: 'municipality' },
          { version: 0, rule },
          { actor, now },
        )
      await newViewer(db, { unitId: ownerUnitId, name: 'Utan Roll' })
      await insertJob(db, {
        ...{ kind: 'prov', municipality: DEMO_MUNICIPALITY, input: { a: [1] }, now },
        ...{ ownerUnitId, createdBy: null },
      })
    })
    await files.put(new Uint8Array(), 'text/plain')
    await files.put(new Uint8Array(3_000_001).fill(7), 'text/plain')
    writeFileSync(join(town.dataDir, 'secret'), 'nyckeln som hålls för sig')
    before = await everything(town)
    await backUp(town, path)
  })

  test('is left as it was', async () => {
    expect(await everything(town)).toEqual(before)
  })

  test('comes back row by row, table by table, and file by file', async () => {
    const place = await emptyPlace()
    await restore(place, path)
    const { rows, definitions } = await everything(place)
    expect(Object.keys(rows)).toEqual(Object.keys(before.rows))
    for (const [table, told] of Object.entries(before.rows))
      expect(rows[table], table).toEqual(told)
    expect(definitions).toEqual(before.definitions)
    expect(filesIn(place)).toEqual(filesIn(town))
    // Said of something: the tables that a town fills are filled, and there are files of all sizes.
    const filled = ['incident', 'obstacle', 'sensitive_place', 'deployment', 'plan', 'job']
    for (const table of [...filled, 'audit_value']) expect(rows[table], table).not.toEqual([])
    expect(filesIn(place)).toHaveLength(3)
    expect(readdirSync(place.dataDir)).not.toContain('restoring')
  })

  test('opens and works on', async () => {
    const place = await emptyPlace()
    await restore(place, path)
    const home = await openHome(place, () => undefined)
    const { code } = await newTown(home.db, { code: '2183' })
    expect(code).toBe('2183')
    await home.close()
  })

  test('is seen, rows and files, before it opens, and what is taken away then stays away', async () => {
    const place = await emptyPlace()
    const content = new Uint8Array(3_000_001).fill(7)
    const { sha256 } = await openFiles(town.dataDir).put(content, 'text/plain')
    await restore(place, path, async ({ db, kind }, dataDir) => {
      expect(kind).toBe(homeKind)
      expect(await migrate(db)).toEqual([])
      expect(await openFiles(dataDir).open(sha256)).toMatchObject({ size: content.length })
      unlinkSync(filePath(dataDir, sha256))
      await db.deleteFrom('auditValue').execute()
    })
    const { rows } = await everything(place)
    expect(rows).toEqual({ ...before.rows, audit_value: [] })
    expect(filesIn(place)).toHaveLength(2)
  })

  test('is thinned again, by the decisions in it, before it opens', async () => {
    const place = await emptyPlace()
    const later = new Date('2029-01-01T00:00:00Z')
    const texts = (kept: Place) =>
      visit(kept, async ({ db }) => {
        const words = db.selectFrom('incident').where('placeName', '!=', '').select('id')
        const people = db.selectFrom('person').where('name', '=', 'Utan Roll').select('id')
        return [(await words.execute()).length, (await people.execute()).length]
      })
    const [words, people] = await texts(town)
    expect(words).toBeGreaterThan(100)
    expect(people).toBe(1)
    await restore(place, path, thinnedAt(later))
    expect(await texts(place)).toEqual([0, 0])
  })

  test('comes into a folder that has some of its files already', async () => {
    const place = await emptyPlace()
    await openFiles(place.dataDir).put(new Uint8Array(3_000_001).fill(7), 'text/plain')
    await restore(place, path)
    expect(filesIn(place)).toEqual(filesIn(town))
  })

  test('lies in one archive for its user alone, which any tar reads, without the key', async () => {
    const names: string[] = []
    await list({ file: path, strict: true, onReadEntry: ({ path: name }) => names.push(name) })
    const [manifest, database, ...files] = names
    expect([manifest, database]).toEqual(['manifest.json', expect.stringMatching(/^database\./)])
    expect(files).toHaveLength(3)
    expect(files.every((name) => /^files\/[0-9a-f]{64}$/.test(name))).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path).includes('nyckeln som hålls för sig')).toBe(false)
    expect(readdirSync(dirname(path))).toEqual(['kopia.tar'])
  })
})

test('the bytes of a file that was deleted do not come back', async () => {
  const place = await smallPlace()
  await visit(place, async ({ db }) => {
    await db.updateTable('file').set({ deletedAt: now }).execute()
  })
  const path = newPath()
  await backUp(place, path)
  const restored = await emptyPlace()
  await restore(restored, path, thinnedAt(new Date('2099-01-01T00:00:00Z')))
  expect([filesIn(place).length, existsSync(join(restored.dataDir, 'files'))]).toEqual([1, false])
})

test('a backup of an older version is brought up to date', async () => {
  const old = await emptyPlace()
  const names = Object.keys(migrations)
  await visit(old, async ({ db }) => {
    const known = Object.fromEntries(Object.entries(migrations).slice(0, -1))
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known } })
    expect((await migrator.migrateToLatest()).error).toBeUndefined()
  })
  const path = newPath()
  await backUp(old, path)
  const place = await emptyPlace()
  const { contents } = await restore(place, path)
  expect(contents.migrations).toEqual(names.slice(0, -1))
  const { rows, definitions } = await everything(place)
  expect(rows.kysely_migration).toHaveLength(names.length)
  expect(definitions).toEqual(await allDefinitions(await testDb()))
})

if (homeKind === 'server') {
  test('the owner of a database, with no rights over the server, backs it up and restores it', async () => {
    const [from, to] = [await newDatabase(), await newDatabase()]
    const role = `${from}_owner`
    const asOwner = async (name: string): Promise<Place> => {
      const url = new URL(urlOf(name))
      url.username = role
      url.password = encodeURIComponent('hem%ligt')
      return { ...(await emptyPlace()), databaseUrl: url.href }
    }
    const address = urlOf('postgres')
    await execute(address, `create role ${role} login password 'hem%ligt'`)
    try {
      for (const name of [from, to]) {
        await execute(address, `alter database ${name} owner to ${role}`)
        await execute(urlOf(name), 'create extension postgis')
      }
      const path = newPath()
      const [town, place] = [await asOwner(from), await asOwner(to)]
      await visit(town, async ({ db }) => {
        await migrate(db)
        await newTown(db)
      })
      await backUp(town, path)
      await restore(place, path)
      expect(await everything(place)).toEqual(await everything(town))
    } finally {
      for (const name of [from, to]) await execute(address, `drop database ${name} with (force)`)
      await execute(address, `drop role ${role}`)
    }
  })

  test('a backup is taken while the database is written to, as of one moment', async () => {
    const place = await migratedPlace()
    await visit(place, async ({ db }) => {
      let writing = true
      const writer = (async () => {
        for (let code = 1000; writing && code < 9999; code++) await newTown(db, { code: `${code}` })
      })()
      const path = newPath()
      await backUp(place, path)
      writing = false
      await writer
      // That the counts agree with the rows is proved by the restore itself.
      const { contents } = await restore(await emptyPlace(), path)
      const { length } = await db.selectFrom('municipality').select('code').execute()
      expect(contents.counts.municipality).toBeLessThan(length)
    })
  })
} else
  test('a backup is refused while another process has the folder', async () => {
    const place = await migratedPlace()
    const path = newPath()
    await visit(place, async () => {
      await expect(backUp(place, path)).rejects.toThrow(/används redan av en annan process/)
    })
    expect(readdirSync(dirname(path))).toEqual([])
  })
