import type { PlanePoint } from '../plane.ts'
import { type Canvas, plain } from './canvas.ts'
import { between, type Line, lengthOf, pointAlong, rounded } from './lines.ts'
import type { Plot } from './plot.ts'
import type { Random } from './random.ts'
import { blob, placed, rectangle, ringOf } from './rings.ts'
import { grove } from './trees.ts'

/** The town park: winding paths from every side to a bandstand, a pond, old trees. */
export function park(town: Canvas, plot: Plot, rng: Random): Line[] {
  town.patches.push({ layer: 'green', kind: 'park', name: 'Stadsparken', ring: plot.ring })
  town.labels.push({ kind: 'park', name: 'Stadsparken', at: placed(plot.frame, [0, 26]) })
  const { frame } = plot
  const stand = placed(frame, [12, 4])
  const pond = blob(
    placed(frame, [-42, -22]),
    Array.from({ length: 18 }, () => rng.between(19, 25)),
    0.7,
  )
  const shore = rounded([...pond, pond[0]!], 2).slice(0, -1)
  town.patches.push({ layer: 'water', kind: 'lake', name: 'Svandammen', ring: shore })
  town.labels.push({ kind: 'water', name: 'Svandammen', at: placed(frame, [-42, -22]) })

  const paths = parkPaths(plot, stand, rng)
  for (const line of paths)
    town.roads.push({ line: [...line], kind: 'path', name: '', bridge: false })
  const ring = blob(
    stand,
    Array.from({ length: 16 }, () => 12),
  )
  town.patches.push({ layer: 'squares', kind: 'square', name: '', ring })
  const bandstand = blob(
    stand,
    Array.from({ length: 8 }, () => 4),
  )
  town.build({ ...plain(bandstand, 5.5, 'pavilion'), name: 'Musikpaviljongen' }, 1)
  const cafe = rectangle(frame, { x: 62, y: 48, w: 16, d: 9 })
  town.build({ ...plain(cafe, 4.8, 'restaurant'), name: 'Parkkaféet' }, 2)
  const clear = [...paths, [...shore, shore[0]!], [...ring, ring[0]!]]
  const inner = plot.inset(3)
  if (inner) grove(town, ringOf(inner), clear, { count: 260, apartM: 7, clearM: 3.2 }, rng)
  return paths
}

/** From the corners and the middles of the sides to the bandstand. */
function parkPaths(plot: Plot, stand: PlanePoint, rng: Random): Line[] {
  const entrances = plot.sides.flatMap((line) => [
    line[0]!,
    pointAlong(line, lengthOf(line) / 2).at,
  ])
  return entrances
    .filter((_, i) => i % 2 === 0 || i === 3 || i === 1 || i === 5)
    .map((gate) => {
      const [dx, dy] = [stand[0] - gate[0], stand[1] - gate[1]]
      const sway = rng.between(-0.2, 0.2)
      const bend: PlanePoint = [gate[0] + dx * 0.5 - dy * sway, gate[1] + dy * 0.5 + dx * sway]
      const d = Math.hypot(dx, dy)
      const end: PlanePoint = [stand[0] - (dx / d) * 9, stand[1] - (dy / d) * 9]
      return rounded([gate, bend, end], 3)
    })
}

/** A small green with trees and a few benches' worth of gravel. */
export function pocketPark(town: Canvas, plot: Plot, rng: Random): void {
  town.patches.push({ layer: 'green', kind: 'park', name: 'Trekanten', ring: plot.ring })
  town.labels.push({ kind: 'park', name: 'Trekanten', at: plot.frame.at })
  const ring = blob(
    plot.frame.at,
    Array.from({ length: 12 }, () => 5),
  )
  town.patches.push({ layer: 'squares', kind: 'square', name: '', ring })
  const clear = [[...ring, ring[0]!]]
  const inner = plot.inset(2.5)
  if (inner) grove(town, ringOf(inner), clear, { count: 40, apartM: 6.5, clearM: 3 }, rng)
}

/** Wooded hills at the town's edge, with a walking path through. */
export function wood(town: Canvas, plot: Plot, rng: Random): Line[] {
  town.patches.push({ layer: 'green', kind: 'wood', name: '', ring: plot.ring })
  const track = woodTrack(plot, rng)
  town.roads.push({ line: track, kind: 'path', name: '', bridge: false })
  const inner = plot.inset(4)
  const strewn = { count: 140, apartM: 8, clearM: 3 }
  if (inner) grove(town, ringOf(inner), [track], strewn, rng)
  return [track]
}

/** A track that winds from one side of the wood to the other. */
function woodTrack({ sides, frame }: Plot, rng: Random): PlanePoint[] {
  const [a, b] = [sides[1]!, sides[3]!].map(
    (line) => pointAlong(line, lengthOf(line) * rng.between(0.3, 0.7)).at,
  ) as [PlanePoint, PlanePoint]
  const sway = () => rng.between(-45, 45)
  const bends = [0.25, 0.5, 0.75].map((t): PlanePoint => {
    const at = between(a, b, t)
    return [at[0] - frame.along[1] * sway(), at[1] + frame.along[0] * sway()]
  })
  return rounded([a, ...bends, b], 3)
}
