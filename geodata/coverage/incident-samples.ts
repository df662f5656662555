import { DEFAULT_PLACE_RADIUS_M } from '../model/incident.ts'
import type { IncidentColumns } from '../model/incident-columns.ts'
import { precisions, settings } from '../model/incident-columns.ts'
import type { Plane, PlanePoint } from '../plane.ts'
import { buildingAt, type Footprints } from '../visibility/inside.ts'
import type { Footprint } from '../visibility/town.ts'
import { frontPoints } from './fronts.ts'

/** Why an incident is, or is not, asked about in the figure. */
export type Standing = 'point' | 'spread' | 'indoor' | 'unknown'
const standings: readonly Standing[] = ['point', 'spread', 'indoor', 'unknown']

/**
 * Where each incident may have happened, as points on the plane. An exact one is one point; one known
 * as a place is spread over its disc, or over the street front of the building it stands in.
 */
export type IncidentSamples = {
  /** x, y of each point in metres. */
  points: Float64Array
  /** Points of incident i are first[i] … first[i + 1] − 1. */
  first: Uint32Array
  /** Index in `standings` for each incident. */
  standing: Uint8Array
}

export const standingAt = ({ standing }: IncidentSamples, i: number): Standing =>
  standings[standing[i]!]!

const DISC_POINTS = 32
/** Street front is asked about this far out from the wall, every so many metres. */
const FRONT = { offM: 1.5, stepM: 4 }

/**
 * Spreads incidents over where they may have been.
 *
 * Indoor ones and area-level ones have no points: no street camera sees the first, and nobody can say
 * about the second. A place whose disc and building leave no open ground is unknown, too.
 */
export function sampleIncidents(
  columns: IncidentColumns,
  plane: Plane,
  town: Footprints,
): IncidentSamples {
  const points: number[] = []
  const first = new Uint32Array(columns.length + 1)
  const standing = new Uint8Array(columns.length)
  const spreads = new Map<string, number[]>()
  for (let i = 0; i < columns.length; i++) {
    const own = pointsOf(columns, i, plane, town, spreads)
    standing[i] = standings.indexOf(own.standing)
    for (const value of own.points) points.push(value)
    first[i + 1] = points.length / 2
  }
  return { points: Float64Array.from(points), first, standing }
}

function pointsOf(
  columns: IncidentColumns,
  i: number,
  plane: Plane,
  town: Footprints,
  spreads: Map<string, number[]>,
): { standing: Standing; points: readonly number[] } {
  if (settings[columns.setting[i]!] === 'indoor') return { standing: 'indoor', points: [] }
  const precision = precisions[columns.precision[i]!]
  if (precision === 'area') return { standing: 'unknown', points: [] }

  const at = plane.toPlane([columns.lon[i]!, columns.lat[i]!])
  const building = buildingAt(town, at)
  if (precision === 'exact' && !building) return { standing: 'point', points: at }
  // Many incidents share one snapped position: the spread is worked out once for each.
  const radiusM = columns.radiusM[i]! || DEFAULT_PLACE_RADIUS_M
  const key = `${at[0]},${at[1]},${building ? 'front' : radiusM}`
  let spread = spreads.get(key)
  if (!spread) {
    spread = building ? streetFront(building, town) : openDisc(at, radiusM, town)
    spreads.set(key, spread)
  }
  return spread.length > 0
    ? { standing: 'spread', points: spread }
    : { standing: 'unknown', points: [] }
}

/** Evenly spread points of a disc that are not inside a building. Source: Vogel's spiral, 1979. */
function openDisc([x, y]: PlanePoint, radiusM: number, town: Footprints): number[] {
  const golden = Math.PI * (3 - Math.sqrt(5))
  const points: number[] = []
  for (let k = 0; k < DISC_POINTS; k++) {
    const r = radiusM * Math.sqrt((k + 0.5) / DISC_POINTS)
    const point: PlanePoint = [x + r * Math.sin(k * golden), y + r * Math.cos(k * golden)]
    if (!buildingAt(town, point)) points.push(...point)
  }
  return points
}

/** Points before a building's outer walls: nobody means its courtyard by its address. */
const streetFront = (building: Footprint, town: Footprints): number[] =>
  frontPoints({ ...building, rings: building.rings.slice(0, 1) }, town, FRONT).flatMap(
    ({ at }) => at,
  )
