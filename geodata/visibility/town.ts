import Flatbush from 'flatbush'
import type { ObstacleKind } from '../model/obstacle.ts'
import type { Provenance } from '../model/record.ts'
import type { Plane, PlanePoint } from '../plane.ts'
import type { LonLat } from '../position.ts'
import { type Barrier, buildMesh, extent, type Mesh } from './mesh.ts'
import { type Caster, crownRing } from './shadows.ts'

/** A shape that may stand in the way, as the API sends it. */
export type ObstacleFeature = {
  id: string
  kind: ObstacleKind
  heightM: number
  heightSource: Provenance
  /** What a building is: house, church, garage …; empty where nobody has said. */
  use: string
  /** Of a tree; estimated from its height where it is not known. */
  crownRadiusM: number | null
  shape:
    | { type: 'Polygon'; coordinates: LonLat[][] }
    | { type: 'LineString'; coordinates: LonLat[] }
    | { type: 'Point'; coordinates: LonLat }
}

/** A building's outline on the plane: rings of [x0, y0, x1, y1, …] in metres, not closed; holes follow. */
export type Footprint = { id: string; use: string; rings: Float64Array[] }

/** Everything in a town that may stop sight, on its plane. */
export type Town = {
  plane: Plane
  /** Buildings and walls as triangles; its barriers are `standing`, by their places. */
  mesh: Mesh
  standing: { id: string; heightM: number }[]
  /** The same with trees, each as what casts a shadow, indexed. */
  casters: (Caster & Round & Pick<ObstacleFeature, 'id' | 'kind' | 'heightSource'>)[]
  casterIndex: Flatbush | undefined
  footprints: Footprint[]
  footprintIndex: Flatbush | undefined
}

/** The circle that something stands within. */
type Round = { centre: PlanePoint; radiusM: number }

/** A crown begins this far up a tree, and is this wide for its height where nobody has measured it. */
const CROWN_BASE = 0.3
const CROWN_RADIUS = 0.25

/** Prepares a town for every question about what is seen in it. */
export function buildTown(obstacles: readonly ObstacleFeature[], plane: Plane): Town {
  const standing: Town['standing'] = []
  const barriers: Barrier[] = []
  const casters: Town['casters'] = []
  const footprints: Footprint[] = []
  for (const { id, kind, heightM, heightSource, crownRadiusM, use, shape } of obstacles) {
    const told = { id, kind, heightSource }
    if (shape.type === 'Point') {
      const crownM = crownRadiusM ?? heightM * CROWN_RADIUS
      const rings = [crownRing(plane.toPlane(shape.coordinates), crownM)]
      const crown = { rings, baseM: heightM * CROWN_BASE, topM: heightM }
      casters.push({ ...told, ...crown, ...roundOf(rings[0]!) })
      continue
    }
    const isLine = shape.type === 'LineString'
    const drawn = isLine ? [shape.coordinates] : shape.coordinates.map((ring) => ring.slice(0, -1))
    const rings = drawn.map((ring) => toFlat(ring, plane))
    const inMm = rings.map((ring) => ring.map((metres) => Math.round(metres * 1000)))
    standing.push({ id, heightM })
    barriers.push({ heightM, rings: isLine ? [] : inMm, lines: isLine ? inMm : [] })
    const outlines = isLine ? rings.map(thereAndBack) : rings
    const solid = { rings: outlines, baseM: 0, topM: heightM }
    casters.push({ ...told, ...solid, ...roundOf(outlines[0]!) })
    if (kind === 'building') footprints.push({ id, use, rings })
  }
  return {
    ...{ plane, standing, casters, footprints },
    mesh: buildMesh(barriers),
    casterIndex: indexOf(casters.map(({ rings }) => rings[0]!)),
    footprintIndex: indexOf(footprints.map(({ rings }) => rings[0]!)),
  }
}

function toFlat(positions: readonly LonLat[], plane: Plane): Float64Array {
  const flat = new Float64Array(positions.length * 2)
  for (const [i, position] of positions.entries()) flat.set(plane.toPlane(position), 2 * i)
  return flat
}

/** A line as an outline that encloses nothing. */
function thereAndBack(line: Float64Array): Float64Array {
  const corners: number[] = [...line]
  for (let k = line.length - 4; k > 0; k -= 2) corners.push(line[k]!, line[k + 1]!)
  return Float64Array.from(corners)
}

function roundOf(outline: Float64Array): Round {
  const [minX, minY, maxX, maxY] = extent(outline)
  const centre = [(minX + maxX) / 2, (minY + maxY) / 2] as const
  return { centre, radiusM: Math.hypot(maxX - minX, maxY - minY) / 2 }
}

/** @param outlines flat coordinates of each item */
function indexOf(outlines: readonly Float64Array[]): Flatbush | undefined {
  if (outlines.length === 0) return undefined
  const index = new Flatbush(outlines.length)
  for (const outline of outlines) index.add(...extent(outline))
  index.finish()
  return index
}
