import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, test, vi } from 'vitest'
import { environmentOf, findProgram } from '../../db/postgres-program.ts'

/** A program that says it is of this version. */
function program(version: string): string {
  const path = join(mkdtempSync(join(inject('folder'), 'program-')), 'pg_dump')
  writeFileSync(path, `#!/bin/sh\necho "pg_dump (PostgreSQL) ${version}"\n`)
  chmodSync(path, 0o755)
  return path
}

describe('findProgram', () => {
  test('takes the oldest that is no older than the database', async () => {
    const [old, fit, newer] = ['14.11', '15.18 (Debian 15.18-0+deb12u1)', '17beta1'].map(program)
    const places = [newer!, old!, 'pg_dump_som_inte_finns', fit!]
    expect(await findProgram('pg_dump', 15, places)).toEqual({ path: fit, major: 15 })
    expect(await findProgram('pg_dump', 16, places)).toEqual({ path: newer, major: 17 })
  })

  test('says when all that are here are too old', async () => {
    const places = ['14.11', '15.2'].map(program)
    await expect(findProgram('pg_dump', 16, places)).rejects.toThrow(
      /^Programmet pg_dump är version 15 och för gammalt\. .*PostgreSQL 16 eller senare\.\nThe program/,
    )
  })

  test('says when there is none', async () => {
    const places = [join(inject('folder'), 'pg_dump'), 'pg_dump_som_inte_finns']
    await expect(findProgram('pg_dump', 16, places)).rejects.toThrow(
      /^Programmet pg_dump saknas\. .*PostgreSQL 16 .*apt install postgresql-client/,
    )
  })
})

describe('environmentOf', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('tells the address, password and all', () => {
    const url = 'postgres://%C3%A5sa:hem%3Aligt@db.example:6432/kartan?sslmode=require'
    expect(environmentOf(url)).toMatchObject({
      ...{ PGHOST: 'db.example', PGPORT: '6432', PGUSER: 'åsa', PGPASSWORD: 'hem:ligt' },
      ...{ PGDATABASE: 'kartan', PGSSLMODE: 'require' },
    })
  })

  test('what the address leaves out is the environment’s, save what would lead elsewhere', () => {
    vi.stubEnv('PGPORT', '7000')
    vi.stubEnv('PGPASSFILE', '/hemligt')
    vi.stubEnv('PGHOSTADDR', '10.0.0.1')
    vi.stubEnv('PGSERVICE', 'annan')
    const environment = environmentOf('postgres://u@db/kartan')
    expect(environment).toMatchObject({ PGPORT: '7000', PGPASSFILE: '/hemligt', PGHOST: 'db' })
    expect(environment).not.toHaveProperty('PGHOSTADDR')
    expect(environment).not.toHaveProperty('PGSERVICE')
  })
})
