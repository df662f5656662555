import type { PlanePoint } from '../plane.ts'
import { type Building, type Canvas, plain } from './canvas.ts'
import { fits, inLine } from './houses.ts'
import type { Plot } from './plot.ts'
import type { Random } from './random.ts'
import { placed, type Ring, rectangle, ringOf } from './rings.ts'
import { avenue, grove, plantTree } from './trees.ts'

// The buildings everyone knows. Each is drawn in its plot's own frame: x along the south side.

/** A shape in its plot's frame, made smaller where the plot is too small for it. */
function shape({ frame, ring }: Plot, points: readonly PlanePoint[]): Ring {
  for (let scale = 1; ; scale *= 0.95) {
    const drawn = points.map(([x, y]) => placed(frame, [x * scale, y * scale]))
    if (scale < 0.4 || fits(ring, drawn, 1.5)) return drawn
  }
}

const named = (building: Building, name: string): Building => ({
  ...building,
  name,
  heightSource: 'measured',
})

const landmark = (town: Canvas, building: Building, name: string, at: PlanePoint) => {
  if (town.build(named(building, name), 1)) town.labels.push({ kind: 'landmark', name, at })
}

/** The square, paved, with trees along two sides and a kiosk. */
export function square(town: Canvas, plot: Plot, rng: Random): void {
  town.patches.push({ layer: 'squares', kind: 'square', name: 'Saltorget', ring: plot.ring })
  town.labels.push({ kind: 'square', name: 'Saltorget', at: plot.frame.at })
  const kiosk = rectangle(plot.frame, { x: -17, y: -15, w: 6, d: 5 })
  town.build(named(plain(kiosk, 3.2, 'kiosk'), 'Torgkiosken'), 2)
  avenue(town, plot.sides[1]!, 4, rng, 9)
  avenue(town, plot.sides[3]!, 4, rng, 9)
}

/** The town hall with its courtyard, facing the square. */
export function townHall(town: Canvas, plot: Plot, rng: Random): void {
  const [outer, inner] = [plot.inset(2), plot.inset(16)]
  if (!outer) return
  const hall = plain(ringOf(outer), 15.5, 'civic')
  const building = inner ? { ...hall, holes: [ringOf(inner)] } : hall
  landmark(town, building, 'Rådhuset', plot.frame.at)
  if (inner) {
    town.patches.push({ layer: 'green', kind: 'grass', name: '', ring: ringOf(inner) })
    plantTree(town, plot.frame.at, rng)
  }
}

/** The shopping centre: nearly the whole block, two light wells. */
export function mall(town: Canvas, plot: Plot): void {
  const outer = plot.inset(0.3)
  if (!outer) return
  const wells = [-34, 30].map((x) => rectangle(plot.frame, { x, y: 0, w: 22, d: 13 }))
  const building = { ...plain(ringOf(outer), 11.5, 'retail'), holes: wells }
  landmark(town, building, 'Gallerian Ankaret', plot.frame.at)
}

/** The library in a small garden by the river. */
export function library(town: Canvas, plot: Plot, rng: Random): void {
  town.patches.push({ layer: 'green', kind: 'park', name: 'Läsparken', ring: plot.ring })
  const house = shape(plot, [
    [-24, -2],
    [6, -2],
    [6, -14],
    [20, -14],
    [20, 16],
    [-24, 16],
  ])
  landmark(town, plain(house, 9.2, 'library'), 'Stadsbiblioteket', placed(plot.frame, [2, 6]))
  grove(town, plot.ring, [], { count: 26, apartM: 8, clearM: 0 }, rng)
}

/** The church among its graves. */
export function church(town: Canvas, plot: Plot, rng: Random): void {
  town.patches.push({ layer: 'green', kind: 'cemetery', name: 'Kyrkogården', ring: plot.ring })
  const nave = shape(plot, [
    [-14, -7.5],
    [3, -7.5],
    [3, -12],
    [10, -12],
    [10, -7.5],
    [17, -7.5],
    [21, -4],
    [21, 4],
    [17, 7.5],
    [10, 7.5],
    [10, 12],
    [3, 12],
    [3, 7.5],
    [-14, 7.5],
  ])
  const tower = shape(plot, [
    [-23, -4.5],
    [-14, -4.5],
    [-14, 4.5],
    [-23, 4.5],
  ])
  town.build(named(plain(tower, 42, 'church'), ''))
  town.build(named(plain(nave, 17, 'church'), 'Sankt Mikaels kyrka'))
  town.labels.push({ kind: 'landmark', name: 'Sankt Mikaels kyrka', at: plot.frame.at })
  const wall = plot.inset(1.2)
  if (wall) for (const line of wall) town.wall(line, 1.1)
  for (const line of plot.sides) avenue(town, line, 4.2, rng, 9)
}

/** The school: wings round a yard open to the south, a gym beside it. */
export function school(town: Canvas, plot: Plot, rng: Random): void {
  const wings = shape(plot, [
    [-60, -22],
    [-48, -22],
    [-48, 12],
    [12, 12],
    [12, -14],
    [24, -14],
    [24, 25],
    [-60, 25],
  ])
  const yard = plot.inset(1)
  if (yard) town.patches.push({ layer: 'squares', kind: 'square', name: '', ring: ringOf(yard) })
  const gym = rectangle(plot.frame, { x: 58, y: 14, w: 30, d: 22 })
  landmark(town, plain(wings, 10.4, 'school'), 'Åskolan', placed(plot.frame, [-20, 18]))
  if (fits(plot.ring, gym, 1)) town.build(named(plain(gym, 9, 'school'), 'Åskolans idrottshall'), 2)
  const lawn = rectangle(plot.frame, { x: 60, y: -20, w: 50, d: 28 })
  if (fits(plot.ring, lawn, 1))
    town.patches.push({ layer: 'green', kind: 'pitch', name: '', ring: lawn })
  avenue(town, plot.sides[0]!, 3, rng, 10)
}

/** Football, with a club house. */
export function pitch(town: Canvas, plot: Plot, rng: Random): void {
  town.patches.push({ layer: 'green', kind: 'grass', name: 'Ängsvallen', ring: plot.ring })
  const field = rectangle(plot.frame, { x: 0, y: 4, w: 98, d: 60 })
  town.patches.push({ layer: 'green', kind: 'pitch', name: 'Ängsvallen', ring: field })
  town.labels.push({ kind: 'landmark', name: 'Ängsvallen', at: plot.frame.at })
  const house = rectangle(plot.frame, { x: 66, y: 10, w: 9, d: 22 })
  if (fits(plot.ring, house, 2)) town.build(plain(house, 4.6, 'sports', 'estimated'), 2)
  avenue(town, plot.sides[2]!, 4, rng, 9)
}

/** The station by the tracks, its forecourt and the buses. */
export function station(town: Canvas, plot: Plot, rng: Random): void {
  const forecourt = plot.inset(0.5)
  if (forecourt)
    town.patches.push({
      layer: 'squares',
      kind: 'square',
      name: 'Stationsplan',
      ring: ringOf(forecourt),
    })
  const house = shape(plot, [
    [10, 9],
    [21, 9],
    [21, 62],
    [10, 62],
    [10, 44],
    [6, 44],
    [6, 27],
    [10, 27],
  ])
  town.build(named(plain(house, 9.8, 'train_station'), 'Resecentrum'), 1)
  town.labels.push({ kind: 'station', name: 'Resecentrum', at: placed(plot.frame, [14, 36]) })
  for (const y of [-58, -30]) {
    const shelter = rectangle(plot.frame, { x: -8, y, w: 5, d: 16 })
    if (fits(plot.ring, shelter, 2)) town.build(plain(shelter, 3, 'shelter', 'estimated'), 2)
  }
  avenue(town, plot.sides[3]!, 4, rng, 10)
}

/** A car park with trees round it. */
export function parking(town: Canvas, plot: Plot, rng: Random): void {
  const name = plot.parcel.west < 7 ? 'Garvarparkeringen' : 'Stationsparkeringen'
  const lot = plot.inset(3)
  if (!lot) return
  town.patches.push({ layer: 'green', kind: 'grass', name: '', ring: plot.ring })
  town.patches.push({ layer: 'squares', kind: 'parking', name, ring: ringOf(lot) })
  town.labels.push({ kind: 'square', name, at: plot.frame.at })
  for (const line of plot.sides) avenue(town, line, 1.6, rng, 12)
}

/** A supermarket with its car park. */
export function market(town: Canvas, plot: Plot, rng: Random): void {
  const lot = plot.inset(2)
  if (lot) town.patches.push({ layer: 'squares', kind: 'parking', name: '', ring: ringOf(lot) })
  const hall = shape(plot, [
    [-30, -4],
    [34, -4],
    [34, 34],
    [-30, 34],
  ])
  landmark(town, plain(hall, 8.2, 'retail'), 'Ågrens stormarknad', placed(plot.frame, [2, 15]))
  avenue(town, plot.sides[0]!, 4, rng, 12)
}

/** Workshops and stores by the railway, on gravel yards behind fences. */
export function industry(town: Canvas, plot: Plot, rng: Random): void {
  const yard = plot.inset(2)
  if (yard) town.patches.push({ layer: 'squares', kind: 'parking', name: '', ring: ringOf(yard) })
  for (const line of plot.sides) {
    const form = { w: rng.between(20, 38), d: rng.between(16, 26), gapM: rng.between(9, 20) }
    for (const ring of inLine(line, { ...form, setbackM: rng.between(5, 9) }))
      if (rng.chance(0.85) && fits(plot.ring, ring, 4))
        town.build(plain(ring, rng.between(5, 9), 'industrial', 'estimated'), 6)
  }
  avenue(town, plot.sides[3]!, 2.2, rng, 13)
  if (rng.chance(0.6)) town.wall(plot.sides[1]!, 2.2)
}
