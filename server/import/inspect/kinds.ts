import type { Words } from '../import-error.ts'
import { type Head, isText } from './head.ts'
import { DECLARATION, rootOf } from './xml-root.ts'

type Fits = (head: Head) => boolean

/** A kind of file: the names it goes by, how it is told with its article, its signs. */
type Row = readonly [format: string, endings: string, sv: string, en: string, fits: Fits]

const starts =
  (...signs: string[]): Fits =>
  ({ bytes }) =>
    signs.some((sign) => bytes.subarray(0, sign.length).equals(Buffer.from(sign, 'latin1')))
const holds =
  (sign: string, at: number): Fits =>
  ({ bytes }) =>
    bytes.subarray(at, at + sign.length).equals(Buffer.from(sign, 'latin1'))
const rooted =
  (isRoot: (name: string, text: string) => boolean): Fits =>
  (head) => {
    const root = isText(head) ? rootOf(head.text) : undefined
    return root !== undefined && (root === DECLARATION || isRoot(root, head.text))
  }
const isPbf: Fits = ({ bytes }) => bytes.subarray(0, 32).includes('OSMHeader')
const isWebP: Fits = (head) => starts('RIFF')(head) && holds('WEBP', 8)(head)
const isTiff = starts('II*\0', 'MM\0*', 'II+\0', 'MM\0+')
const isOle = starts('\xD0\xCF\x11\xE0')
const isOsm = rooted((name) => name === 'osm')
const isWebPage: Fits = (head) => isText(head) && rootOf(head.text) === 'html'
const isGml = (_: string, text: string) => text.includes('opengis.net/gml')
const says =
  (words: RegExp): Fits =>
  (head) =>
    isText(head) && words.test(head.text)
// Its kind is the first file of the archive, and not packed. Source: OpenDocument 1.3, part 2, 3.3.
const isOds: Fits = (head) =>
  starts('PK\x03\x04')(head) &&
  holds('mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 30)(head)
// A group code 0 and its value, after comments (999). Source: AutoCAD DXF reference, "ASCII DXF files".
const isDxf = says(/^(?:\s*999\r?\n[^\n]*\n)*\s*0\s*\r?\n\s*SECTION\s/)
// A table may have its headers in brackets: what follows the first tells.
const JSON_BEGINS = /^\s*(?:\{\s*["}]|\[\s*(?:[[\]{"\d-]|true|false|null))/
const isJson: Fits = (head) =>
  head.encoding === 'bytes' && JSON_BEGINS.test(head.text) && isText(head)
/** One feature a line, or each after a record separator (RFC 8142). */
const isJsonLines: Fits = (head) => {
  if (head.encoding !== 'bytes' || !isText(head)) return false
  if (head.text.startsWith(RECORD_SEPARATOR)) return true
  const [first = '', second] = head.text.trimStart().split('\n', 2)
  // A single feature without a line's end is GeoJSON as well as any.
  if (second === undefined || !/^\{\s*"type"\s*:\s*"Feature"/.test(first)) return false
  return second.trim() === '' || second.trimStart().startsWith('{')
}
const RECORD_SEPARATOR = '\u001E'

// Every kind that has a sign, a kind a line.
const signed = [
  ['osm-pbf', '.osm.pbf .pbf', 'OpenStreetMap i PBF', 'OpenStreetMap as PBF', isPbf],
  ['geopackage', '.gpkg', 'ett GeoPackage', 'a GeoPackage', starts('SQLite format 3\0')],
  ['png', '.png', 'en PNG-bild', 'a PNG image', starts('\x89PNG\r\n\x1A\n')],
  ['jpeg', '.jpg .jpeg', 'en JPEG-bild', 'a JPEG image', starts('\xFF\xD8\xFF')],
  ['webp', '.webp', 'en WebP-bild', 'a WebP image', isWebP],
  ['tiff', '.tif .tiff', 'en TIFF-fil', 'a TIFF file', isTiff],
  ['flatgeobuf', '.fgb', 'FlatGeobuf', 'FlatGeobuf', starts('fgb\x03fgb')],
  ['shapefile', '.shp', 'en del av en shapefil', 'a part of a shapefile', starts("\0\0'\n")],
  ['ods', '.ods', 'ett OpenDocument-kalkylblad', 'an OpenDocument spreadsheet', isOds],
  ['zip', '.zip', 'ett zip-arkiv', 'a zip archive', starts('PK\x03\x04', 'PK\x05\x06')],
  ['xlsx', '.xlsx', 'en Excel-bok', 'an Excel workbook', starts('PK\x03\x04')],
  ['gzip', '.gz .tgz', 'ett gzip-arkiv', 'a gzip archive', starts('\x1F\x8B\x08')],
  ['7z', '.7z', 'ett 7z-arkiv', 'a 7z archive', starts("7z\xBC\xAF'\x1C")],
  ['rar', '.rar', 'ett rar-arkiv', 'a rar archive', starts('Rar!\x1A\x07')],
  ['bzip2', '.bz2', 'ett bzip2-arkiv', 'a bzip2 archive', holds('1AY&SY', 4)],
  ['xz', '.xz', 'ett xz-arkiv', 'an xz archive', starts('\xFD7zXZ\0')],
  ['zstd', '.zst', 'ett zstd-arkiv', 'a zstd archive', starts('\x28\xB5\x2F\xFD')],
  ['tar', '.tar', 'ett tar-arkiv', 'a tar archive', holds('ustar', 257)],
  ['pdf', '.pdf', 'en PDF', 'a PDF', starts('%PDF-')],
  ['ole', '.xls .doc', 'ett Office-dokument av äldre slag', 'an old Office document', isOle],
  ['web-page', '.html .htm', 'en webbsida', 'a web page', isWebPage],
  ['osm-xml', '.osm', 'OpenStreetMap i XML', 'OpenStreetMap as XML', isOsm],
  ['kml', '.kml', 'KML', 'KML', rooted((name) => name === 'kml')],
  ['gml', '.gml', 'GML', 'GML', rooted(isGml)],
  ['xml', '.xml .rels .xsd', 'XML', 'XML', rooted((name) => name !== 'html')],
  [
    'mapinfo-tab',
    '.tab',
    'en del av en MapInfo-tabell',
    'a part of a MapInfo table',
    says(/^!table/i),
  ],
  ['mapinfo-mif', '.mif', 'MapInfo MIF', 'MapInfo MIF', says(/^\s*version\s+\d+\s*\r?\n/i)],
  ['dxf', '.dxf', 'en DXF-ritning', 'a DXF drawing', isDxf],
  [
    'json-lines',
    '.geojsonl .geojsons .ndjson .jsonl',
    'GeoJSON, ett objekt per rad',
    'GeoJSON, one object a line',
    isJsonLines,
  ],
  ['json', '.geojson .json', 'JSON', 'JSON', isJson],
] as const satisfies readonly Row[]

/** Text has no sign of its own: it is what has no other's. */
const isPlain: Fits = (head) => isText(head) && !signed.some(([, , , , fits]) => fits(head))
const table = [
  ...signed,
  ['table', '.csv .tsv .txt', 'en tabell eller text', 'a table or text', isPlain],
] as const satisfies readonly Row[]

/** What a file can be known as. */
export type FileFormat = (typeof table)[number][0]
export type Kind = { format: FileFormat; endings: readonly string[]; what: Words; fits: Fits }

/** Every kind that is known; a file is the first whose signs it has. A new kind is one line above. */
const kinds: readonly Kind[] = table.map(([format, endings, sv, en, fits]) => ({
  ...{ format, endings: endings.split(' '), what: { sv, en }, fits },
}))

/** What a file is by its content. */
export const kindOf = (head: Head): Kind | undefined => kinds.find(({ fits }) => fits(head))

/** What a file is by its name; `undefined` when that says nothing. */
export function kindNamed(name: string): Kind | undefined {
  const small = name.toLowerCase()
  return kinds.find(({ endings }) => endings.some((ending) => small.endsWith(ending)))
}

const archives = new Set<FileFormat>([
  'zip',
  'xlsx',
  'ods',
  'gzip',
  '7z',
  'rar',
  'bzip2',
  'xz',
  'zstd',
  'tar',
])
/** Whether it holds other files. */
export const isArchive = (kind: Kind | undefined): boolean =>
  kind !== undefined && archives.has(kind.format)
