import {
  type SensitivePlace,
  type SensitivePlaceKind,
  sensitivePlaceKind,
} from '../model/sensitive-place.ts'
import type { PlanePoint } from '../plane.ts'
import { isDwelling, isSchool } from '../privacy/dwelling-uses.ts'
import type { CameraView } from '../visibility/camera-view.ts'
import { buildingAt, type Footprints } from '../visibility/inside.ts'
import type { Footprint, Town } from '../visibility/town.ts'
import { type FrontPoint, frontPoints } from './fronts.ts'
import { indexPoints, type Points, seenPoints } from './seen-points.ts'

/**
 * Where people live, come in, sit or go to school: what a camera should see as little of as it can. Of a
 * building of `unknown` use nobody can say: it may be a dwelling.
 */
export const intrusionKinds = ['dwelling', 'unknown', ...sensitivePlaceKind.options] as const
export type IntrusionKind = (typeof intrusionKinds)[number]

/** Points to ask about, what each is of, and how many of each kind there are. */
export type Intruded = {
  points: Points
  kind: Uint8Array
  /** Points of one building or place have one number. */
  of: Uint32Array
  /** How much of a front each point stands for, in metres; 0 of what is none. */
  wallM: Float32Array
}

/** How many of each kind a camera sees anything of, and how many metres of the fronts of dwellings. */
export type Intrusion = Record<IntrusionKind, number> & { frontM: number }

/** Fronts are asked about so close to the wall, every so many metres. */
const FRONT = { offM: 0.5, stepM: 2 }
/** A door that is drawn on the wall, or in it, is asked about this far out. */
const DOOR_M = 0.6
/** Houses of a school this near to where it is said to be are that school's. */
const GROUNDS_M = 150

/**
 * What may be intruded on in a town: the fronts of dwellings, of schools, and of buildings nobody has said the
 * use of, where no other building touches them, and given places. A school and its houses are one.
 */
export function intrudedIn(
  { footprints, footprintIndex, plane }: Footprints & Pick<Town, 'plane'>,
  places: readonly Pick<SensitivePlace, 'kind' | 'position'>[],
): Intruded {
  const town = { footprints, footprintIndex }
  const points: number[] = []
  const [kind, of, wallM]: [number[], number[], number[]] = [[], [], []]
  const add = (what: IntrusionKind, number: number, list: readonly FrontPoint[]) => {
    for (const point of list) {
      points.push(...point.at)
      kind.push(intrusionKinds.indexOf(what))
      of.push(number)
      wallM.push(point.wallM)
    }
  }
  const placed = places.map((one) => ({ kind: one.kind, at: plane.toPlane(one.position) }))
  for (const [i, place] of placed.entries()) add(place.kind, i, outside(town, place.at))
  for (const [i, footprint] of footprints.entries()) {
    const what = kindOf(footprint.use)
    if (!what) continue
    const school = what === 'school' ? schoolOf(footprint, placed) : -1
    add(what, school >= 0 ? school : placed.length + i, frontPoints(footprint, town, FRONT))
  }
  return {
    points: indexPoints(Float64Array.from(points)),
    kind: Uint8Array.from(kind),
    of: Uint32Array.from(of),
    wallM: Float32Array.from(wallM),
  }
}

function kindOf(use: string): IntrusionKind | undefined {
  if (use === '') return 'unknown'
  return isDwelling(use) ? 'dwelling' : isSchool(use) ? 'school' : undefined
}

/** The nearest school that a house is near enough to be of; −1 for none. */
function schoolOf(
  { rings }: Footprint,
  places: readonly { kind: SensitivePlaceKind; at: PlanePoint }[],
): number {
  const [x, y] = [rings[0]![0]!, rings[0]![1]!]
  let [best, least] = [-1, GROUNDS_M]
  for (const [i, { kind, at }] of places.entries()) {
    const distance = Math.hypot(at[0] - x, at[1] - y)
    if (kind === 'school' && distance < least) [best, least] = [i, distance]
  }
  return best
}

/** Points around a place that are not inside a building; the place itself where that is in the open. */
function outside(town: Footprints, [x, y]: PlanePoint): FrontPoint[] {
  if (!buildingAt(town, [x, y])) return [{ at: [x, y], wallM: 0 }]
  return Array.from({ length: 8 }, (_, k): PlanePoint => {
    const angle = (k * Math.PI) / 4
    return [x + DOOR_M * Math.cos(angle), y + DOOR_M * Math.sin(angle)]
  })
    .filter((at) => !buildingAt(town, at))
    .map((at) => ({ at, wallM: 0 }))
}

/** What a camera sees of homes, entrances, outdoor seating and schools. */
export function intrusionOf(
  view: CameraView,
  { points, kind, of, wallM }: Intruded,
  which: 'region' | 'unmasked' = 'region',
): Intrusion {
  const result: Intrusion = {
    ...{ dwelling: 0, unknown: 0, entrance: 0, 'outdoor-seating': 0, school: 0 },
    frontM: 0,
  }
  const counted = new Set<number>()
  for (const i of seenPoints(view, points, which).at) {
    const what = intrusionKinds[kind[i]!]!
    if (what === 'dwelling') result.frontM += wallM[i]!
    if (counted.has(of[i]!)) continue
    counted.add(of[i]!)
    result[what]++
  }
  return result
}
