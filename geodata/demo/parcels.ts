import type { PlanePoint } from '../plane.ts'
import { COLUMNS, type Lattice, RAIL_COLUMN, RIVER_ROW, ROWS } from './lattice.ts'
import { random } from './random.ts'

/** What stands on a parcel. */
export type ParcelUse =
  | 'river'
  | 'rail'
  | 'square'
  | 'park'
  | 'wood'
  | 'garden'
  | 'townhall'
  | 'mall'
  | 'library'
  | 'church'
  | 'school'
  | 'pitch'
  | 'station'
  | 'parking'
  | 'market'
  | 'industry'
  | 'blocks'
  | 'flats'
  | 'villas'

/** A rectangle of the lattice, from one crossing to another: land between streets. */
export type Parcel = {
  west: number
  east: number
  south: number
  north: number
  use: ParcelUse
  /** One half of a cell that a slanting alley cuts from its south-west to its north-east. */
  half?: 'southeast' | 'northwest'
}

// [west, south, east, north, use]: what every seed's town has, and where.
const landmarks: readonly [number, number, number, number, ParcelUse][] = [
  [6, 8, 7, 9, 'square'],
  [6, 9, 7, 10, 'townhall'],
  [4, 8, 6, 9, 'mall'],
  [4, 9, 5, 10, 'parking'],
  [2, 7, 4, 9, 'park'],
  [8, 7, 9, 8, 'library'],
  [10, 7, 11, 9, 'station'],
  [10, 9, 11, 10, 'parking'],
  [7, 4, 8, 5, 'church'],
  [2, 4, 4, 5, 'school'],
  [1, 3, 3, 4, 'pitch'],
  [9, 3, 11, 4, 'market'],
  [12, 2, 13, 4, 'industry'],
  [12, 4, 13, 6, 'industry'],
  [0, 9, 2, 11, 'wood'],
  [0, 11, 3, 14, 'wood'],
  [0, 7, 2, 9, 'wood'],
  [12, 10, 14, 14, 'wood'],
  [13, 0, 14, 6, 'wood'],
  [13, 7, 14, 10, 'wood'],
]

/** South-west crossing of the cell that the alley cuts. */
export const ALLEY = [8, 9] as const

// Streets that run all the way, whatever the seed.
const through = { columns: new Set([4, 7]), rows: new Set([4, 8, 10]) }

/** Every parcel of the town; together they cover the lattice without overlap. */
export function parcels(seed: number, town: Lattice): Parcel[] {
  const rng = random(seed, 'parcels')
  const taken = new Set<number>()
  const key = (i: number, j: number) => i * 100 + j
  const found: Parcel[] = []
  const claim = (parcel: Parcel) => {
    for (let i = parcel.west; i < parcel.east; i++)
      for (let j = parcel.south; j < parcel.north; j++) taken.add(key(i, j))
    found.push(parcel)
  }
  const cell = (i: number, j: number, use: ParcelUse, wide = 1, deep = 1) =>
    claim({ west: i, east: i + wide, south: j, north: j + deep, use })

  for (const [west, south, east, north, use] of landmarks) claim({ west, south, east, north, use })
  for (let i = 0; i < COLUMNS - 1; i++) cell(i, RIVER_ROW, 'river')
  for (let j = 0; j < ROWS - 1; j++) if (j !== RIVER_ROW) cell(RAIL_COLUMN, j, 'rail')

  // One alley older than the grid.
  const [x, y] = ALLEY
  const flatIron = { west: x, east: x + 1, south: y, north: y + 1 }
  claim({ ...flatIron, use: 'blocks', half: 'southeast' })
  claim({ ...flatIron, use: 'garden', half: 'northwest' })

  const free = (i: number, j: number, use: ParcelUse) =>
    i < COLUMNS - 1 && j < ROWS - 1 && !taken.has(key(i, j)) && ordinaryUse(town, i, j) === use
  for (let j = 0; j < ROWS - 1; j++)
    for (let i = 0; i < COLUMNS - 1; i++) {
      if (taken.has(key(i, j))) continue
      const use = ordinaryUse(town, i, j)
      // Now and then a street was never drawn through.
      const merge = rng.chance(use === 'blocks' ? 0.12 : use === 'flats' ? 0.4 : 0.3)
      const sideways = rng.chance(0.5)
      if (merge && sideways && !through.columns.has(i + 1) && free(i + 1, j, use))
        cell(i, j, use, 2, 1)
      else if (merge && !sideways && !through.rows.has(j + 1) && free(i, j + 1, use))
        cell(i, j, use, 1, 2)
      else cell(i, j, use)
    }
  return found
}

/** Dense in the middle, blocks of flats around it, detached houses outside. */
function ordinaryUse(town: Lattice, i: number, j: number): ParcelUse {
  const [x, y]: PlanePoint = town.straight(i + 0.5, j + 0.5)
  const r = Math.hypot(x / 1.15, y - 10)
  if (i === 12) return 'industry'
  if (r < 275) return 'blocks'
  return r < 365 && (y > 0 || x > -250) ? 'flats' : 'villas'
}
