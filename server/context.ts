import { createMiddleware } from 'hono/factory'
import type { RequestIdVariables } from 'hono/request-id'
import type { Actor } from '../db/audit.ts'
import type { Db } from '../db/connect.ts'
import { findMunicipality } from '../db/municipalities.ts'
import type { Scope } from '../db/records.ts'
import type { Municipality } from '../geodata/model/municipality.ts'
import { Problem } from './errors.ts'
import type { Files } from './files.ts'

/** What the whole HTTP surface is built from; tests hand in their own. */
export type Deps = {
  db: Db
  files: Files
  now: () => Date
  /** Who is behind every change, until people sign in. */
  actor: Actor
  /** Folder with the built web, when there is one to serve. */
  webRoot?: string | undefined
}

/** What a route finds in its context. `municipality` is there under /api/m/:municipality only. */
export type AppEnv = {
  Variables: RequestIdVariables & Omit<Deps, 'webRoot'> & { municipality: Municipality }
}

/** By whom and when this request writes. */
export const writeOf = ({ actor, now }: Pick<Deps, 'actor' | 'now'>) => ({ actor, now: now() })

/** The same, and where. */
export const scopeOf = ({ municipality, ...who }: AppEnv['Variables']): Scope => ({
  municipality: municipality.code,
  ...writeOf(who),
})

/** Finds the municipality a path is about. @throws {Problem} 404 when there is none */
export const withMunicipality = createMiddleware<AppEnv>(async (c, next) => {
  const code = c.req.param('municipality') ?? ''
  const municipality = /^\d{4}$/.test(code) ? await findMunicipality(c.var.db, code) : undefined
  if (!municipality) throw Problem.notFound('municipality', code)
  c.set('municipality', municipality)
  await next()
})
