import type { Position } from 'geojson'
import type { Bbox } from '../../../geodata/position.ts'
import { linesOf, type SourceFeature } from './source-feature.ts'

/**
 * The sea as areas. OpenStreetMap draws only its edge: ways tagged natural=coastline, with land on
 * their left and water on their right. Within the box, each stretch of coast that enters and leaves
 * it is closed along the box's edge, clockwise, which keeps the water on the right all the way.
 * Islands are closed stretches by themselves and become holes.
 *
 * An extract that drops nodes outside its box ends its coasts a few metres short of it: such ends are
 * drawn on to the edge. Empty without a coast, and where one ends further inside (a torn extract):
 * then nothing can be said of which side is wet. Source: https://wiki.openstreetmap.org/wiki/Tag:natural=coastline
 */
export function seaOf(features: readonly SourceFeature[], bbox: Bbox): SourceFeature[] {
  const coast = features.filter(({ tags }) => tags.natural === 'coastline')
  const joined = joinEnds(coast.flatMap(({ geometry }) => linesOf(geometry)))
  const rings = joined.filter(isClosed).filter((ring) => ring.every((p) => isInside(p, bbox)))
  const crossing = joined.filter((line) => !rings.includes(line))
  const stretches = crossing.flatMap((line) => clipToBox(reachEdge(line, bbox), bbox))
  if (stretches.some((line) => !isOnEdge(line[0]!, bbox) || !isOnEdge(line.at(-1)!, bbox)))
    return []

  const outers = closeAlongEdge(stretches, bbox)
  // Islands in a sea that fills the whole box.
  if (outers.length === 0 && rings.length > 0 && rings.every(isIsland)) outers.push(boxRing(bbox))
  if (outers.length === 0) return []
  const polygons = outers.map((outer) => [
    outer,
    ...rings.filter((ring) => isIsland(ring) && contains(outer, ring[0]!)),
  ])
  return [
    {
      id: 'coastline',
      tags: { natural: 'water', water: 'sea' },
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    },
  ]
}

const key = ([lon, lat]: Position) => `${lon},${lat}`
const isClosed = (line: Position[]) => line.length > 3 && key(line[0]!) === key(line.at(-1)!)
const isInside = ([lon, lat]: Position, [west, south, east, north]: Bbox) =>
  lon! > west && lon! < east && lat! > south && lat! < north

/** Ways that go on where another ends, as one. */
function joinEnds(lines: Position[][]): Position[][] {
  const byStart = new Map(lines.filter((l) => !isClosed(l)).map((line) => [key(line[0]!), line]))
  const joined = lines.filter(isClosed)
  const ends = new Set([...byStart.values()].map((line) => key(line.at(-1)!)))
  const heads = [...byStart.values()].filter((line) => !ends.has(key(line[0]!)))
  // Heads first; what is left then goes round in a circle.
  for (const head of [...heads, ...byStart.values()]) {
    if (!byStart.delete(key(head[0]!))) continue
    const whole = [...head]
    for (let next = byStart.get(key(whole.at(-1)!)); next; ) {
      byStart.delete(key(next[0]!))
      whole.push(...next.slice(1))
      next = byStart.get(key(whole.at(-1)!))
    }
    joined.push(whole)
  }
  return joined
}

// About 60 m: the longest step between two nodes of a town's quay.
const REACH_DEG = 5e-4

/** The line with its loose ends drawn on to the box's edge where that is near. */
function reachEdge(line: Position[], bbox: Bbox): Position[] {
  const [first, last] = [line[0]!, line.at(-1)!]
  const [start, end] = [nearEdge(first, bbox), nearEdge(last, bbox)]
  return [...(start ? [start] : []), ...line, ...(end ? [end] : [])]
}

function nearEdge(position: Position, bbox: Bbox): Position | undefined {
  if (!isInside(position, bbox)) return undefined
  const [lon, lat] = position as [number, number]
  const [west, south, east, north] = bbox
  const edges: [distance: number, place: Position][] = [
    [lon - west, [west, lat]],
    [east - lon, [east, lat]],
    [lat - south, [lon, south]],
    [north - lat, [lon, north]],
  ]
  const [distance, place] = edges.reduce((a, b) => (b[0] < a[0] ? b : a))
  return distance <= REACH_DEG ? place : undefined
}

/** The stretches of a line inside a box (Liang–Barsky, a segment at a time). */
function clipToBox(line: Position[], bbox: Bbox): Position[][] {
  const stretches: Position[][] = []
  let current: Position[] = []
  for (let i = 1; i < line.length; i++) {
    const cut = clipSegment(line[i - 1]!, line[i]!, bbox)
    if (!cut) continue
    if (current.length === 0) current.push(cut.from)
    current.push(cut.to)
    if (cut.leaves) {
      stretches.push(current)
      current = []
    }
  }
  if (current.length > 1) stretches.push(current)
  return stretches
}

function clipSegment(a: Position, b: Position, [west, south, east, north]: Bbox) {
  const [dx, dy] = [b[0]! - a[0]!, b[1]! - a[1]!]
  let [start, end] = [0, 1]
  for (const [step, room] of [
    [-dx, a[0]! - west],
    [dx, east - a[0]!],
    [-dy, a[1]! - south],
    [dy, north - a[1]!],
  ] as const) {
    if (step === 0 && room < 0) return undefined
    if (step < 0) start = Math.max(start, room / step)
    if (step > 0) end = Math.min(end, room / step)
  }
  if (start >= end) return undefined
  const at = (t: number): Position => [
    Math.min(east, Math.max(west, a[0]! + dx * t)),
    Math.min(north, Math.max(south, a[1]! + dy * t)),
  ]
  return { from: start === 0 ? a : at(start), to: end === 1 ? b : at(end), leaves: end < 1 }
}

/** How far round the box's edge a position is, clockwise from the north-west corner, 0–4. */
function edgePlace([lon, lat]: Position, [west, south, east, north]: Bbox): number | undefined {
  const [nearX, nearY] = [(east - west) * 1e-6, (north - south) * 1e-6]
  const x = (lon! - west) / (east - west)
  const y = (north - lat!) / (north - south)
  if (Math.abs(lat! - north) <= nearY) return x
  if (Math.abs(lon! - east) <= nearX) return 1 + y
  if (Math.abs(lat! - south) <= nearY) return 3 - x
  if (Math.abs(lon! - west) <= nearX) return 4 - y
  return undefined
}
const isOnEdge = (position: Position, bbox: Bbox) => edgePlace(position, bbox) !== undefined

function closeAlongEdge(stretches: Position[][], bbox: Bbox): Position[][] {
  const left = new Set(stretches)
  const rings: Position[][] = []
  for (const first of stretches) {
    if (!left.has(first)) continue
    const ring: Position[] = []
    for (let line: Position[] | undefined = first; line && left.delete(line); ) {
      ring.push(...line)
      const end = edgePlace(line.at(-1)!, bbox)!
      // The next to begin, clockwise; the first of this ring may be the one.
      const ahead = (other: Position[]) => (edgePlace(other[0]!, bbox)! - end + 4) % 4
      const next: Position[] = [first, ...left].reduce((a, b) => (ahead(b) < ahead(a) ? b : a))
      ring.push(...cornersBetween(end, ahead(next), bbox))
      line = next
    }
    ring.push(ring[0]!)
    rings.push(ring)
  }
  return rings
}

function cornersBetween(end: number, ahead: number, [west, south, east, north]: Bbox): Position[] {
  const corners: Position[] = [
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ]
  const passed: Position[] = []
  for (let corner = Math.floor(end) + 1; corner < end + ahead; corner++) {
    passed.push(corners[corner % 4]!)
  }
  return passed
}

const boxRing = ([west, south, east, north]: Bbox): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** Counter-clockwise: land on the left is inside. The other way round is a lake drawn as coast. */
function isIsland(ring: Position[]): boolean {
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    sum += (ring[i]![0]! - ring[i - 1]![0]!) * (ring[i]![1]! + ring[i - 1]![1]!)
  }
  return sum < 0
}

function contains(ring: Position[], [lon, lat]: Position): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!]
    const crosses = a[1]! > lat! !== b[1]! > lat!
    if (crosses && lon! < ((b[0]! - a[0]!) * (lat! - a[1]!)) / (b[1]! - a[1]!) + a[0]!) {
      inside = !inside
    }
  }
  return inside
}
