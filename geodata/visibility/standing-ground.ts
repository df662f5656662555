import type { PlanePoint } from '../plane.ts'
import { heightAt, type Terrain } from './terrain.ts'

// What obstacles stand on where the ground is not flat.

/** A wall follows the ground: pieces of it no longer than this stand each on their own. */
const PIECE_M = 4

/**
 * The ground that a building's height is counted from: the lowest along its outline, at its corners and at each
 * cell between them.
 *
 * Source: OpenStreetMap's `height`, "the distance between the lowest possible position with ground contact and the
 * top of the roof" (wiki.openstreetmap.org/wiki/Key:height).
 *
 * @param rings flat coordinates in metres on the plane, not closed
 */
export function lowestAlong(rings: readonly Float64Array[], terrain: Terrain): number {
  let lowest = Number.POSITIVE_INFINITY
  for (const ring of rings)
    for (let k = 0; k < ring.length; k += 2) {
      const next = (k + 2) % ring.length
      const [x, y] = [ring[k]!, ring[k + 1]!]
      const [dx, dy] = [ring[next]! - x, ring[next + 1]! - y]
      const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / terrain.stepM))
      for (let i = 0; i < steps; i++)
        lowest = Math.min(lowest, heightAt(terrain, x + (dx * i) / steps, y + (dy * i) / steps))
    }
  return lowest
}

/** A line as pieces short enough to stand on one height each: that of the ground at their middles. */
export function piecesOf(line: Float64Array): Float64Array[] {
  const pieces: Float64Array[] = []
  for (let k = 0; k + 2 < line.length; k += 2) {
    const [x, y] = [line[k]!, line[k + 1]!]
    const [dx, dy] = [line[k + 2]! - x, line[k + 3]! - y]
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / PIECE_M))
    const at = (i: number): PlanePoint => [x + (dx * i) / steps, y + (dy * i) / steps]
    for (let i = 0; i < steps; i++) pieces.push(Float64Array.of(...at(i), ...at(i + 1)))
  }
  return pieces
}

/** The ground at the middle of a piece of a line. */
export const underPiece = ([ax, ay, bx, by]: Float64Array, terrain: Terrain): number =>
  heightAt(terrain, (ax! + bx!) / 2, (ay! + by!) / 2)
