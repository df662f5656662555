import type { PlanePoint } from '../plane.ts'
import { type Building, type Canvas, plain } from './canvas.ts'
import { add, direction, distance, left, lengthOf, offset, pointAlong, stretch } from './lines.ts'
import type { Plot } from './plot.ts'
import type { Random } from './random.ts'
import {
  type Frame,
  insetSides,
  isSimple,
  placed,
  type Ring,
  rectangle,
  ringOf,
  signedArea,
} from './rings.ts'
import { plantTree } from './trees.ts'

/** Where one building ends and the next begins: metres along one side of the block. */
type Cut = { side: number; s: number }

const DEPTH_M = 12

/**
 * A block of attached houses along its streets round a courtyard, with a gateway or two.
 * Neighbours share walls: all are slices of one band, cut straight across it.
 */
export function perimeterBlock(town: Canvas, plot: Plot, rng: Random): void {
  const courtyard = plot.inset(DEPTH_M + 9)
  if (!courtyard && plot.inset(DEPTH_M + 1.5)) closedBlock(town, plot, rng)
  else if (!courtyard) solidBlock(town, plot, rng)
  else if (signedArea(plot.ring) < 4_200 && rng.chance(0.12)) closedBlock(town, plot, rng)
  else attachedHouses(town, plot, courtyard, rng)
}

function attachedHouses(town: Canvas, plot: Plot, courtyard: PlanePoint[][], rng: Random): void {
  const storeys = rng.between(2.6, 4.2)
  const cuts = cutsOf(plot, rng)
  // Some blocks lost a side and got a car park.
  const lost = rng.chance(0.24) ? rng.index(plot.sides.length) : -1
  if (lost >= 0) yardParking(town, plot, lost)
  cuts.forEach((from, i) => {
    const to = cuts[(i + 1) % cuts.length]!
    const isCorner = from.side !== to.side
    if (!isCorner && from.side === lost) return
    if (!isCorner && rng.chance(0.1)) {
      gateway(town, plot, from, to, rng)
      return
    }
    const ring = slice(plot, from, to, setback(rng), DEPTH_M + rng.between(-1.6, 1.4))
    if (!isSimple(ring)) return
    const floors = Math.max(1, Math.round(storeys + rng.normal() * 0.7 + (isCorner ? 0.4 : 0)))
    town.build(house(ring, floors, rng))
  })
  furnishCourtyard(town, plot, courtyard, rng)
}

// Most stand on the building line; a few were drawn back when the street was widened.
const setback = (rng: Random) => (rng.chance(0.14) ? rng.between(1, 2.6) : rng.between(0, 0.25))

function house(ring: Ring, floors: number, rng: Random): Building {
  const roof = rng.between(1.2, 3.6)
  const source = rng.next()
  return plain(
    ring,
    floors * 3 + roof,
    rng.chance(0.35) ? 'retail' : 'apartments',
    source < 0.45 ? 'measured' : source < 0.8 ? 'levels' : 'estimated',
  )
}

/** Corner houses reach round; what is left of each side is shared out in lots. */
function cutsOf(plot: Plot, rng: Random): Cut[] {
  const sides = plot.sides
  const reach = sides.map((line, i) => {
    const next = sides[(i + 1) % sides.length]!
    const [a, b] = [direction(line.at(-2)!, line.at(-1)!), direction(next[0]!, next[1]!)]
    const turn = Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1])
    return (DEPTH_M + 3.5) * Math.tan(Math.max(0.3, turn) / 2) + rng.between(1.5, 7)
  })
  return sides.flatMap((line, side) => {
    const length = lengthOf(line)
    const [start, end] = [reach.at(side - 1)!, length - reach[side]!]
    if (end - start < 9) return [{ side, s: (start + end) / 2 }]
    const count = Math.max(1, Math.round((end - start) / rng.between(15, 23)))
    const lot = (end - start) / count
    return Array.from({ length: count + 1 }, (_, k) => ({
      side,
      s: start + lot * k + (k > 0 && k < count ? rng.between(-0.16, 0.16) * lot : 0),
    }))
  })
}

/** One building: the band from `setbackM` to `setbackM + depthM` behind the building line. */
function slice(plot: Plot, from: Cut, to: Cut, setbackM: number, depthM: number): Ring {
  const front = frontage(plot, from, to, setbackM)
  const back = frontage(plot, from, to, setbackM + depthM)
  return [...front, ...back.toReversed()]
}

/** The line between two cuts, `insetM` behind the building line. */
function frontage(plot: Plot, from: Cut, to: Cut, insetM: number): PlanePoint[] {
  const { sides } = plot
  const moved = insetSides(
    sides,
    sides.map(() => insetM),
  )
  const at = (cut: Cut) => {
    const { at: point, along, segment } = pointAlong(sides[cut.side]!, cut.s)
    return { point: add(point, left(along), insetM), segment }
  }
  const [a, b] = [at(from), at(to)]
  const bends =
    from.side === to.side
      ? moved[from.side]!.slice(a.segment + 1, b.segment + 1)
      : [...moved[from.side]!.slice(a.segment + 1), ...moved[to.side]!.slice(1, b.segment + 1)]
  return [a.point, ...bends, b.point]
}

/** Where a row of houses was torn down: cars, and a few trees along the street. */
function yardParking(town: Canvas, plot: Plot, side: number): void {
  const line = plot.sides[side]!
  const length = lengthOf(line)
  if (length < 62) return
  const front = offset(stretch(line, 24, length - 24), 2)
  const back = offset(stretch(line, 24, length - 24), 15)
  const ring = [...front, ...back.toReversed()]
  town.patches.push({ layer: 'squares', kind: 'parking', name: '', ring })
}

/** A lot left open: a wall with a gateway in some, nothing in others. */
function gateway(town: Canvas, plot: Plot, from: Cut, to: Cut, rng: Random): void {
  if (rng.chance(0.35)) return
  const line = stretch(plot.sides[from.side]!, from.s, to.s)
  const length = lengthOf(line)
  const gate = rng.between(0.35, 0.65) * length
  if (length < 8) return
  const heightM = Math.round(rng.between(1.8, 2.6) * 10) / 10
  town.wall(stretch(line, 0, gate - 2), heightM)
  town.wall(stretch(line, gate + 2, length), heightM)
}

/** One building round its own courtyard. */
function closedBlock(town: Canvas, plot: Plot, rng: Random): void {
  const inner = plot.inset(DEPTH_M + 1.5)
  if (!inner) return
  const building = house(plot.ring, 4, rng)
  town.build({ ...building, use: 'office', holes: [ringOf(inner)] })
}

/** Too narrow for a courtyard: built all over, lower at the back. */
function solidBlock(town: Canvas, plot: Plot, rng: Random): void {
  const inner = plot.inset(1)
  if (inner) town.build(house(ringOf(inner), 2 + rng.index(2), rng))
}

function furnishCourtyard(town: Canvas, plot: Plot, courtyard: PlanePoint[][], rng: Random): void {
  const ring = ringOf(courtyard)
  const lawn = plot.inset(DEPTH_M + 7)
  if (lawn && rng.chance(0.6))
    town.patches.push({ layer: 'green', kind: 'grass', name: '', ring: ringOf(lawn) })
  courtyard.forEach((line) => {
    if (lengthOf(line) < 16 || rng.chance(0.55)) return
    const w = rng.between(7, 15)
    const s = rng.between(w / 2 + 2, Math.max(w / 2 + 3, lengthOf(line) - w / 2 - 2))
    const { at, along } = pointAlong(line, s)
    const frame: Frame = { at, along }
    const shed = rectangle(frame, { x: 0, y: 0, w, d: rng.between(4, 6) })
    town.build(
      plain(shed, rng.between(2.6, 5), rng.chance(0.5) ? 'garage' : 'shed', 'estimated'),
      1.5,
    )
  })
  scatterTrees(town, ring, plot.frame, Math.ceil(rng.between(1, 6)), rng)
}

function scatterTrees(town: Canvas, ring: Ring, frame: Frame, count: number, rng: Random): void {
  const reach = Math.max(...ring.map((point) => distance(point, frame.at)))
  for (let i = 0; i < count; i++) {
    const at = placed(frame, [rng.normal() * reach * 0.35, rng.normal() * reach * 0.2])
    plantTree(town, at, rng)
  }
}
