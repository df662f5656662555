import type { PlanePoint } from '../plane.ts'
import { COLUMNS, type Crossing, type Lattice, RAIL_COLUMN, RIVER_ROW, ROWS } from './lattice.ts'
import { lengthOf, stretch } from './lines.ts'
import type { StreetNames } from './names.ts'
import { ALLEY, type Parcel } from './parcels.ts'

export type StreetKind = 'major' | 'minor' | 'pedestrian' | 'service' | 'path' | 'rail'
export type Street = { line: PlanePoint[]; kind: StreetKind; name: string; bridge: boolean }

/** One stretch of street between two neighbouring crossings. */
export type StreetEdge = Street & { from: Crossing; to: Crossing; course: Course }
export type Course = 'row' | 'column' | 'diagonal'

/** Columns that cross the water, and the rows that cross the railway. */
const bridges = new Set([2, 4, 7, 9])
const railCrossings = new Set([4, 8, 10])

/** From a street's centre line to where plots begin, metres. */
export const halfWidthM: Record<StreetKind, number> = {
  major: 8.5,
  minor: 6.2,
  pedestrian: 5.6,
  service: 4,
  path: 4,
  rail: 10,
}

/** Every stretch of street: the borders between parcels, where anything runs there. */
export function streetEdges(town: Lattice, land: readonly Parcel[], names: StreetNames) {
  const owner = new Map<string, Parcel>()
  for (const parcel of land)
    for (let i = parcel.west; i < parcel.east; i++)
      for (let j = parcel.south; j < parcel.north; j++) owner.set(`${i}/${j}`, parcel)
  const at = (i: number, j: number) => owner.get(`${i}/${j}`)

  const lineOf = (from: Crossing, to: Crossing, course: Course) =>
    course === 'diagonal' ? [town.node(...from), town.node(...to)] : town.between(from, to)
  const edges: StreetEdge[] = []
  const draw = (from: Crossing, to: Crossing, course: Course, kind: StreetKind | null) => {
    if (kind === null) return
    const name = kind === 'path' ? '' : nameOf(from, course, names)
    edges.push({ line: lineOf(from, to, course), kind, name, bridge: false, from, to, course })
  }
  const [x, y] = ALLEY
  draw([x, y], [x + 1, y + 1], 'diagonal', 'pedestrian')
  for (let i = 0; i < COLUMNS; i++)
    for (let j = 0; j < ROWS; j++) {
      const [here, west, south] = [at(i, j), at(i - 1, j), at(i, j - 1)]
      if (here && west && here !== west)
        draw([i, j], [i, j + 1], 'column', columnKind(i, j, here, west))
      if (here && south && here !== south)
        draw([i, j], [i + 1, j], 'row', rowKind(i, j, here, south))
    }
  return edges
}

const bothWood = (a: Parcel, b: Parcel) => a.use === 'wood' && b.use === 'wood'

function columnKind(i: number, j: number, a: Parcel, b: Parcel): StreetKind | null {
  if (j === RIVER_ROW) return !bridges.has(i) ? null : i === 2 ? 'path' : columnStyle(i, j)
  if (bothWood(a, b) || a.use === 'rail' || b.use === 'rail') return railSide(i, j)
  return columnStyle(i, j)
}

function columnStyle(i: number, j: number): StreetKind {
  if (i === 4) return 'major'
  return i === 7 && j >= 5 && j <= 8 ? 'pedestrian' : 'minor'
}

const railSide = (i: number, j: number): StreetKind | null =>
  (i === RAIL_COLUMN && j !== 7 && j !== 8) || (i === RAIL_COLUMN + 1 && j < 10) ? 'minor' : null

function rowKind(i: number, j: number, a: Parcel, b: Parcel): StreetKind | null {
  if (a.use === 'rail' || b.use === 'rail') {
    if (a.use !== b.use && (a.use === 'river' || b.use === 'river')) return null
    return !railCrossings.has(j) ? null : j === 8 ? 'path' : 'major'
  }
  if (bothWood(a, b)) return null
  if (a.use === 'river' || b.use === 'river') return i >= 4 && i < 10 ? 'minor' : 'path'
  if (j === 4 || j === 10) return 'major'
  return j === 8 && i >= 4 && i < 10 ? 'pedestrian' : 'minor'
}

function nameOf([i, j]: Crossing, course: Course, names: StreetNames): string {
  if (course === 'diagonal') return 'Sneda gränd'
  if (course === 'row') return i >= 12 ? `Östra ${names.rows[j]}` : names.rows[j]!
  if (i === 4 || i >= RAIL_COLUMN) return names.columns[i]!
  return j < 4 || j > 10 ? names.outerColumns[i]! : names.columns[i]!
}

/** Neighbouring stretches of one name and kind as one line; bridges apart. */
export function joinedStreets(edges: readonly StreetEdge[], waterHalfM: number): Street[] {
  const line = ({ course, from }: StreetEdge) =>
    course === 'row' ? from[1] : course === 'column' ? 100 + from[0] : 200
  const step = ({ course, from }: StreetEdge) => (course === 'row' ? from[0] : from[1])
  const sorted = edges.toSorted((a, b) => line(a) - line(b) || step(a) - step(b))
  const streets: Street[] = []
  let last: StreetEdge | null = null
  for (const edge of sorted) {
    const parts = withBridge(edge, waterHalfM)
    const goesOn =
      last !== null &&
      last.course === edge.course &&
      last.to[0] === edge.from[0] &&
      last.to[1] === edge.from[1] &&
      last.kind === edge.kind &&
      last.name === edge.name
    if (goesOn) streets.at(-1)!.line.push(...parts[0]!.line.slice(1))
    else streets.push({ ...parts[0]!, line: [...parts[0]!.line] })
    streets.push(...parts.slice(1).map((part) => ({ ...part, line: [...part.line] })))
    last = edge
  }
  return streets
}

// A column over the river is a bridge in its middle and street at its ends.
function withBridge(edge: StreetEdge, halfM: number): Street[] {
  const { line, kind, name } = edge
  if (edge.course !== 'column' || edge.from[1] !== RIVER_ROW)
    return [{ line, kind, name, bridge: false }]
  const length = lengthOf(line)
  const cut = [0, length / 2 - halfM, length / 2 + halfM, length]
  return [0, 1, 2].map((k) => ({
    line: stretch(line, cut[k]!, cut[k + 1]!),
    kind,
    name,
    bridge: k === 1,
  }))
}
