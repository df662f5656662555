import { Worker } from 'node:worker_threads'
import type { PGlite } from 'kysely'
import type { Opening, PlainError, Reply, Request } from './embedded-protocol.ts'

type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void }
type Asked = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never

/** An error the database raised, with the fields Kysely and db/conflicts.ts look at. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: string | undefined
  readonly constraint: string | undefined
  readonly detail: string | undefined

  constructor({ message, code, constraint, detail }: PlainError) {
    super(message)
    this.code = code
    this.constraint = constraint
    this.detail = detail
  }
}

/** The PostgreSQL inside: a dump is its files as they lie, which no other major version reads. */
export const EMBEDDED_POSTGRES = 18

/** The embedded database as Kysely's PGlite dialect wants it, living in a thread of its own. */
export type Embedded = PGlite & {
  /** Everything in it as one tar archive: the template of later databases, or a backup. */
  dump: () => Promise<Uint8Array>
}

/**
 * Opens PGlite with PostGIS in a worker thread.
 *
 * @param folder where it lives; `undefined` keeps it in memory
 * @param template a `dump` to begin from, for a folder that is still empty
 */
export function openEmbedded(folder?: string, template?: Uint8Array): Embedded {
  const workerData: Opening = { folder, template }
  const worker = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let closed = false
  let ready = false

  const ask = <T>(request: Asked): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (closed) return reject(new Error('The embedded database is closed'))
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, ...request })
    })
  const fail = (error: Error) => {
    closed = true
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  const waitReady = new Promise<void>((resolve, reject) => {
    waiting.set(0, { resolve, reject })
  }).then(() => {
    ready = true
  })
  // Kysely awaits it on first use; until then a failure is not unhandled, only not yet told.
  waitReady.catch(() => undefined)

  worker.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.ok) asked?.resolve(reply.value as never)
    else asked?.reject(new DatabaseError(reply.error))
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The embedded database has stopped')))

  const query: Embedded['query'] = (sql, params = []) => ask({ op: 'query', sql, params })
  return {
    waitReady,
    get ready() {
      return ready
    },
    get closed() {
      return closed
    },
    query,
    transaction: async (body) => {
      await ask({ op: 'begin' })
      try {
        const result = await body({ query, rollback: () => ask({ op: 'rollback' }) })
        await ask({ op: 'commit' })
        return result
      } catch (error) {
        await ask({ op: 'rollback' })
        throw error
      }
    },
    dump: () => ask({ op: 'dump' }),
    close: async () => {
      if (closed) return
      await ask({ op: 'close' })
      closed = true
      await worker.terminate()
    },
  }
}
