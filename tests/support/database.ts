import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { connectServer, type Db, onEmbedded } from '../../db/connect.ts'
import { openEmbedded } from '../../db/embedded.ts'
import { databaseUrl, execute } from './global-setup.ts'

const home = inject('home')
let opened: Promise<Db> | undefined

/** Which home this run is on. */
export const homeKind = home.kind

/** This worker's own migrated database, opened at first use; each test file finds it empty. */
export function testDb(): Promise<Db> {
  opened ??= openCopy()
  return opened
}

/** Leaves nothing of one test file to the next. A database that was never opened is empty. */
export async function emptyDb(): Promise<void> {
  if (!opened) return
  await sql`truncate organisation, unit, municipality, job, audit_head, audit_value, audit_event,
    audit_checkpoint, rate_limit, verification
    cascade`.execute(await opened)
}

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

// Never closed: the worker's end closes it, and the run's teardown takes the databases away.
async function openCopy(): Promise<Db> {
  if (home.kind === 'server') {
    const { db } = await connectServer(urlOf(await newDatabase(home.template)))
    return db
  }
  const pglite = openEmbedded(undefined, readFileSync(home.template))
  await pglite.waitReady
  return onEmbedded(pglite)
}

let made = 0

/** On the server home: a new database, empty or a copy of another. @returns its name */
export async function newDatabase(template = 'template1'): Promise<string> {
  if (home.kind !== 'server') throw new Error('only the server home has several databases')
  const name = `${home.template}_${process.pid}_${++made}`
  await execute(home.url, `create database ${name} template ${template}`)
  return name
}

/** On the server home: the address of a database. */
export const urlOf = (database: string): string => {
  if (home.kind !== 'server') throw new Error('only the server home has addresses')
  return databaseUrl(home.url, database)
}
