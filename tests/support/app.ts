import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Db } from '../../db/connect.ts'
import { type App, createApp, type Deps } from '../../server/app.ts'
import { createAuth } from '../../server/auth/auth.ts'
import { linksBelow } from '../../server/auth/links.ts'
import { openFiles } from '../../server/files.ts'
import type { Viewer } from '../../server/viewer.ts'
import { testDb } from './database.ts'
import { newTown, now } from './factories.ts'
import { newOrganisationWith, newViewer } from './people.ts'

type Ask = {
  body?: unknown
  ifMatch?: number | string
  headers?: { [name: string]: string }
  /** Who asks; null for nobody. Somebody of the municipality unless said. */
  as?: Viewer | null
}

/** JSON whose fields a test names without having said which there are. */
export interface Loose {
  readonly [field: string]: Loose
}

/** An answer, read: JSON as a value, anything else as text. */
export type Answer<Body = Loose> = { status: number; headers: Headers; body: Body }

export const testSecret = '0123456789abcdef'.repeat(4)
const links = linksBelow('http://localhost:8080')

/** What an app needs beside its database, for tests that build one themselves. */
export const testDeps = (db: Db): Omit<Deps, 'files'> => ({
  ...{ db, now: () => now, links, directories: [], mail: false },
  auth: createAuth({
    ...{ db, secret: testSecret, publicUrl: undefined, origins: ['http://localhost'] },
    ...{ directories: [], mail: undefined, links },
  }),
})

/** The app on this worker's database, with a way to ask it as whom one likes. */
export async function testApp(options: Partial<Deps> = {}) {
  const db = await testDb()
  const dataDir = mkdtempSync(join(inject('folder'), 'app-'))
  const files = openFiles(dataDir)
  const viewers = new Map<string, Viewer>()
  const keys = new Map<Viewer, string>()
  const keyOf = (viewer: Viewer): string => {
    const key = keys.get(viewer) ?? `${keys.size}`
    keys.set(viewer, key)
    viewers.set(key, viewer)
    return key
  }
  const app: App = createApp({
    ...testDeps(db),
    files,
    identify: async ({ headers }) => viewers.get(headers.get('x-test-viewer') ?? '') ?? null,
    ...options,
  })
  const standing = { viewer: null as Viewer | null }
  const ask = async <Body = Loose>(
    method: string,
    path: string,
    { body, ifMatch, headers = {}, as = standing.viewer }: Ask = {},
  ): Promise<Answer<Body>> => {
    const key = as && keyOf(as)
    const response = await app.request(path, {
      method,
      headers: {
        ...(key !== null && { 'x-test-viewer': key }),
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
  /** From here on `viewer` asks, unless a request says otherwise. */
  const askAs = (viewer: Viewer) => {
    standing.viewer = viewer
  }
  return { app, db, dataDir, files, ask, askAs, keyOf }
}

/** The same with a municipality to work in, asked by somebody in it; paths begin at /api/m/{code}. */
export async function testTown(code = '2182', options: Partial<Deps> = {}) {
  const { app, db, dataDir, files, ask, askAs, keyOf } = await testApp(options)
  const town = await newTown(db, { code })
  const { ownerUnitId } = town
  const viewer = await newViewer(db, { unitId: ownerUnitId, codes: [code] })
  askAs(viewer)
  const police = (await newOrganisationWith(db, 'police', ['police', 'administrator'])).viewer
  const inTown = <Body = Loose>(method: string, path: string, options?: Ask) =>
    ask<Body>(method, `/api/m/${code}${path}`, options)
  /** The header that says who asks, for requests made without `ask`. */
  const asViewer = { 'x-test-viewer': keyOf(viewer) }
  return {
    app,
    db,
    dataDir,
    files,
    askAnywhere: ask,
    keyOf,
    ask: inTown,
    viewer,
    police,
    asViewer,
    ...town,
  }
}
