import { type MigrationResult, Migrator } from 'kysely/migration'
import type { Db } from './connect.ts'
import { migrations } from './migrations/index.ts'

/**
 * Brings the schema up to date. Several servers may start at once: Kysely's lock lets one do it.
 *
 * @returns what was run, oldest first; empty when nothing was due
 */
export async function migrate(db: Db): Promise<MigrationResult[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return results ?? []
}
