import Flatbush from 'flatbush'
import type { ObstacleKind } from '../model/obstacle.ts'
import type { Provenance } from '../model/record.ts'
import type { Plane, PlanePoint } from '../plane.ts'
import type { LonLat } from '../position.ts'
import { type Barrier, buildMesh, extent, type Mesh } from './mesh.ts'
import { type Caster, crownRing } from './shadows.ts'
import { lowestAlong, piecesOf, underPiece } from './standing-ground.ts'
import { heightAt, type Terrain } from './terrain.ts'

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
  /** The height of the ground; null where it is taken for flat. */
  terrain: Terrain | null
  /** The same town on flat ground, made when it is first asked for; itself where it has no terrain. */
  flat: () => Town
  /** What heights in the mesh are over: the terrain's lowest; 0, the ground itself, where it is flat. */
  datumM: number
  /** Buildings and walls as triangles; its barriers are `standing`, by their places. */
  mesh: Mesh
  standing: { id: string; heightM: number }[]
  /** The same with trees, each as what casts a shadow, indexed. */
  casters: TownCaster[]
  casterIndex: Flatbush | undefined
  footprints: Footprint[]
  footprintIndex: Flatbush | undefined
}

/** Its heights are over the ground it stands on, and `standsM` is that ground's; 0 where it is flat. */
export type TownCaster = Caster &
  Round &
  Pick<ObstacleFeature, 'id' | 'kind' | 'heightSource'> & { standsM: number }

/** The circle that something stands within. */
type Round = { centre: PlanePoint; radiusM: number }

/** A crown begins this far up a tree, and is this wide for its height where nobody has measured it. */
const CROWN_BASE = 0.3
const CROWN_RADIUS = 0.25

/**
 * Prepares a town for every question about what is seen in it.
 *
 * @param terrain null for flat ground
 */
export function buildTown(
  obstacles: readonly ObstacleFeature[],
  plane: Plane,
  terrain: Terrain | null = null,
): Town {
  const datumM = terrain?.lowestM ?? 0
  const standing: Town['standing'] = []
  const barriers: Barrier[] = []
  const casters: Town['casters'] = []
  const footprints: Footprint[] = []
  for (const { id, kind, heightM, heightSource, crownRadiusM, use, shape } of obstacles) {
    const told = { id, kind, heightSource }
    if (shape.type === 'Point') {
      const [x, y] = plane.toPlane(shape.coordinates)
      const crownM = crownRadiusM ?? heightM * CROWN_RADIUS
      const rings = [crownRing([x, y], crownM)]
      const crown = { rings, baseM: heightM * CROWN_BASE, topM: heightM }
      const standsM = terrain ? heightAt(terrain, x, y) : 0
      casters.push({ ...told, ...crown, standsM, ...roundOf(rings[0]!) })
      continue
    }
    const isLine = shape.type === 'LineString'
    const drawn = isLine ? [shape.coordinates] : shape.coordinates.map((ring) => ring.slice(0, -1))
    const outline = drawn.map((ring) => toFlat(ring, plane))
    for (const { rings, standsM } of onGround(outline, isLine, terrain)) {
      const inMm = rings.map((ring) => ring.map((metres) => Math.round(metres * 1000)))
      const overDatumM = standsM - datumM + heightM
      standing.push({ id, heightM })
      barriers.push({ heightM: overDatumM, rings: isLine ? [] : inMm, lines: isLine ? inMm : [] })
      const outlines = isLine ? rings.map(thereAndBack) : rings
      const solid = { rings: outlines, baseM: 0, topM: heightM, standsM }
      casters.push({ ...told, ...solid, ...roundOf(outlines[0]!) })
    }
    if (kind === 'building') footprints.push({ id, use, rings: outline })
  }
  let flat: Town | undefined
  const town: Town = {
    ...{ plane, terrain, datumM, standing, casters, footprints },
    flat: () => {
      flat ??= terrain ? buildTown(obstacles, plane) : town
      return flat
    },
    mesh: buildMesh(barriers),
    casterIndex: indexOf(casters.map(({ rings }) => rings[0]!)),
    footprintIndex: indexOf(footprints.map(({ rings }) => rings[0]!)),
  }
  return town
}

/** An outline, or a line in pieces, with the ground each stands on. */
function onGround(rings: Float64Array[], isLine: boolean, terrain: Terrain | null) {
  if (!terrain) return [{ rings, standsM: 0 }]
  if (!isLine) return [{ rings, standsM: lowestAlong(rings, terrain) }]
  return rings
    .flatMap(piecesOf)
    .map((piece) => ({ rings: [piece], standsM: underPiece(piece, terrain) }))
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
