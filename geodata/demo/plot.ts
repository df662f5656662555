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

/** A parcel as land: what is left inside its streets. Sides go counter-clockwise from the south. */
export type Plot = {
  parcel: Parcel
  sides: PlanePoint[][]
  ring: Ring
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

const keyOf = ({ from, course }: Pick<StreetEdge, 'from' | 'course'>) =>
  `${from[0]}/${from[1]}/${course}`

function plotOf(town: Lattice, parcel: Parcel, byStart: Map<string, StreetEdge>): Plot {
  const borders = bordersOf(town, parcel, byStart)
  const widths = borders.map(({ edges }) =>
    Math.max(2, ...edges.map(({ kind }) => halfWidthM[kind])),
  )
  const sides = insetSides(
    borders.map(({ line }) => line),
    widths,
  )
  const inset = (distanceM: number) => {
    const inner = insetSides(
      sides,
      sides.map(() => distanceM),
    )
    return keepsShape(sides, inner) && signedArea(ringOf(inner)) > 0 ? inner : null
  }
  return {
    parcel,
    sides,
    ring: ringOf(sides),
    faced: borders.map(({ edges }) => edges.some(({ kind }) => kind !== 'path')),
    frame: frameOf(sides),
    inset,
  }
}

type Border = { line: PlanePoint[]; edges: StreetEdge[] }

/** The parcel's sides, counter-clockwise from the south, with the streets that run along them. */
function bordersOf(town: Lattice, parcel: Parcel, byStart: Map<string, StreetEdge>): Border[] {
  const { west, east, south, north, half } = parcel
  const row = (line: number) =>
    Array.from({ length: east - west }, (_, k) => byStart.get(`${west + k}/${line}/row`))
  const column = (line: number) =>
    Array.from({ length: north - south }, (_, k) => byStart.get(`${line}/${south + k}/column`))
  const border = (line: PlanePoint[], edges: (StreetEdge | undefined)[]): Border => ({
    line,
    edges: edges.filter((edge) => edge !== undefined),
  })
  const [sw, se, ne, nw] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ] as const
  const southern = border(town.between(sw, se), row(south))
  const eastern = border(town.between(se, ne), column(east))
  const northern = border(town.between(ne, nw), row(north))
  const western = border(town.between(nw, sw), column(west))
  if (half === undefined) return [southern, eastern, northern, western]

  const alley = byStart.get(`${west}/${south}/diagonal`)
  const slant = [town.node(...sw), town.node(...ne)]
  return half === 'southeast'
    ? [southern, eastern, border(slant.toReversed(), [alley])]
    : [border(slant, [alley]), northern, western]
}

// A quadrilateral's own east runs between the middles of its western and eastern sides.
function frameOf(sides: PlanePoint[][]): Frame {
  const corners = sides.map((line) => line[0]!)
  const [sw, se, ne, nw] = corners as [PlanePoint, PlanePoint, PlanePoint, PlanePoint?]
  const along = nw ? direction(middle([sw, nw]), middle([se, ne])) : direction(sw, se)
  return { at: middle(corners), along }
}
