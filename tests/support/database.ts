import { readFileSync } from 'node:fs'
import { afterAll, inject } from 'vitest'
import { connectServer, type Db, onEmbedded } from '../../db/connect.ts'
import { openEmbedded } from '../../db/embedded.ts'
import { databaseUrl, execute } from './global-setup.ts'

type Opened = { db: Db; close: () => Promise<void> }

const home = inject('home')
let opened: Promise<Opened> | undefined

/** Which home this run is on. */
export const homeKind = home.kind

/** The migrated database of this test file alone, opened at first use. */
export async function testDb(): Promise<Db> {
  opened ??= openCopy()
  return (await opened).db
}

afterAll(async () => {
  await (await opened)?.close()
})

/** Runs `body` in a transaction that is always rolled back. */
export async function inRollback(body: (tx: Db) => Promise<void>): Promise<void> {
  const db = await testDb()
  const done = new Error('rolled back on purpose')
  await db
    .transaction()
    .execute(async (tx) => {
      await body(tx)
      throw done
    })
    .catch((error: unknown) => {
      if (error !== done) throw error
    })
}

async function openCopy(): Promise<Opened> {
  if (home.kind === 'embedded') {
    const pglite = openEmbedded(undefined, readFileSync(home.template))
    await pglite.waitReady
    return { db: onEmbedded(pglite), close: () => pglite.close() }
  }
  const { url } = home
  const name = await newDatabase(home.template)
  const { db, close } = await connectServer(databaseUrl(url, name))
  return {
    db,
    close: async () => {
      await close()
      await execute(url, `drop database ${name} with (force)`)
    },
  }
}

let made = 0

/** On the server home: a new database, empty or a copy of another. @returns its name */
export async function newDatabase(template = 'template1'): Promise<string> {
  if (home.kind !== 'server') throw new Error('only the server home has several databases')
  const name = `test_${process.pid}_${Date.now()}_${++made}`
  await execute(home.url, `create database ${name} template ${template}`)
  return name
}

/** On the server home: the address of a database. */
export const urlOf = (database: string): string => {
  if (home.kind !== 'server') throw new Error('only the server home has addresses')
  return databaseUrl(home.url, database)
}
