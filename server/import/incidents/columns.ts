/** What a column of an incident file may tell. */
export const columnFields = [
  ...(['category', 'date', 'time', 'from', 'to', 'month', 'lon', 'lat', 'easting'] as const),
  ...(['northing', 'precision', 'radiusM', 'setting', 'policeInitiated', 'source'] as const),
  ...(['externalId', 'placeName', 'description'] as const),
] as const
export type ColumnField = (typeof columnFields)[number]

/**
 * The stated headers: Swedish first, then English, then what data.police.uk and files made from it
 * say. Case, spaces, hyphens and underscores do not matter. The first of each is the one to document.
 */
const HEADERS: Record<ColumnField, readonly string[]> = {
  category: ['kategori', 'category', 'brottstyp', 'händelsetyp', 'crime type'],
  date: ['datum', 'date'],
  time: ['tid', 'time', 'tidpunkt', 'klockslag'],
  from: ['från', 'from', 'starttid', 'start'],
  to: ['till', 'to', 'sluttid', 'slut', 'end'],
  month: ['månad', 'month'],
  lon: ['longitud', 'longitude', 'lon', 'lng', 'long'],
  lat: ['latitud', 'latitude', 'lat'],
  easting: ['öst', 'east', 'easting', 'e', 'x', 'x koordinat', 'x coordinate', 'östkoordinat'],
  northing: ['nord', 'north', 'northing', 'n', 'y', 'y koordinat', 'y coordinate', 'nordkoordinat'],
  precision: ['precision', 'noggrannhet'],
  radiusM: ['radie', 'radius', 'radie m', 'radius m'],
  setting: ['inomhus', 'indoor'],
  policeInitiated: ['egeninitierad', 'police initiated'],
  source: ['källa', 'source'],
  externalId: ['id', 'external id', 'externt id', 'crime id'],
  placeName: ['plats', 'place', 'platsnamn', 'place name', 'location', 'adress', 'address'],
  description: ['beskrivning', 'description', 'anteckning', 'notes'],
}

const plain = (header: string) =>
  header
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-.()[\]]/g, '')

const fieldOfHeader = new Map<string, ColumnField>(
  // The keys are the record's own.
  (Object.entries(HEADERS) as [ColumnField, readonly string[]][]).flatMap(([field, headers]) =>
    headers.map((header) => [plain(header), field] as const),
  ),
)

/** Which column of a file tells what, by number from 0. A second column for the same is not used. */
export type Columns = {
  at: Partial<Record<ColumnField, number>>
  headers: readonly string[]
}

/** What somebody says that columns tell: the header of each field's. Nothing else is read from the file. */
export type StatedColumns = Partial<Record<ColumnField, string>>

/** A column as it is told of: what it is taken for, and some of what stands in it. */
export type ToldColumn = { header: string; field: ColumnField | null; examples: string[] }

/** Recognises a header row, or reads it as somebody says. */
export function columnsOf(headers: readonly string[], stated?: StatedColumns): Columns {
  const columns: Columns = { at: {}, headers }
  for (const [i, header] of headers.entries()) {
    const field = stated ? statedField(stated, header) : fieldOfHeader.get(plain(header))
    if (field && columns.at[field] === undefined) columns.at[field] = i
  }
  return columns
}

const statedField = (stated: StatedColumns, header: string): ColumnField | undefined =>
  columnFields.find((field) => stated[field] === header)

/** Headers that nothing is read from. */
export function unusedOf({ at, headers }: Columns): string[] {
  const used = new Set(Object.values(at))
  return headers.map((header) => header.trim()).filter((header, i) => header !== '' && !used.has(i))
}

export const TIMES = ['date', 'time', 'from', 'month'] as const

/** Whether a header row could be that of incidents: it tells when. */
export const tellsOfIncidents = (headers: readonly string[]): boolean => {
  const { at } = columnsOf(headers)
  return TIMES.some((field) => at[field] !== undefined)
}

/** The delimiter under which the header row says most, else into most parts: comma, semicolon or tab. */
export function delimiterOf(headerLine: string): string {
  const told = (delimiter: string) => {
    const headers = headerLine.split(delimiter).map((header) => header.replaceAll('"', ''))
    return { known: Object.keys(columnsOf(headers).at).length, parts: headers.length }
  }
  return [',', ';', '\t'].reduce((a, b) => {
    const [one, other] = [told(a), told(b)]
    const isBetter = other.known === one.known ? other.parts > one.parts : other.known > one.known
    return isBetter ? b : a
  })
}
