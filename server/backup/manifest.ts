import { z } from 'zod'
import { EMBEDDED_POSTGRES } from '../../db/embedded.ts'
import { migrations } from '../../db/migrations/index.ts'
import { damaged, foreign, newerVersion, otherHome, otherPostgres } from './refusals.ts'

/** Where a backup says what it is: first in its archive. */
export const MANIFEST = 'manifest.json'
/** Rises when an older version could not read what is written. */
const FORMAT = 1
/** Longer than any that is true: a few hundred thousand files. */
export const MAX_MANIFEST_BYTES = 64 * 1024 * 1024

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const sizeBytes = z.int().min(0)
const count = z.int().min(0)

/** Enough to know one of ours by, of whatever format. */
const anyFormat = z.object({ tryggkartan: z.literal('backup'), format: z.int().positive() })

const contents = z.object({
  schema: z.string(),
  postgres: count,
  migrations: z.array(z.string()),
  counts: z.record(z.string(), count),
})
const manifest = anyFormat.extend({
  madeAt: z.iso.datetime(),
  home: z.enum(['server', 'embedded']),
  contents,
  /** `program`: the major version of the pg_dump that wrote it. */
  database: z.object({ name: z.string(), sizeBytes, sha256, program: count.optional() }),
  files: z.array(z.object({ sha256, sizeBytes })),
})
export type Manifest = z.infer<typeof manifest>
/** One of today's format, before it is written. */
export type NewManifest = Omit<Manifest, 'tryggkartan' | 'format'>

/** The database's part of the archive, which depends on its home. */
export const databasePart = { server: 'database.dump', embedded: 'database.tar.gz' } as const

export const filePart = (digest: string) => `files/${digest}`

export const manifestText = (told: NewManifest): string =>
  `${JSON.stringify({ tryggkartan: 'backup', format: FORMAT, ...told } satisfies Manifest, null, 1)}\n`

/**
 * Reads what a backup says of itself.
 *
 * @param file the archive, for what is said of it
 * @throws {StartError} when it is not ours, newer than this version, or not whole
 */
export function readManifest(text: string, file: string): Manifest {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    throw foreign(file)
  }
  const known = anyFormat.safeParse(told)
  if (!known.success) throw foreign(file)
  if (known.data.format > FORMAT) throw newerVersion(file)
  const read = manifest.safeParse(told)
  if (!read.success || read.data.database.name !== databasePart[read.data.home])
    throw damaged(file, MANIFEST)
  return read.data
}

/** @throws {StartError} when this version, on this kind of home, cannot take the backup */
export function checkTakeable(told: Manifest, home: Manifest['home'], file: string): void {
  if (told.home !== home) throw otherHome(file, told.home)
  if (told.contents.migrations.some((name) => !Object.hasOwn(migrations, name)))
    throw newerVersion(file)
  const { postgres } = told.contents
  if (home === 'embedded' && postgres !== EMBEDDED_POSTGRES)
    throw otherPostgres(file, postgres, EMBEDDED_POSTGRES)
}
