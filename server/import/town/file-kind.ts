import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ImportError } from '../import-error.ts'

/** The kinds of town file read today. A new kind is one line here and one reader. */
export type TownFileKind = 'osm-pbf' | 'osm-xml' | 'geopackage' | 'geojson'

/** The name each kind goes under inside the reader: GDAL tells OSM files by their ending. */
export const workingName: Record<TownFileKind, string> = {
  'osm-pbf': 'input.osm.pbf',
  'osm-xml': 'input.osm',
  geopackage: 'input.gpkg',
  geojson: 'input.geojson',
}

const signs: { kind: TownFileKind; fits: (head: Buffer, text: string) => boolean }[] = [
  // A length, then the first blob's type (https://wiki.openstreetmap.org/wiki/PBF_Format).
  { kind: 'osm-pbf', fits: (head) => head.subarray(0, 32).includes('OSMHeader') },
  { kind: 'geopackage', fits: (head) => head.subarray(0, 16).equals(SQLITE) },
  {
    kind: 'osm-xml',
    // A comment ends at its first arrow: each text has one reading, and the time is linear.
    fits: (_, text) => /^(?:<\?xml[^>]*\?>|\s|<!--(?:(?!-->)[\s\S])*-->)*<osm[\s>]/.test(text),
  },
  { kind: 'geojson', fits: (_, text) => /^\s*\{/.test(text) },
]
const SQLITE = Buffer.from('SQLite format 3\0')

/**
 * What a file is, told by its first bytes and never by its name alone: what GDAL may open is thereby
 * limited to these kinds, and a text file that points GDAL at other files is refused.
 *
 * @throws {ImportError} file-missing, file-empty or file-unknown
 */
export async function fileKind(path: string): Promise<TownFileKind> {
  const name = basename(path)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) {
    throw new ImportError('file-missing', {
      sv: `Filen ${name} finns inte.`,
      en: `There is no file ${name}.`,
    })
  }
  if (found.size === 0) {
    throw new ImportError('file-empty', {
      sv: `Filen ${name} är tom.`,
      en: `The file ${name} is empty.`,
    })
  }
  const head = await firstBytes(path)
  const text = head.toString('utf8').replace(/^\uFEFF/, '')
  const kind = signs.find(({ fits }) => fits(head, text))?.kind
  if (!kind) {
    throw new ImportError('file-unknown', {
      sv: `Filen ${name} är inte en karta som kan läsas. Använd OpenStreetMap (.osm.pbf eller .osm), GeoPackage (.gpkg) eller GeoJSON.`,
      en: `The file ${name} is not a map that can be read. Use OpenStreetMap (.osm.pbf or .osm), GeoPackage (.gpkg) or GeoJSON.`,
    })
  }
  return kind
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
