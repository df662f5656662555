import type { PlanePoint } from '../plane.ts'
import type { Canvas } from './canvas.ts'
import { isWithin } from './clip.ts'
import { add, distance, distanceToLine, type Line, left, lengthOf, pointAlong } from './lines.ts'
import type { Random } from './random.ts'
import { boxOf, isInside, type Ring } from './rings.ts'

/** A tree, unless a building stands in its way or it would leave the map. */
export function plantTree(town: Canvas, at: PlanePoint, rng: Random, size = 1): void {
  const crownRadiusM = Math.round(rng.between(1.8, 4) * size * 10) / 10
  if (!isWithin(at, town.box, 2)) return
  if (standsClose(town, at, 1.6)) return
  const heightM = Math.round((3 + crownRadiusM * rng.between(1.6, 2.6)) * 10) / 10
  town.trees.push({ at, heightM, crownRadiusM })
}

/** True inside a building, or nearer to one than `marginM`. */
export const standsClose = (town: Canvas, at: PlanePoint, marginM: number): boolean =>
  town
    .buildingsNear(at, marginM)
    .some(
      ({ ring, holes }) =>
        town.buildingAt(at) !== undefined ||
        [ring, ...holes].some((r) => distanceToLine(at, [...r, r[0]!]) < marginM),
    )

/** A row of trees `offsetM` to the left of a line (negative: right). */
export function avenue(
  town: Canvas,
  line: Line,
  offsetM: number,
  rng: Random,
  spacingM = 11,
): void {
  const length = lengthOf(line)
  for (let s = spacingM; s < length - spacingM * 0.8; s += spacingM * rng.between(0.9, 1.15)) {
    const { at, along } = pointAlong(line, s)
    plantTree(town, add(at, left(along), offsetM), rng, 0.8)
  }
}

/** Takes away trees that ended up in a carriageway, as at crossings, or where a shed was built later. */
export function clearTrees(town: Canvas): void {
  const roads = town.roads.map(({ line, kind }) => ({
    line,
    box: boxOf(line),
    clearM: kind === 'path' ? 1.2 : 4,
  }))
  const standing = town.trees.filter(
    ({ at }) =>
      !standsClose(town, at, 0.8) &&
      !roads.some(
        ({ line, box, clearM }) => isWithin(at, box, -clearM) && distanceToLine(at, line) < clearM,
      ),
  )
  town.trees.splice(0, town.trees.length, ...standing)
}

/** Trees strewn over a ring, no two trunks closer than `apartM`, none within `clearM` of the paths. */
export function grove(
  town: Canvas,
  ring: Ring,
  keepClear: readonly Line[],
  { count, apartM, clearM }: { count: number; apartM: number; clearM: number },
  rng: Random,
): void {
  const [west, south, east, north] = boxOf(ring)
  const mine: PlanePoint[] = []
  for (let i = 0; i < count; i++) {
    const at: PlanePoint = [rng.between(west, east), rng.between(south, north)]
    if (!isInside(at, ring) || mine.some((other) => distance(other, at) < apartM)) continue
    if (keepClear.some((line) => distanceToLine(at, line) < clearM)) continue
    mine.push(at)
    plantTree(town, at, rng, 1.1)
  }
}
