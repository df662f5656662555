import type { Provenance } from '../model/record.ts'
import type { PlanePoint } from '../plane.ts'
import { clippedLine, isWithin } from './clip.ts'
import type { Line } from './lines.ts'
import { type Box, boxOf, isInside, type Ring, ringsAreNear } from './rings.ts'
import type { Street } from './streets.ts'

export type Building = {
  ring: Ring
  /** Courtyards. */
  holes: Ring[]
  heightM: number
  heightSource: Provenance
  use: string
  name: string
  /** Street and number, when it has an address. */
  address: string
}
export type Patch = {
  layer: 'green' | 'squares' | 'water'
  kind: string
  name: string
  ring: Ring
}
type Tree = { at: PlanePoint; heightM: number; crownRadiusM: number }
type Wall = { line: Line; heightM: number }
export type Lamp = { at: PlanePoint; heightM: number; working: boolean }
type Label = { kind: string; name: string; at: PlanePoint }

/** What is being drawn, in the plane. Buildings are refused where they would stand on another. */
export type Canvas = {
  box: Box
  buildings: Building[]
  patches: Patch[]
  trees: Tree[]
  walls: Wall[]
  lamps: Lamp[]
  roads: Street[]
  labels: Label[]
  /** @returns false, drawing nothing, where it would leave the box or come too near another */
  build: (building: Building, marginM?: number) => boolean
  /** A wall along a line, where the line lies in the box. */
  wall: (line: Line, heightM: number) => void
  /** The building that covers a point; courtyards are open. */
  buildingAt: (point: PlanePoint) => Building | undefined
  /** Buildings whose boxes come within `reachM` of a point. */
  buildingsNear: (point: PlanePoint, reachM: number) => Building[]
}

const CELL_M = 40

export function canvas(box: Box): Canvas {
  const buildings: Building[] = []
  const index = new Map<number, Building[]>()
  const keysOf = ([west, south, east, north]: Box) => {
    const keys: number[] = []
    for (let i = Math.floor(west / CELL_M); i <= Math.floor(east / CELL_M); i++)
      for (let j = Math.floor(south / CELL_M); j <= Math.floor(north / CELL_M); j++)
        keys.push(i * 1000 + j)
    return keys
  }
  const near = ([west, south, east, north]: Box, reachM: number) => {
    const keys = keysOf([west - reachM, south - reachM, east + reachM, north + reachM])
    return [...new Set(keys.flatMap((key) => index.get(key) ?? []))]
  }
  const build = (building: Building, marginM = 0) => {
    const { ring } = building
    if (!ring.every((point) => isWithin(point, box, 2))) return false
    const bounds = boxOf(ring)
    if (marginM > 0 && near(bounds, marginM).some((b) => ringsAreNear(ring, b.ring, marginM)))
      return false
    buildings.push(building)
    for (const key of keysOf(bounds)) index.set(key, [...(index.get(key) ?? []), building])
    return true
  }
  const walls: Wall[] = []
  const wall = (line: Line, heightM: number) => {
    for (const part of clippedLine(line, box)) walls.push({ line: part, heightM })
  }
  const buildingAt = (point: PlanePoint) =>
    index
      .get(Math.floor(point[0] / CELL_M) * 1000 + Math.floor(point[1] / CELL_M))
      ?.find((b) => isInside(point, b.ring) && !b.holes.some((hole) => isInside(point, hole)))

  return {
    box,
    buildings,
    patches: [],
    trees: [],
    walls,
    wall,
    lamps: [],
    roads: [],
    labels: [],
    build,
    buildingAt,
    buildingsNear: ([x, y], reachM) => near([x, y, x, y], reachM),
  }
}

/** A building with what most have: no courtyard, no name, height from its storeys. */
export const plain = (
  ring: Ring,
  heightM: number,
  use: string,
  heightSource: Provenance = 'levels',
): Building => ({
  ring,
  holes: [],
  heightM: Math.round(heightM * 10) / 10,
  heightSource,
  use,
  name: '',
  address: '',
})
