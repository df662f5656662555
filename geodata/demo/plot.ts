import type { PlanePoint } from '../plane.ts'
import type { Lattice } from './lattice.ts'
import { direction } from './lines.ts'
import type { Parcel } from './parcels.ts'
import {
  type Frame,
  insetSides,
  keepsShape,
  middle,
  type Ring,
  ringOf,
  signedArea,
} from './rings.ts'
import { halfWidthM, type StreetEdge } from './streets.ts'

/** A parcel as land: what is left inside its streets. Sides are south, east, north, west. */
export type Plot = {
  parcel: Parcel
  sides: PlanePoint[][]
  ring: Ring
  /** The street each side faces; empty where none runs. */
  streets: string[]
  /** Whether anything built up runs along the side (not only a path). */
  faced: boolean[]
  /** At the middle, along the south side. */
  frame: Frame
  /** Moved inwards; null where the plot is too narrow for it. */
  inset: (distanceM: number) => PlanePoint[][] | null
}

/** The land of each parcel. */
export function plots(
  town: Lattice,
  land: readonly Parcel[],
  edges: readonly StreetEdge[],
): Plot[] {
  const byStart = new Map(edges.map((edge) => [keyOf(edge), edge]))
  return land.map((parcel) => plotOf(town, parcel, byStart))
}

const keyOf = ({ from, isRow }: Pick<StreetEdge, 'from' | 'isRow'>) =>
  `${from[0]}/${from[1]}/${isRow}`

function plotOf(town: Lattice, parcel: Parcel, byStart: Map<string, StreetEdge>): Plot {
  const { west, east, south, north } = parcel
  const outline = [
    town.between([west, south], [east, south]),
    town.between([east, south], [east, north]),
    town.between([east, north], [west, north]),
    town.between([west, north], [west, south]),
  ]
  const along = (row: boolean, line: number, low: number, high: number) =>
    Array.from({ length: high - low }, (_, k) =>
      byStart.get(row ? `${low + k}/${line}/true` : `${line}/${low + k}/false`),
    ).filter((edge) => edge !== undefined)
  const facing = [
    along(true, south, west, east),
    along(false, east, south, north),
    along(true, north, west, east),
    along(false, west, south, north),
  ]
  const widths = facing.map((side) => Math.max(2, ...side.map(({ kind }) => halfWidthM[kind])))
  const sides = insetSides(outline, widths)
  const inset = (distanceM: number) => {
    const inner = insetSides(sides, [distanceM, distanceM, distanceM, distanceM])
    return keepsShape(sides, inner) && signedArea(ringOf(inner)) > 0 ? inner : null
  }
  return {
    parcel,
    sides,
    ring: ringOf(sides),
    streets: facing.map((side) => side[0]?.name ?? ''),
    faced: facing.map((side) => side.some(({ kind }) => kind !== 'path')),
    frame: frameOf(sides),
    inset,
  }
}

function frameOf([south, east, north, west]: PlanePoint[][]): Frame {
  const corners = [south![0]!, east![0]!, north![0]!, west![0]!] as const
  const [sw, se, ne, nw] = corners
  return { at: middle(corners), along: direction(middle([sw, nw]), middle([se, ne])) }
}
