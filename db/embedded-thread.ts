import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import type { Opening, PlainError, Reply, Request } from './embedded-protocol.ts'

// The embedded database's own thread: a query here never stops the server from answering.

const port = parentPort!
const { folder, template } = workerData as Opening
const INT8 = 20
const NUMERIC = 1700

const database = await PGlite.create({
  ...(folder !== undefined && { dataDir: folder }),
  ...(template && { loadDataDir: new Blob([template as Uint8Array<ArrayBuffer>]) }),
  extensions: { postgis },
  parsers: { [INT8]: Number, [NUMERIC]: Number },
  relaxedDurability: false,
}).catch((error: unknown) => {
  port.postMessage({ id: 0, ok: false, error: plain(error) } satisfies Reply)
  throw error
})

type Open = { tx: Transaction; end: (how: 'commit' | 'rollback') => void; closed: Promise<void> }
let open: Open | undefined

/** Kysely hands out the one connection in turn, so at most one transaction is open at a time. */
async function begin(): Promise<void> {
  await new Promise<void>((begun, failed) => {
    const closed = database.transaction(async (tx) => {
      await new Promise<void>((resolve, reject) => {
        open = {
          tx,
          end: (how) => (how === 'commit' ? resolve() : reject(new RolledBack())),
          closed: Promise.resolve().then(() => closed),
        }
        begun()
      })
    })
    closed.catch(failed)
  })
}

class RolledBack extends Error {}

async function end(how: 'commit' | 'rollback'): Promise<void> {
  const ending = open
  open = undefined
  ending?.end(how)
  await ending?.closed.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error
  })
}

async function answer(request: Request): Promise<unknown> {
  switch (request.op) {
    case 'query': {
      const { rows, affectedRows } = await (open?.tx ?? database).query(request.sql, request.params)
      return { rows, affectedRows }
    }
    case 'begin':
      return await begin()
    case 'commit':
    case 'rollback':
      return await end(request.op)
    case 'dump':
      return new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer())
    case 'close':
      return await database.close()
  }
}

function plain(error: unknown): PlainError {
  const { message, code, constraint, detail } = error as Error & PlainError
  return {
    message,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(detail !== undefined && { detail }),
  }
}

port.on('message', async (request: Request) => {
  try {
    port.postMessage({ id: request.id, ok: true, value: await answer(request) } satisfies Reply)
  } catch (error) {
    port.postMessage({ id: request.id, ok: false, error: plain(error) } satisfies Reply)
  }
})
port.postMessage({ id: 0, ok: true, value: null } satisfies Reply)
