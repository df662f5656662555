import { toRadians } from '../units.ts'
import { type Held, isFlatPicture } from './ground-picture.ts'
import { pxPerMAtOneM } from './pixel-density.ts'

// A picture by its edges, for targets that stand at any height: where the ground is not flat, a picture's edges
// fall on it as no curves that can be told beforehand, but on which side of each a target is can be.

/**
 * How far inside something a target is, less than 0 outside and 0 on its edge: by how far ahead and aside of the
 * point below the camera it stands, and how far below the camera it is (less than 0 above), in metres.
 */
export type Level = (aheadM: number, asideM: number, dropM: number) => number

/** The same pictures as `inPicture` draws on flat ground, edge by edge: a target within all of them is in it. */
export function pictureEdges(held: Held): Level[] {
  if (held.projection === 'equidistant') return fisheyeEdges(held)
  return isFlatPicture(held) ? pinholeEdges(held) : panoramaEdges(held)
}

/** Hartley and Zisserman 2004, ch. 6: linear along a ray over ground that slopes evenly. */
function pinholeEdges({ tiltDeg, hfovDeg, vfovDeg }: Held): Level[] {
  const [sin, cos] = [Math.sin(toRadians(tiltDeg)), Math.cos(toRadians(tiltDeg))]
  const [wide, high] = [Math.tan(toRadians(hfovDeg) / 2), Math.tan(toRadians(vfovDeg) / 2)]
  const depth = (aheadM: number, dropM: number) => aheadM * cos + dropM * sin
  const below = (aheadM: number, dropM: number) => dropM * cos - aheadM * sin
  return [
    (ahead, aside, drop) => wide * depth(ahead, drop) - Math.abs(aside),
    (ahead, _, drop) => high * depth(ahead, drop) - below(ahead, drop),
    (ahead, _, drop) => high * depth(ahead, drop) + below(ahead, drop),
  ]
}

/** A sector between two angles under the horizon. */
function panoramaEdges({ tiltDeg, hfovDeg, vfovDeg }: Held): Level[] {
  const [bottomDeg, topDeg] = [tiltDeg + vfovDeg / 2, tiltDeg - vfovDeg / 2]
  const [half, bottom, top] = [hfovDeg / 2, bottomDeg, topDeg].map(toRadians) as [
    number,
    number,
    number,
  ]
  const edges: Level[] = []
  if (hfovDeg < 360) edges.push((ahead, aside) => half - Math.abs(Math.atan2(aside, ahead)))
  if (bottomDeg < 90)
    edges.push((ahead, aside, drop) => Math.hypot(ahead, aside) * Math.tan(bottom) - drop)
  if (topDeg > -90)
    edges.push((ahead, aside, drop) => drop - Math.hypot(ahead, aside) * Math.tan(top))
  return edges
}

/** The image circle, and a sensor less high than it: distance in the picture is f θ (`fisheye.ts`). */
function fisheyeEdges({ tiltDeg, hfovDeg, vfovDeg }: Held): Level[] {
  const [sin, cos] = [Math.sin(toRadians(tiltDeg)), Math.cos(toRadians(tiltDeg))]
  const [half, high] = [toRadians(hfovDeg) / 2, toRadians(vfovDeg) / 2]
  const edges: Level[] = []
  if (hfovDeg < 360)
    edges.push((ahead, aside, drop) => {
      const depth = ahead * cos + drop * sin
      return half - Math.atan2(Math.hypot(aside, ahead * sin - drop * cos), depth)
    })
  if (vfovDeg < hfovDeg)
    edges.push((ahead, aside, drop) => {
      const [depth, up] = [ahead * cos + drop * sin, ahead * sin - drop * cos]
      const off = Math.hypot(aside, up)
      return off === 0 ? high : high - (Math.atan2(off, depth) * Math.abs(up)) / off
    })
  return edges
}

/**
 * The distance that counts for pixels: pixels per metre on a target are `pxPerMAtOneM` divided by this.
 * Depth along the axis in a flat picture, slant distance in others; as `densityAt` has it on flat ground.
 */
export function countedM(held: Held): Level {
  if (!isFlatPicture(held))
    return (ahead, aside, drop) => Math.max(NEAREST_M, Math.hypot(ahead, aside, drop))
  const [sin, cos] = [Math.sin(toRadians(held.tiltDeg)), Math.cos(toRadians(held.tiltDeg))]
  return (ahead, _, drop) => Math.max(NEAREST_M, ahead * cos + drop * sin)
}
/** Nothing counts as nearer. */
const NEAREST_M = 0.1

/** Pixels per metre on a target that is in the picture. */
export const pxPerMOn = (held: Held, ...place: Parameters<Level>): number =>
  pxPerMAtOneM(held) / countedM(held)(...place)
