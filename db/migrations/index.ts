import type { Migration } from 'kysely/migration'
import * as foundation from './2026-11-23-foundation.ts'
import * as people from './2026-11-25-people.ts'
import * as log from './2026-11-26-log.ts'

/** Every migration by name, in the order of their dates. Frozen once landed. */
export const migrations: Record<string, Migration> = {
  '2026-11-23-foundation': foundation,
  '2026-11-25-people': people,
  '2026-11-26-log': log,
}
