import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { connectEmbedded, connectServer, type Db } from '../../db/connect.ts'
import { type Contents, findContents, findFileDigests } from '../../db/contents.ts'
import { dumpSchema, inSnapshot } from '../../db/postgres-dump.ts'
import { findProgram } from '../../db/postgres-program.ts'
import { refusePendingRestore } from '../../db/restore-mark.ts'
import type { Say } from '../start-error.ts'
import { nothingToBackUp } from './refusals.ts'
import { newFile } from './whole-file.ts'

type Options = { say: Say; signal: AbortSignal }

/** What a copy of the database is of. */
export type Copied = {
  contents: Contents
  /** Of the files that its rows name. */
  digests: string[]
  /** The major version of the program that wrote it. */
  program?: number
}

// Neither home is opened as a start opens it: that would bring its tables up to date, and who takes
// a backup before that wants them as they are.

/** The embedded home as one packed file at `path`. @throws {StartError | HomeError} */
export async function copyEmbedded(
  dataDir: string,
  path: string,
  { say, signal }: Options,
): Promise<Copied> {
  if (!existsSync(join(dataDir, 'pglite', 'PG_VERSION'))) throw nothingToBackUp()
  say(`Öppnar databasen i ${dataDir} …`, 'opening the database …')
  const home = await connectEmbedded(dataDir)
  try {
    const copied = await describe(home.db)
    signal.throwIfAborted()
    say('Kopierar databasen …', 'copying the database …')
    const bytes = await home.dump()
    await pipeline(Readable.from([bytes]), createGzip(), newFile(path), { signal })
    return copied
  } finally {
    await home.close()
  }
}

/** The server home at one moment, as a dump at `path`; it may be in use. @throws {StartError | HomeError} */
export async function copyServer(
  url: string,
  path: string,
  { say, signal }: Options,
): Promise<Copied> {
  say('Ansluter till databasen …', 'connecting to the database …')
  const { db, close } = await connectServer(url)
  try {
    return await inSnapshot(db, async (tx, snapshot) => {
      const copied = await describe(tx)
      const { schema, postgres } = copied.contents
      const program = await findProgram('pg_dump', postgres)
      say('Kopierar databasen …', 'copying the database …')
      const file = await open(path, 'wx', 0o600)
      try {
        await dumpSchema(tx, program, url, { schema, snapshot, output: file.fd, signal })
      } finally {
        await file.close()
      }
      return { ...copied, program: program.major }
    })
  } finally {
    await close()
  }
}

async function describe(db: Db): Promise<Copied> {
  await refusePendingRestore(db)
  const contents = await findContents(db)
  if (!contents) throw nothingToBackUp()
  return { contents, digests: await findFileDigests(db, contents) }
}
