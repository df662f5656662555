import { numberHouses } from './addresses.ts'
import { type Canvas, canvas } from './canvas.ts'
import { flats, villas } from './houses.ts'
import * as landmark from './landmarks.ts'
import { COLUMNS, type Lattice, lattice, ROWS } from './lattice.ts'
import type { Line } from './lines.ts'
import { type StreetNames, streetNames } from './names.ts'
import { type ParcelUse, parcels } from './parcels.ts'
import { park, pocketPark, wood } from './park.ts'
import { perimeterBlock } from './perimeter-block.ts'
import { type Plot, plots } from './plot.ts'
import { type Random, random } from './random.ts'
import type { Box } from './rings.ts'
import { BRIDGE_HALF_M, railway, river } from './river.ts'
import { joinedStreets, type StreetEdge, streetEdges } from './streets.ts'
import { clearTrees } from './trees.ts'

/** Half the town's width and height, metres. */
export const HALF_M = 520
const box: Box = [-HALF_M, -HALF_M, HALF_M, HALF_M]

/** The whole town in its plane, before it becomes a map. */
export type Layout = {
  seed: number
  town: Canvas
  grid: Lattice
  edges: StreetEdge[]
  plots: Plot[]
  names: StreetNames
  paths: Line[]
}

/** Draws the town of a seed: streets first, then what stands between them. */
export function layout(seed: number): Layout {
  const grid = lattice(seed)
  const names = streetNames(random(seed, 'names'), COLUMNS, ROWS)
  const land = parcels(seed, grid)
  const edges = streetEdges(grid, land, names)
  const town = canvas(box)
  const ground = plots(grid, land, edges)

  town.roads.push(...joinedStreets(edges, BRIDGE_HALF_M))
  river(town, grid, random(seed, 'river'))
  railway(town, grid)
  const paths = ground.flatMap((plot, i) =>
    drawings[plot.parcel.use](town, plot, random(seed, `plot ${i}`)),
  )
  labels(town, grid)
  clearTrees(town)
  numberHouses(town, edges)
  return { seed, town, grid, edges, plots: ground, names, paths }
}

/** Names of quarters and bridges. */
function labels(town: Canvas, grid: Lattice): void {
  const tell = (kind: string, name: string, column: number, row: number) =>
    town.labels.push({ kind, name, at: grid.node(column, row) })
  tell('bridge', 'Parkbron', 2, 6.5)
  tell('bridge', 'Storbron', 4, 6.5)
  tell('bridge', 'Krögarbron', 7, 6.5)
  tell('bridge', 'Magasinsbron', 9, 6.5)
  tell('suburb', 'Norrhöjden', 5.5, 11.5)
  tell('suburb', 'Kvarnbacken', 5.5, 2.6)
  tell('suburb', 'Väster', 1.6, 5.5)
  tell('suburb', 'Österängen', 12.6, 9.3)
}

const drawings: Record<ParcelUse, (town: Canvas, plot: Plot, rng: Random) => Line[]> = {
  blocks: quiet(perimeterBlock),
  flats: quiet(flats),
  villas: quiet(villas),
  park,
  garden: quiet(pocketPark),
  wood,
  square: quiet(landmark.square),
  townhall: quiet(landmark.townHall),
  mall: quiet(landmark.mall),
  library: quiet(landmark.library),
  church: quiet(landmark.church),
  school: quiet(landmark.school),
  pitch: quiet(landmark.pitch),
  station: quiet(landmark.station),
  market: quiet(landmark.market),
  industry: quiet(landmark.industry),
  parking: quiet(landmark.parking),
  river: () => [],
  rail: () => [],
}

// Only parks and woods have paths of their own.
function quiet(draw: (town: Canvas, plot: Plot, rng: Random) => void) {
  return (town: Canvas, plot: Plot, rng: Random): Line[] => {
    draw(town, plot, rng)
    return []
  }
}
