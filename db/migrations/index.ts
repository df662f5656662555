import type { Migration } from 'kysely/migration'
import * as foundation from './2026-11-23-foundation.ts'

/** Every migration by name, in the order of their dates. Frozen once landed. */
export const migrations: Record<string, Migration> = {
  '2026-11-23-foundation': foundation,
}
