import type { Words } from '../../server/import/import-error.ts'

/** Licences that anything may stand on here: they ask for credit, or that their own text goes along. */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  // For data.
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Asks for the source of its own files alone, when they are changed.
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
])

/** One package that is let in under a licence of its own, as long as it says just that. */
export type Exception = { name: string; licence: string; reason: Words }

const EDL: Words = {
  sv: 'EDL-1.0 är BSD-3-Clause under Eclipses namn',
  en: 'EDL-1.0 is BSD-3-Clause by the name of Eclipse',
}

export const exceptions: readonly Exception[] = [
  {
    name: 'gdal3.js',
    licence: 'LGPL-2.1-or-later',
    reason: {
      sv: 'körs oförändrat som ett eget program och kan bytas ut',
      en: 'runs unchanged as a program of its own, and can be replaced',
    },
  },
  {
    name: 'dictionary-sv',
    licence: 'LGPL-3.0',
    reason: {
      sv: 'en ordlista som läses oförändrad och kan bytas ut',
      en: 'a list of words that is read unchanged, and can be replaced',
    },
  },
  { name: 'jsts', licence: '(EDL-1.0 OR EPL-1.0)', reason: EDL },
  { name: '@turf/jsts', licence: '(EDL-1.0 OR EPL-1.0)', reason: EDL },
  {
    name: 'arc',
    licence: 'BSD',
    reason: {
      sv: 'BSD-2-Clause enligt dess LICENSE.md',
      en: 'BSD-2-Clause by its LICENSE.md',
    },
  },
  {
    name: 'splaytree-ts',
    licence: 'BDS-3-Clause',
    reason: {
      sv: 'felskrivet: BSD-3-Clause enligt dess LICENSE',
      en: 'misspelt: BSD-3-Clause by its LICENSE',
    },
  },
]

/** What packages carry within them under other licences than they state: told, not judged. */
export const carried: readonly Exception[] = [
  {
    name: '@electric-sql/pglite-postgis',
    licence: 'GPL-2.0-or-later',
    reason: {
      sv: 'PostGIS för den inbäddade databasen, oförändrat; med DATABASE_URL används det inte',
      en: 'PostGIS of the embedded database, unchanged; not used with DATABASE_URL',
    },
  },
]
