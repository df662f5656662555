import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type App, createApp } from '../../server/app.ts'
import { openFiles } from '../../server/files.ts'
import { testDb } from './database.ts'
import { actor, newTown, now } from './factories.ts'

type Ask = { body?: unknown; ifMatch?: number | string; headers?: { [name: string]: string } }

/** JSON whose fields a test names without having said which there are. */
export interface Loose {
  readonly [field: string]: Loose
}

/** An answer, read: JSON as a value, anything else as text. */
export type Answer<Body = Loose> = { status: number; headers: Headers; body: Body }

/** The app on this worker's database, with a way to ask it. */
export async function testApp(options: { webRoot?: string } = {}) {
  const db = await testDb()
  const files = openFiles(mkdtempSync(join(inject('folder'), 'app-')))
  const app: App = createApp({ db, files, now: () => now, actor, ...options })
  const ask = async <Body = Loose>(
    method: string,
    path: string,
    { body, ifMatch, headers = {} }: Ask = {},
  ): Promise<Answer<Body>> => {
    const response = await app.request(path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && {
          'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch,
        }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return {
      status: response.status,
      headers: response.headers,
      // What a test takes the body for is checked by what it expects of it.
      body: (isJson ? JSON.parse(text) : text) as Body,
    }
  }
  return { app, db, files, ask }
}

/** The same with a municipality to work in; paths begin at /api/m/{code}. */
export async function testTown(code = '2182') {
  const { app, db, files, ask } = await testApp()
  const town = await newTown(db, { code })
  const inTown = <Body = Loose>(method: string, path: string, options?: Ask) =>
    ask<Body>(method, `/api/m/${code}${path}`, options)
  return { app, db, files, askAnywhere: ask, ask: inTown, ...town }
}
