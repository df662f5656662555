import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { connectServer, onEmbedded } from '../../db/connect.ts'
import { openEmbedded } from '../../db/embedded.ts'
import { migrate } from '../../db/migrate.ts'
import { startPostgres } from './postgres.ts'

/** What every test file is told of the home it runs on. */
export type TestHome =
  | { kind: 'embedded'; template: string }
  | { kind: 'server'; url: string; template: string }

declare module 'vitest' {
  interface ProvidedContext {
    home: TestHome
    /** A folder for whatever tests write; gone after the run. */
    folder: string
  }
}

/** Once a run: a migrated database that each worker gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tryggkartan-tests-'))
  const { home, remove } = await (project.name === 'embedded' ? embedded(folder) : server())
  project.provide('home', home)
  project.provide('folder', folder)
  return async () => {
    await remove()
    rmSync(folder, { recursive: true })
  }
}

type Prepared = { home: TestHome; remove: () => Promise<void> }

async function embedded(folder: string): Promise<Prepared> {
  const template = join(folder, 'template.tar')
  const pglite = openEmbedded()
  await migrate(onEmbedded(pglite))
  writeFileSync(template, await pglite.dump())
  await pglite.close()
  return { home: { kind: 'embedded', template }, remove: async () => undefined }
}

async function server(): Promise<Prepared> {
  const given = process.env.TEST_DATABASE_URL
  const scratch = given ? { url: given, stop: () => undefined } : await startPostgres()
  const template = `template_${process.pid}_${Date.now()}`
  const { url } = scratch
  await execute(url, `create database ${template}`)
  const { db, close } = await connectServer(databaseUrl(url, template))
  await migrate(db)
  await close()
  const remove = async () => {
    if (given) await dropAll(url, template)
    scratch.stop()
  }
  return { home: { kind: 'server', url, template }, remove }
}

/** The template and every copy of it, whose names begin with its own. */
async function dropAll(url: string, template: string): Promise<void> {
  const { db, close } = await connectServer(url)
  const { rows } = await sql<{ name: string }>`select datname as name from pg_database
    where starts_with(datname, ${template})`.execute(db)
  for (const { name } of rows) await sql`drop database ${sql.id(name)} with (force)`.execute(db)
  await close()
}

/** The address of another database on the same server. */
export const databaseUrl = (url: string, database: string): string => {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** Runs one statement that must stand outside a transaction. */
export async function execute(url: string, statement: string): Promise<void> {
  const { db, close } = await connectServer(url)
  try {
    await sql.raw(statement).execute(db)
  } finally {
    await close()
  }
}
