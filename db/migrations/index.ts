import type { Migration } from 'kysely/migration'
import * as foundation from './2026-11-23-foundation.ts'
import * as people from './2026-11-25-people.ts'
import * as log from './2026-11-26-log.ts'
import * as imports from './2026-11-29-imports.ts'
import * as lenses from './2026-11-29-lenses.ts'
import * as recording from './2026-11-29-recording.ts'
import * as sensitivePlaces from './2026-11-29-sensitive-places.ts'
import * as terrain from './2026-11-29-terrain.ts'

/** Every migration by name, in the order of their dates. Frozen once landed. */
export const migrations: Record<string, Migration> = {
  '2026-11-23-foundation': foundation,
  '2026-11-25-people': people,
  '2026-11-26-log': log,
  '2026-11-29-imports': imports,
  '2026-11-29-lenses': lenses,
  '2026-11-29-recording': recording,
  '2026-11-29-sensitive-places': sensitivePlaces,
  '2026-11-29-terrain': terrain,
}
