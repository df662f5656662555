import type { Geometry } from 'geojson'
import type { Bbox, LonLat } from '../../../geodata/position.ts'
import { type Gdal, GdalRefusal } from '../gdal-process.ts'
import { ImportError, type Words } from '../import-error.ts'
import { numberIn } from '../incidents/values.ts'
import type { Surroundings } from '../outside.ts'
import {
  type Likely,
  likelyPlacings,
  type Pair,
  type Placing,
  systemWords,
  WGS84,
} from './systems.ts'
import type { Row } from './tables.ts'

/** What a row's place is worked out from: its shape, or two columns by their numbers, the one to the east first. */
export type PlacedBy = { kind: 'shape' } | { kind: 'columns'; x: number; y: number }

/** Where a row is; without a position, why not. */
export type RowPlace =
  | { position: LonLat; reason?: undefined }
  | { position?: undefined; reason: Words }

export type HowToPlace = {
  by: PlacedBy
  /** How its numbers become positions; undefined when nobody has said. */
  placing: Placing | undefined
  here: Surroundings
  /** The file's name, for messages. */
  name: string
}

/** So many rows tell which coordinate system a file is in. */
const SAMPLE = 300

/**
 * Where each row is, in the rows' order.
 *
 * @throws {ImportError} no-coordinate-system when nobody has said how numbers become positions; unknown-system when there is none of the stated number
 */
export async function placeRows(
  gdal: Gdal,
  rows: readonly Row[],
  { by, placing, here, name }: HowToPlace,
): Promise<RowPlace[]> {
  const pairs = rows.map((row) => pairOf(row, by))
  const told = pairs.filter((pair) => 'length' in pair)
  if (!placing) throw unplaced(name, await likelyOf(gdal, told, here.bbox))
  const positions = await placePairs(gdal, told, placing)
  let next = 0
  return pairs.map((pair): RowPlace => {
    if (!('length' in pair)) return pair
    const position = positions[next++]
    return position ? { position } : { reason: NO_PLACE }
  })
}

/**
 * Positions of a file's numbers, in their order; null for what has none.
 *
 * @throws {ImportError} unknown-system
 */
export async function placePairs(
  gdal: Gdal,
  pairs: readonly Pair[],
  { epsg, isSwapped }: Placing,
): Promise<(LonLat | null)[]> {
  const asked = isSwapped ? pairs.map(([x, y]): Pair => [y, x]) : pairs
  try {
    return await gdal.transform(asked, { from: epsg, to: WGS84 })
  } catch (error) {
    throw error instanceof GdalRefusal ? unknownSystem(epsg, error) : error
  }
}

/** The likeliest placings of a file's numbers, from a sample of all of them. */
export const likelyOf = (gdal: Gdal, pairs: readonly Pair[], near: Bbox): Promise<Likely[]> =>
  likelyPlacings(sampleOf(pairs, SAMPLE), near, (asked, epsg) =>
    gdal.transform(asked, { from: epsg, to: WGS84 }),
  )

/** The numbers that a row's place is worked out from, or why there are none. */
function pairOf({ fields, geometry }: Row, by: PlacedBy): Pair | { reason: Words } {
  const pair = by.kind === 'shape' ? pointOf(geometry) : columnsOf(fields, by)
  if ('length' in pair && pair[0] === 0 && pair[1] === 0) return { reason: NOWHERE }
  return pair
}

function columnsOf(fields: readonly string[], { x, y }: { x: number; y: number }) {
  const [first, second] = [numberIn(fields[x]), numberIn(fields[y])]
  return first === undefined || second === undefined
    ? { reason: NOT_NUMBERS }
    : ([first, second] as const)
}

/** A point, or the only one of several. */
export function pointOf(geometry: Geometry | null): Pair | { reason: Words } {
  if (geometry?.type === 'Point' && geometry.coordinates.length >= 2)
    return [geometry.coordinates[0]!, geometry.coordinates[1]!]
  if (geometry?.type === 'MultiPoint' && geometry.coordinates.length === 1)
    return [geometry.coordinates[0]![0]!, geometry.coordinates[0]![1]!]
  return { reason: geometry ? NOT_A_POINT : NO_SHAPE }
}

/** Some of many, evenly from all of them. */
function sampleOf<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most)
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)]!)
}

/**
 * A file does not say which coordinate system it is in: somebody has to.
 *
 * @param name the file's
 * @param likely the likeliest first; none when nothing in it lies in the municipality under any common system
 */
export const unplaced = (name: string, likely: readonly Likely[]): ImportError =>
  new ImportError(
    'no-coordinate-system',
    {
      sv: `Filen ${name} säger inte vilket koordinatsystem den är i. ${likelyWords(likely, 'sv')}`,
      en: `The file ${name} does not say which coordinate system it is in. ${likelyWords(likely, 'en')}`,
    },
    { likely },
  )

function unknownSystem(epsg: number, cause: unknown): ImportError {
  const error = new ImportError('unknown-system', {
    sv: `Det finns inget koordinatsystem med numret ${epsg} (EPSG). SWEREF 99 TM har 3006.`,
    en: `There is no coordinate system of the number ${epsg} (EPSG). SWEREF 99 TM has 3006.`,
  })
  error.cause = cause
  return error
}

function likelyWords(likely: readonly Likely[], language: keyof Words): string {
  const ways = likely.map(
    ({ epsg, isSwapped }) =>
      `${systemWords(epsg)[language]} (${epsg}${isSwapped ? SWAPPED[language] : ''})`,
  )
  if (ways.length === 0) return NONE_FITS[language]
  return `${LIKELIEST[language]}: ${ways.join(', ')}. ${SAY_SO[language]}`
}

const SWAPPED: Words = { sv: ', norr först', en: ', north first' }
const LIKELIEST: Words = { sv: 'Troligast', en: 'Likeliest' }
const SAY_SO: Words = {
  sv: 'Ange det som stämmer, med dess nummer (EPSG).',
  en: 'State the right one by its number (EPSG).',
}
const NONE_FITS: Words = {
  sv: 'Inget av de vanliga systemen lägger den i kommunen.',
  en: 'None of the common systems puts it in the municipality.',
}

/** Not a place, but none. */
export const NOWHERE: Words = {
  sv: 'läget 0, 0 betyder att läget saknas',
  en: '0, 0 is no position',
}
const NOT_NUMBERS: Words = {
  sv: 'koordinaterna är inte tal',
  en: 'the coordinates are not numbers',
}
const NOT_A_POINT: Words = { sv: 'formen är inte en punkt', en: 'the shape is not a point' }
const NO_SHAPE: Words = { sv: 'läget saknas', en: 'there is no position' }
const NO_PLACE: Words = {
  sv: 'koordinaterna ligger utanför koordinatsystemet',
  en: 'the coordinates lie outside the coordinate system',
}
