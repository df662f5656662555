import type { PlanePoint } from '../plane.ts'
import { type Canvas, plain } from './canvas.ts'
import { add, direction, type Line, left, lengthOf, pointAlong } from './lines.ts'
import type { Plot } from './plot.ts'
import type { Random } from './random.ts'
import { distanceToRing, type Frame, isInside, placed, type Ring, rectangle } from './rings.ts'
import { plantTree } from './trees.ts'

/** Detached houses in their gardens, each turned to its street, many with a garage or a shed. */
export function villas(town: Canvas, plot: Plot, rng: Random): void {
  town.patches.push({ layer: 'green', kind: 'grass', name: '', ring: plot.ring })
  const inner = plot.inset(34) ?? []
  const lines = [...plot.sides.filter((_, side) => plot.faced[side]), ...inner]
  lines.forEach((line) => {
    const length = lengthOf(line)
    const count = Math.floor((length - 8) / rng.between(19, 26))
    const lot = (length - 8) / Math.max(1, count)
    for (let k = 0; k < count; k++) {
      const { at, along } = pointAlong(line, 4 + lot * (k + 0.5))
      const swung = add(along, left(along), rng.between(-0.06, 0.06))
      const frame: Frame = {
        at: add(at, left(along), rng.between(5, 8)),
        along: direction([0, 0], swung),
      }
      villa(town, plot.ring, frame, lot, rng)
    }
  })
}

function villa(town: Canvas, garden: Ring, frame: Frame, lot: number, rng: Random): void {
  const w = rng.between(9.5, 13.5)
  const d = rng.between(7.5, 9.5)
  const body = rng.chance(0.35)
    ? angled(frame, w, d, rng)
    : rectangle(frame, { x: 0, y: d / 2, w, d })
  if (!fits(garden, body, 3)) return
  const height = rng.chance(0.6) ? rng.between(6.5, 8.8) : rng.between(4, 5.5)
  const source = rng.chance(0.3) ? 'measured' : 'estimated'
  if (!town.build(plain(body, height, 'house', source), 5)) return

  const beside = (rng.chance(0.5) ? 1 : -1) * (lot / 2 - 3.4)
  const outhouse = rng.chance(0.55)
    ? rectangle(frame, { x: beside, y: rng.between(3, 7), w: 4.2, d: 6.2 })
    : rectangle(frame, { x: beside * 0.9, y: d + rng.between(7, 12), w: 4.5, d: 3.2 })
  if (rng.chance(0.8) && fits(garden, outhouse, 0.8))
    town.build(plain(outhouse, rng.between(2.4, 3.4), 'garage', 'estimated'), 1)
  for (let i = rng.index(4); i > 0; i--) {
    const at = placed(frame, [rng.between(-0.45, 0.45) * lot, d + rng.between(3, 11)])
    if (isInside(at, garden)) plantTree(town, at, rng, 0.85)
  }
}

/** An L: the main house with a wing at the back. */
function angled(frame: Frame, w: number, d: number, rng: Random): Ring {
  const wing = rng.between(4, 5.2)
  const out = rng.between(3, 5)
  const turned = rng.chance(0.5) ? 1 : -1
  const shape: PlanePoint[] = [
    [-w / 2, 0],
    [w / 2, 0],
    [w / 2, d + out],
    [w / 2 - wing, d + out],
    [w / 2 - wing, d],
    [-w / 2, d],
  ]
  const ring = shape.map(([x, y]) => placed(frame, [x * turned, y]))
  return turned > 0 ? ring : ring.toReversed()
}

/** Blocks of flats from the middle of last century, in the green: slabs, or a few tall point blocks. */
export function flats(town: Canvas, plot: Plot, rng: Random): void {
  town.patches.push({ layer: 'green', kind: 'grass', name: '', ring: plot.ring })
  const form = rng.chance(0.3)
    ? { w: 19, d: 17, gapM: rng.between(16, 24), floors: 5 + rng.index(4) }
    : { w: rng.between(32, 46), d: 10.5, gapM: rng.between(10, 16), floors: 3 + rng.index(2) }
  const first = rng.index(2)
  const rows = [plot.sides[first]!, ...(plot.inset(40) ?? []), ...plot.sides.toSpliced(first, 1)]
  for (const line of rows)
    for (const ring of inLine(line, { ...form, setbackM: rng.between(4.5, 7) }))
      if (fits(plot.ring, ring, 3.5))
        town.build(plain(ring, form.floors * 2.9 + 1.6, 'apartments'), 8.5)
  grounds(town, plot, rng)
}

/**
 * As many equal buildings as a street side holds, spread evenly, each turned to the street.
 *
 * @param form width and depth of one, the least gap between two, and how far back they stand
 */
export function inLine(
  line: Line,
  form: { w: number; d: number; gapM: number; setbackM: number },
): Ring[] {
  const { w, d, gapM, setbackM } = form
  const length = lengthOf(line)
  const count = Math.floor((length - 12 + gapM) / (w + gapM))
  return Array.from({ length: Math.max(0, count) }, (_, k) => {
    const s = 6 + ((length - 12) * (k + 0.5)) / count
    const [a, b] = [pointAlong(line, s - w / 2).at, pointAlong(line, s + w / 2).at]
    const along = direction(a, b)
    const at = add(pointAlong(line, s).at, left(along), setbackM)
    return rectangle({ at, along }, { x: 0, y: d / 2, w, d })
  })
}

/** Bicycle sheds and trees on the lawns between the slabs. */
function grounds(town: Canvas, plot: Plot, rng: Random): void {
  for (let i = 0; i < 26; i++) {
    const at = placed(plot.frame, [rng.between(-60, 60), rng.between(-50, 50)])
    const shed = rectangle({ at, along: plot.frame.along }, { x: 0, y: 0, w: 9, d: 4 })
    if (i < 3 && fits(plot.ring, shed, 3)) town.build(plain(shed, 2.6, 'shed', 'estimated'), 4)
    else if (isInside(at, plot.ring) && distanceToRing(at, plot.ring) > 3) plantTree(town, at, rng)
  }
}

/** True when a shape lies inside a plot, `marginM` from its border. */
export const fits = (plot: Ring, shape: Ring, marginM: number): boolean =>
  shape.every((point) => isInside(point, plot) && distanceToRing(point, plot) >= marginM)
