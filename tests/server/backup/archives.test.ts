import { readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { homeKind } from '../../support/database.ts'
import { emptyPlace, findRemains, type Place } from '../../support/places.ts'
import {
  flipped,
  type Part,
  packed,
  partsOf,
  withDatabase,
  withEntry,
  withManifest,
} from './edited.ts'
import { backUp, newPath, restore, smallPlace } from './support.ts'

// Embedded databases are opened again and again here, each in seconds.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

// Archives that are not taken: each is told in one sentence, and leaves the place as it was.

let whole: Buffer
let parts: Part[]
let empty: Place
beforeAll(async () => {
  const path = newPath()
  await backUp(await smallPlace(), path)
  whole = readFileSync(path)
  parts = await partsOf(whole)
  empty = await emptyPlace()
})

async function expectRefused(bytes: Uint8Array, about: RegExp): Promise<void> {
  const path = newPath()
  writeFileSync(path, bytes)
  const before = await findRemains(empty)
  const refusal = await restore(empty, path).then(
    () => new Error('it was taken'),
    (error: Error) => error,
  )
  expect(refusal.message).toMatch(about)
  expect(refusal.message.split('\n')).toHaveLength(2)
  expect(await findRemains(empty)).toEqual(before)
}

type Case = [what: string, bytes: () => Uint8Array | Promise<Uint8Array>, about: RegExp]

/** The archive with its last part, a file, under another name. */
const renamed = (name: string) => packed([...parts.slice(0, -1), { ...parts.at(-1)!, name }])
const database = () => parts[1]!.bytes

const foreign = /är ingen säkerhetskopia/
test.each<Case>([
  ['an empty file', () => new Uint8Array(), foreign],
  ['a text', () => Buffer.from('{"tryggkartan":"backup"}'.repeat(100)), foreign],
  ['an empty tar', () => new Uint8Array(1024), foreign],
  ['a tar that begins with something else', () => packed(parts.slice(1)), foreign],
  [
    'a tar with the manifest of another program',
    () => withManifest(parts, () => ({ tryggkartan: 'x' })),
    foreign,
  ],
  ['a manifest that is cut', () => whole.subarray(0, 700), foreign],
])('%s is no backup', async (_what, bytes, about) => {
  await expectRefused(await bytes(), about)
})

const damaged = /är skadad eller inte hel/
test.each<Case>([
  ['cut in the database', () => whole.subarray(0, 9_000), damaged],
  ['cut before its last file', () => whole.subarray(0, -2048), damaged],
  ['cut before its end', () => whole.subarray(0, -1024), damaged],
  ['without its last file', () => packed(parts.slice(0, -1)), damaged],
  ['with a bit of the database turned', () => flipped(whole, 9_000), /inte hel \(database\./],
  ['with a bit of a file turned', () => flipped(whole, whole.length - 1530), /inte hel \(files\//],
  ['with a bit of a header turned', () => flipped(whole, whole.length - 2000), damaged],
])('an archive %s is damaged', async (_what, bytes, about) => {
  await expectRefused(await bytes(), about)
})

test.each<Case>([
  [
    'a file that climbs out',
    () => renamed('files/../../evil'),
    /hel \("files\/\.\.\/\.\.\/evil"\)/,
  ],
  ['an absolute path', () => renamed('/tmp/evil'), /hel \("\/tmp\/evil"\)/],
  ['a file too many', () => withEntry(whole, { path: 'evil', type: 'File' }), /hel \("evil"\)/],
  [
    'a symbolic link',
    () => withEntry(whole, { path: 'files', type: 'SymbolicLink', linkpath: '/etc' }),
    /hel \("files"\)/,
  ],
  [
    'a hard link',
    () => withEntry(whole, { path: 'files', type: 'Link', linkpath: '/etc/passwd' }),
    /hel \("files"\)/,
  ],
  [
    'a manifest that climbs out',
    () => withManifest(parts, () => ({ files: [{ sha256: '../../evil', sizeBytes: 0 }] })),
    /hel \(manifest\.json\)/,
  ],
])('an archive with %s is refused before it is unpacked', async (_what, bytes, about) => {
  await expectRefused(await bytes(), about)
})

test.each<Case>([
  ['format', () => withManifest(parts, () => ({ format: 2, files: 'elsewhere' })), /nyare version/],
  [
    'migration',
    () =>
      withManifest(parts, ({ contents }) => ({
        contents: { ...contents, migrations: [...contents.migrations, '2999-01-01-later'] },
      })),
    /nyare version/,
  ],
])('a backup of a newer %s says so', async (_what, bytes, about) => {
  await expectRefused(await bytes(), about)
})

test('a backup of the other home says where it belongs', async () => {
  const [home, name] =
    homeKind === 'server'
      ? (['embedded', 'database.tar.gz'] as const)
      : (['server', 'database.dump'] as const)
  const bytes = await withManifest(parts, (manifest) => ({
    ...{ home, database: { ...manifest.database, name } },
  }))
  const told = (await partsOf(bytes)).map((part, i) => (i === 1 ? { ...part, name } : part))
  const belongs = homeKind === 'server' ? /från den inbyggda databasen/ : /från PostgreSQL/
  await expectRefused(await packed(told), belongs)
})

test('a database that is none is refused', async () => {
  const refused = homeKind === 'server' ? /tog inte emot säkerhetskopian/ : damaged
  await expectRefused(await withDatabase(parts, Buffer.from('ingen databas')), refused)
  const half = database().subarray(0, Math.floor(database().length / 2))
  await expectRefused(await withDatabase(parts, half), refused)
})

if (homeKind === 'embedded')
  describe('a database of files', () => {
    test('that climb out is refused', async () => {
      const climbing = await packed([{ name: '../../evil', bytes: new Uint8Array(3) }])
      await expectRefused(await withDatabase(parts, gzipSync(climbing)), damaged)
    })

    test('that are no database is refused', async () => {
      const other = await packed([{ name: 'hej.txt', bytes: new Uint8Array(3) }])
      await expectRefused(await withDatabase(parts, gzipSync(other)), /går inte att öppna|skadad/)
    })

    test('of fewer rows than the manifest counts is refused', async () => {
      const bytes = await withManifest(parts, ({ contents }) => ({
        contents: { ...contents, counts: { ...contents.counts, municipality: 2 } },
      }))
      await expectRefused(bytes, damaged)
    })

    test('of another PostgreSQL is refused', async () => {
      const bytes = await withManifest(parts, ({ contents }) => ({
        contents: { ...contents, postgres: 17 },
      }))
      await expectRefused(bytes, /inbyggd PostgreSQL 17, och den här versionen har 18/)
    })
  })
else
  test('a backup of another schema is refused', async () => {
    const bytes = await withManifest(parts, ({ contents }) => ({
      contents: { ...contents, schema: 'annat' },
    }))
    await expectRefused(bytes, /databasschemat annat/)
  })

test('what is not there, and a folder, cannot be read', async () => {
  await expect(restore(empty, newPath())).rejects.toThrow(/finns inte eller går inte att läsa/)
  await expect(restore(empty, dirname(newPath()))).rejects.toThrow(/går inte att läsa/)
})
