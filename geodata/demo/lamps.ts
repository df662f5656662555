import type { PlanePoint } from '../plane.ts'
import type { Lamp } from './canvas.ts'
import { isWithin } from './clip.ts'
import type { Layout } from './layout.ts'
import { add, distance, type Line, left, lengthOf, offset, pointAlong } from './lines.ts'
import { random } from './random.ts'
import { knownPoints, plotsOf, tunnel } from './spots.ts'
import { halfWidthM, type StreetEdge } from './streets.ts'
import { standsClose } from './trees.ts'

/** Metres between lamps, and how tall they are. */
const lighting: Record<StreetEdge['kind'], { apartM: number; heightM: number }> = {
  major: { apartM: 30, heightM: 9 },
  minor: { apartM: 28, heightM: 6 },
  pedestrian: { apartM: 18, heightM: 4.5 },
  service: { apartM: 32, heightM: 5 },
  path: { apartM: 30, heightM: 4 },
  rail: { apartM: 40, heightM: 8 },
}

/** Street lamps: in turn on either side, closer where people walk, with a few gaps that stay dark. */
export function streetLamps(plan: Layout): Lamp[] {
  const rng = random(plan.seed, 'lamps')
  const dark = darkPlaces(plan)
  const broken = plan.edges.filter(({ kind }) => kind === 'minor' && rng.chance(0.06))
  const lit = (line: Line, kind: StreetEdge['kind'], outM: number, works: boolean): Lamp[] => {
    const { apartM, heightM } = lighting[kind]
    const count = Math.max(1, Math.round(lengthOf(line) / apartM))
    return Array.from({ length: count }, (_, k) => {
      const { at, along } = pointAlong(line, (lengthOf(line) * (k + 0.5)) / count)
      return {
        at: add(at, left(along), (k % 2 === 0 ? 1 : -1) * outM),
        heightM,
        working: works && !rng.chance(0.02),
      }
    })
  }
  const all = [
    ...plan.edges.flatMap((edge) =>
      lit(edge.line, edge.kind, Math.max(1.8, halfWidthM[edge.kind] - 1.8), !broken.includes(edge)),
    ),
    ...plan.paths.flatMap((line) => lit(line, 'path', 1.8, true)),
    ...openGround(plan),
  ]
  return all
    .filter(({ at }) => isWithin(at, plan.town.box, 3) && !standsClose(plan.town, at, 0.3))
    .flatMap((lamp) => {
      const gap = dark.find(({ at, radiusM }) => distance(at, lamp.at) < radiusM)
      return gap === undefined ? [lamp] : gap.unlit ? [] : [{ ...lamp, working: false }]
    })
}

/** Squares and car parks have masts of their own. */
function openGround(plan: Layout): Lamp[] {
  return (['square', 'station', 'parking', 'market'] as const)
    .flatMap((use) => plotsOf(plan, use))
    .flatMap(({ sides }) =>
      sides.map((line) => {
        const middle = offset(line, 9)[0]!
        return { at: middle, heightM: 8, working: true }
      }),
    )
}

type Dark = { at: PlanePoint; radiusM: number; unlit: boolean }

/** Where lamps are missing (`unlit`) or out of order: by the pond, the tunnel, one car park. */
function darkPlaces(plan: Layout): Dark[] {
  const known = knownPoints(plan)
  const [tunnelEnd] = [tunnel(plan).line.at(-1)!]
  return [
    { at: known.pond, radiusM: 48, unlit: true },
    { at: tunnelEnd, radiusM: 32, unlit: false },
    { at: known.garvar, radiusM: 38, unlit: false },
    { at: plan.grid.node(3.2, 6), radiusM: 60, unlit: true },
    { at: plan.grid.node(9.6, 6.9), radiusM: 40, unlit: false },
  ]
}
