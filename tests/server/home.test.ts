import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import type { Home } from '../../db/connect.ts'
import { findJob, insertJob } from '../../db/work.ts'
import { type Env, readEnv } from '../../server/env.ts'
import { openHome } from '../../server/home.ts'
import { homeKind, newDatabase, urlOf } from '../support/database.ts'
import { allOf, newTown } from '../support/factories.ts'

const HOUR_MS = 3_600_000

/** Opens the home as a start does, and leaves it again. */
async function visit<T>(env: Env, body: (home: Home) => Promise<T>): Promise<T> {
  const home = await openHome(env, () => undefined)
  try {
    return await body(home)
  } finally {
    await home.close()
  }
}

test('a start tells jobs that were left running when their process ended', async () => {
  const DATA_DIR = mkdtempSync(join(inject('folder'), 'home-'))
  const env = readEnv({
    DATA_DIR,
    ...(homeKind === 'server' && { DATABASE_URL: urlOf(await newDatabase()) }),
  })
  const begin = (home: Home, municipality: string, at: number) =>
    insertJob(home.db, {
      ...{ kind: 'prov', municipality, input: {}, now: new Date(at) },
      ownerUnitId: null,
      createdBy: null,
    })
  const [old, fresh] = await visit(env, async (home) => {
    const { code } = await newTown(home.db)
    return [await begin(home, code, Date.now() - HOUR_MS), await begin(home, code, Date.now())]
  })
  const states = await visit(env, ({ db }) =>
    Promise.all([old!, fresh!].map(async (id) => (await findJob(db, [allOf('2182')], id))?.state)),
  )
  // On the server home somebody else may be at work on the fresh one.
  expect(states).toEqual(['failed', homeKind === 'server' ? 'running' : 'failed'])
})
