import type { Bbox, LonLat } from '../../../geodata/position.ts'
import type { Words } from '../import-error.ts'

/** A coordinate system by its number in the EPSG registry, and what people call it. */
export type System = { epsg: number; words: Words }

export const WGS84 = 4326

const named = (epsg: number, sv: string, en = sv): System => ({ epsg, words: { sv, en } })

// The local zones are named after their central meridians. Source: Lantmäteriet, "Tvådimensionella system".
const SWEREF_ZONES = [
  ...['12 00', '13 30', '15 00', '16 30', '18 00', '14 15'],
  ...['15 45', '17 15', '18 45', '20 15', '21 45', '23 15'],
]
const RT90_ZONES = ['7,5 gon V', '5 gon V', '2,5 gon V', '0 gon', '2,5 gon O', '5 gon O']

/** The systems that files without a stated one are held against, the commonest first. */
export const commonSystems: readonly System[] = [
  named(WGS84, 'WGS 84, grader', 'WGS 84, degrees'),
  named(3006, 'SWEREF 99 TM'),
  ...SWEREF_ZONES.map((zone, i) => named(3007 + i, `SWEREF 99 ${zone}`)),
  named(3021, 'RT 90 2,5 gon V'),
  ...RT90_ZONES.flatMap((zone, i) => (i === 2 ? [] : [named(3019 + i, `RT 90 ${zone}`)])),
  named(3857, 'Web Mercator'),
  ...[32, 33, 34, 35].map((zone) => named(32_600 + zone, `UTM ${zone} N, WGS 84`)),
]

/** What a system is called; its number where it is none of the common ones. */
export const systemWords = (epsg: number): Words =>
  commonSystems.find((one) => one.epsg === epsg)?.words ?? {
    sv: `EPSG:${epsg}`,
    en: `EPSG:${epsg}`,
  }

/** How numbers of a file become positions. */
export type Placing = {
  /** Number in the EPSG registry. */
  epsg: number
  /** The first number is the northing or latitude, where the file was taken to have the other first. */
  isSwapped: boolean
}

/** Numbers as a file has them: to the east, then to the north, unless they are swapped. */
export type Pair = readonly [x: number, y: number]

/**
 * Positions in WGS 84 of numbers in another system, in the same order; null for what has none.
 *
 * @throws {GdalRefusal} when PROJ knows no such system
 */
export type Transform = (pairs: readonly Pair[], epsg: number) => Promise<(LonLat | null)[]>

/** How far outside a municipality something of its own may lie: a cut is seldom along its border. */
const MARGIN_DEG = 0.25

/** A placing under which most of a file lies in the municipality, and how much of it: 0–1. */
export type Likely = Placing & { share: number }

/** Fewer than this under a system, and it is not the file's. */
const LEAST_SHARE = 0.5
const MOST_LIKELY = 3

/**
 * The placings under which numbers lie in a municipality, the likeliest first, at most three. Numbers that are
 * degrees are tried as nothing else. Which of equally good ones it is only a person can tell.
 *
 * @param pairs a sample of a file's numbers
 * @param bbox the municipality's
 */
export async function likelyPlacings(
  pairs: readonly Pair[],
  bbox: Bbox,
  transform: Transform,
): Promise<Likely[]> {
  const told = pairs.filter(([x, y]) => x !== 0 || y !== 0)
  if (told.length === 0) return []
  const areDegrees = told.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 180)
  const systems = commonSystems.filter(({ epsg }) => (epsg === WGS84) === areDegrees)
  const found: (Likely & { offDeg: number })[] = []
  for (const { epsg } of systems)
    for (const isSwapped of [false, true]) {
      const asked = isSwapped ? told.map(([x, y]): Pair => [y, x]) : told
      const placed = await transform(asked, epsg)
      const inside = placed.filter((at) => at && isNear(at, bbox))
      const share = inside.length / told.length
      if (share < LEAST_SHARE) continue
      const offDeg = inside.reduce((sum, at) => sum + offMiddle(at!, bbox), 0) / inside.length
      found.push({ epsg, isSwapped, share, offDeg })
    }
  return found
    .sort((a, b) => b.share - a.share || a.offDeg - b.offDeg)
    .slice(0, MOST_LIKELY)
    .map(({ offDeg, ...likely }) => likely)
}

const isNear = ([lon, lat]: LonLat, [west, south, east, north]: Bbox) =>
  lon >= west - 2 * MARGIN_DEG &&
  lon <= east + 2 * MARGIN_DEG &&
  lat >= south - MARGIN_DEG &&
  lat <= north + MARGIN_DEG

/** How far from the municipality's middle, in degrees of latitude about. */
const offMiddle = ([lon, lat]: LonLat, [west, south, east, north]: Bbox) =>
  Math.hypot((lon - (west + east) / 2) / 2, lat - (south + north) / 2)
