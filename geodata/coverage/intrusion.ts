import type { PlanePoint } from '../plane.ts'
import type { CameraView } from '../visibility/camera-view.ts'
import { buildingAt, type Footprints } from '../visibility/inside.ts'
import { frontPoints } from './fronts.ts'
import { indexPoints, type Points, seenPoints } from './seen-points.ts'

/** Where people live, come in, sit or go to school: what a camera should see as little of as it can. */
export const intrusionKinds = ['dwelling', 'entrance', 'seating', 'school'] as const
export type IntrusionKind = (typeof intrusionKinds)[number]

/** A place of such a kind on the town's plane; buildings are known from the town itself. */
export type Spot = { kind: Exclude<IntrusionKind, 'dwelling'>; at: PlanePoint }

/** Points to ask about, what each is of, and how many of each kind there are. */
export type Intruded = {
  points: Points
  kind: Uint8Array
  /** Points of one building or place have one number. */
  of: Uint32Array
}

/** How many of each kind a camera sees anything of, and how many metres of the fronts of dwellings. */
export type Intrusion = Record<IntrusionKind, number> & { frontM: number }

/** Fronts are asked about so close to the wall, every so many metres. */
const FRONT = { offM: 0.5, stepM: 2 }
/** A door that is drawn on the wall, or in it, is asked about this far out. */
const DOOR_M = 0.6

type Kinds = { isDwelling: (use: string) => boolean; isSchool: (use: string) => boolean }

/**
 * What may be intruded on in a town: the fronts of dwellings and schools, where no other building touches
 * them, and given places.
 */
export function intrudedIn(
  town: Footprints,
  spots: readonly Spot[],
  { isDwelling, isSchool }: Kinds,
): Intruded {
  const [points, kind, of]: [number[], number[], number[]] = [[], [], []]
  let n = 0
  const add = (what: IntrusionKind, flat: readonly number[]) => {
    for (let k = 0; k < flat.length; k += 2) {
      points.push(flat[k]!, flat[k + 1]!)
      kind.push(intrusionKinds.indexOf(what))
      of.push(n)
    }
    n++
  }
  for (const footprint of town.footprints) {
    const what = isDwelling(footprint.use)
      ? 'dwelling'
      : isSchool(footprint.use)
        ? 'school'
        : undefined
    if (what) add(what, frontPoints(footprint, town, FRONT))
  }
  for (const { kind: what, at } of spots) add(what, outside(town, at))
  return {
    points: indexPoints(Float64Array.from(points)),
    kind: Uint8Array.from(kind),
    of: Uint32Array.from(of),
  }
}

/** Points around a place that are not inside a building; the place itself where that is in the open. */
function outside(town: Footprints, [x, y]: PlanePoint): number[] {
  if (!buildingAt(town, [x, y])) return [x, y]
  return Array.from({ length: 8 }, (_, k): PlanePoint => {
    const angle = (k * Math.PI) / 4
    return [x + DOOR_M * Math.cos(angle), y + DOOR_M * Math.sin(angle)]
  })
    .filter((at) => !buildingAt(town, at))
    .flat()
}

/** What a camera sees of homes, entrances, outdoor seating and schools. */
export function intrusionOf(
  view: CameraView,
  { points, kind, of }: Intruded,
  which: 'region' | 'unmasked' = 'region',
): Intrusion {
  const result: Intrusion = { dwelling: 0, entrance: 0, seating: 0, school: 0, frontM: 0 }
  const counted = new Set<number>()
  for (const i of seenPoints(view, points, which).at) {
    const what = intrusionKinds[kind[i]!]!
    if (what === 'dwelling') result.frontM += FRONT.stepM
    if (counted.has(of[i]!)) continue
    counted.add(of[i]!)
    result[what]++
  }
  return result
}
